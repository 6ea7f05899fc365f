import type { LegId } from "../switching/index.ts";
import { shownAs } from "./anonymity.ts";
import { askerOf } from "./asker-of.ts";
import type { Draft } from "./draft.ts";
import { participantsNamed } from "./named.ts";

/** A host asks that somebody mute. Nobody is muted by anybody else: who is asked decides. */
export function muteRequested(
  draft: Draft,
  { leg, info, target }: { readonly leg: LegId; readonly info: string; readonly target: string },
): void {
  const answer = (status: number) =>
    void draft.effects.push({ type: "answer-info", leg, info, status });
  const asker = askerOf(draft, leg);
  if (asker?.role !== "host") return answer(403);
  const asked = participantsNamed(draft, target).flatMap((participant) =>
    participant.presence.phase === "connected" && participant.leg !== leg ? participant.leg : [],
  );
  // Neither 404 nor 480: they would end the asker's own call (RFC 5057 §5.1).
  if (asked.length === 0) return answer(488);
  answer(200);
  const by = shownAs(asker).displayName;
  for (const each of asked) if (each) draft.effects.push({ type: "ask-to-mute", leg: each, by });
}
