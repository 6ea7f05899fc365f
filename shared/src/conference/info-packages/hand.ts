import type { Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import { shownAs } from "../policy/anonymity.ts";
import { participantsNamed } from "../roster/named.ts";
import { answerInfo, type Informing, informantOf } from "./informant.ts";

/**
 * Somebody raises a hand, or takes it down. It stays up while its seat is held, and since when
 * says whose turn is first: one that is raised again has waited all along.
 */
export function handMoved(
  draft: Draft,
  { raised, ...informing }: Informing & { readonly raised: boolean },
): void {
  const participant = informantOf(draft, informing);
  if (!participant) return;
  answerInfo(draft, informing, 200);
  moveHand(draft, participant, raised);
}

/** A host takes somebody's hand down. Who had raised it hears by whom, and may raise it again. */
export function handLoweringRequested(
  draft: Draft,
  { target, ...informing }: Informing & { readonly target: string },
): void {
  const host = informantOf(draft, informing);
  if (!host) return;
  if (host.role !== "host") return answerInfo(draft, informing, 403);
  // Whoever is lost says anew that it is up when they come back: they are not told now.
  const named = participantsNamed(draft, target).filter(
    ({ presence }) => presence.phase === "connected",
  );
  if (named.length === 0) return answerInfo(draft, informing, 488);
  answerInfo(draft, informing, 200);
  const by = shownAs(host).displayName;
  for (const participant of named) {
    if (participant.handRaisedAt === undefined) continue;
    moveHand(draft, participant, false);
    if (participant.leg) draft.effects.push({ type: "lower-hand", leg: participant.leg, by });
  }
}

function moveHand(draft: Draft, participant: Participant, raised: boolean): void {
  if (raised === (participant.handRaisedAt !== undefined)) return;
  const { handRaisedAt: _, ...lowered } = participant;
  const moved = raised ? { ...lowered, handRaisedAt: draft.env.date } : lowered;
  draft.participants.set(participant.id, moved);
}
