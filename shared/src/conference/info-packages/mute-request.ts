import type { LegId } from "../../switching/index.ts";
import type { Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import { shownAs } from "../policy/anonymity.ts";
import { participantsNamed } from "../roster/named.ts";
import { answerInfo, type Informing, informantOf } from "./informant.ts";
import { isMuted } from "./microphone.ts";

/** A host asks that somebody mute. Nobody is muted by anybody else: who is asked decides. */
export function muteRequested(
  draft: Draft,
  { target, ...informing }: Informing & { readonly target: string },
): void {
  const asker = informantOf(draft, informing);
  if (!asker) return;
  if (asker.role !== "host") return answerInfo(draft, informing, 403);
  const named = participantsNamed(draft, target).filter(({ id }) => id !== asker.id);
  const legs = connectedLegs(named);
  // Neither 404 nor 480: they would end the asker's own call (RFC 5057 §5.1).
  if (legs.length === 0) return answerInfo(draft, informing, 488);
  answerInfo(draft, informing, 200);
  ask(draft, legs, asker);
}

/**
 * A host asks that everybody else mute. Nobody is disturbed for what is so already, and whoever is
 * lost is not asked on coming back: by then it may be another moment.
 */
export function muteEveryoneRequested(draft: Draft, informing: Informing): void {
  const asker = informantOf(draft, informing, "everyone");
  if (!asker) return;
  if (asker.role !== "host") return answerInfo(draft, informing, 403);
  // Also where nobody is left to ask: then it is as it was wished.
  answerInfo(draft, informing, 200);
  const audible = [...draft.participants.values()].filter(
    (other) => other.entity !== asker.entity && other.role !== "observer" && !isMuted(other),
  );
  ask(draft, connectedLegs(audible), asker);
}

function connectedLegs(participants: readonly Participant[]): readonly LegId[] {
  return participants.flatMap(({ presence, leg }) =>
    presence.phase === "connected" && leg ? leg : [],
  );
}

function ask(draft: Draft, legs: readonly LegId[], asker: Participant): void {
  const by = shownAs(asker).displayName;
  for (const leg of legs) draft.effects.push({ type: "ask-to-mute", leg, by });
}
