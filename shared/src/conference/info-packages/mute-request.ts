import type { Draft } from "../draft.ts";
import { shownAs } from "../policy/anonymity.ts";
import { participantsNamed } from "../roster/named.ts";
import { answerInfo, type Informing, informantOf } from "./informant.ts";

/** A host asks that somebody mute. Nobody is muted by anybody else: who is asked decides. */
export function muteRequested(
  draft: Draft,
  { target, ...informing }: Informing & { readonly target: string },
): void {
  const asker = informantOf(draft, informing);
  if (!asker) return;
  if (asker.role !== "host") return answerInfo(draft, informing, 403);
  const asked = participantsNamed(draft, target).flatMap(({ presence, leg }) =>
    presence.phase === "connected" && leg && leg !== informing.leg ? leg : [],
  );
  // Neither 404 nor 480: they would end the asker's own call (RFC 5057 §5.1).
  if (asked.length === 0) return answerInfo(draft, informing, 488);
  answerInfo(draft, informing, 200);
  const by = shownAs(asker).displayName;
  for (const leg of asked) draft.effects.push({ type: "ask-to-mute", leg, by });
}
