import { addDuration, type Instant, isDue, ms } from "../../lib/index.ts";
import type { LegId } from "../../switching/index.ts";
import type { Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import { shownAs } from "../policy/anonymity.ts";
import { participantsNamed } from "../roster/named.ts";
import { answerInfo, type Informing, informantOf } from "./informant.ts";

/**
 * From the ACK of a new dialog, or its being back, until its page has said that the hand is up: it
 * says so as soon as it is in, and nobody is to see the hand go down and up. Our policy.
 */
const saidWithin = ms(3_000);

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
  if (raised) raiseHand(draft, participant, informing.leg);
  else lowerHand(draft, participant);
}

/** Of who is there, again or anew, and may be another page: one that had crashed knows of no hand. */
export function handUnsaidIn(draft: Draft, leg: LegId, participant: Participant | undefined): void {
  const { hand } = participant ?? {};
  if (!participant || !hand || hand.leg === leg) return;
  const unsaidUntil = addDuration(draft.env.now, saidWithin);
  draft.participants.set(participant.id, { ...participant, hand: { ...hand, unsaidUntil } });
}

/** Who is lost meanwhile can say nothing. */
export function handDeadline({ hand, presence }: Participant): Instant | undefined {
  return presence.phase === "connected" ? hand?.unsaidUntil : undefined;
}

export function lowerUnsaidHands(draft: Draft): void {
  for (const participant of [...draft.participants.values()]) {
    if (isDue(handDeadline(participant), draft.env.now)) lowerHand(draft, participant);
  }
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
    if (!participant.hand) continue;
    lowerHand(draft, participant);
    if (participant.leg) draft.effects.push({ type: "lower-hand", leg: participant.leg, by });
  }
}

function raiseHand(draft: Draft, participant: Participant, leg: LegId): void {
  const { hand } = participant;
  if (hand?.leg === leg && hand.unsaidUntil === undefined) return;
  const { since = draft.env.date } = hand ?? {};
  draft.participants.set(participant.id, { ...participant, hand: { since, leg } });
}

function lowerHand(draft: Draft, participant: Participant): void {
  const { hand, ...lowered } = participant;
  if (!hand) return;
  draft.participants.set(participant.id, lowered);
}
