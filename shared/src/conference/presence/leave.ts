import { addDuration } from "../../lib/index.ts";
import type { LegId } from "../../switching/index.ts";
import type { Departed, Participant } from "../conference.ts";
import { type Draft, setPresence } from "../draft.ts";
import { hasBeenHere, remembered } from "../lifecycle/memory-of.ts";
import { isExplicitLeave, printReason, type Reason } from "../reason.ts";
import { endOwnSubscriptions } from "../roster/subscribers.ts";

/** How many instances are remembered after they left by themselves. */
const formerSeatsKept = 1_000;

/**
 * Somebody has left, in whatever way it became known: this is the one procedure (S0.5). Media
 * stops both ways first (G10); who is owed what because of it is found out by comparison, in
 * `catch-up.ts`, after the gathering window (S0.6-S0.8).
 */
export function byeReceived(draft: Draft, id: LegId, reasons: readonly Reason[]): void {
  draft.effects.push({ type: "answer-bye", leg: id });
  const participant = participantOf(draft, id);
  if (!participant) return;
  const reason = reasons[0] ? `Reason: ${printReason(reasons[0])}` : "BYE";
  endLeg(draft, id);
  if (isExplicitLeave(reasons)) depart(draft, participant, { reason, saidBye: true });
  else holdSeat(draft, participant, reason, true);
}

/** The dialog is over though nobody said goodbye: the seat is held for a rejoin (S2.46). */
export function loseLeg(draft: Draft, id: LegId, reason: string, bye?: Reason): void {
  const participant = participantOf(draft, id);
  endLeg(draft, id, bye);
  if (participant) holdSeat(draft, participant, reason);
}

/** Ends one leg, with a BYE where the peer has not sent one and may still hear it. */
export function endLeg(draft: Draft, id: LegId, bye?: Reason): void {
  const leg = draft.legs.get(id);
  if (!leg) return;
  draft.legs.delete(id);
  draft.effects.push({ type: "close-transport", leg: id });
  if (leg.phase === "opening") draft.effects.push({ type: "refuse-invite", leg: id, status: 487 });
  else if (bye) draft.effects.push({ type: "send-bye", leg: id, reason: bye });
  const participant = draft.participants.get(leg.participant);
  if (participant?.leg === id) {
    const { leg: _, ...seat } = participant;
    draft.participants.set(participant.id, seat);
  }
  gather(draft);
}

/** Nothing is received any more, though the dialog may come back: shown at once, and held (G3). */
export function holdSeat(
  draft: Draft,
  participant: Participant,
  reason: string,
  saidBye = false,
): void {
  const current = draft.participants.get(participant.id);
  if (!current || current.presence.phase === "lost") return;
  if (current.presence.phase === "joining" && !current.leg) {
    // Somebody who was never there has no seat to come back to.
    if (!holdOn(draft, current)) forget(draft, current);
    return;
  }
  const until = addDuration(draft.env.now, draft.conference.settings.hold);
  draft.participants.set(current.id, {
    ...current,
    presence: { phase: "lost", until, when: draft.env.date, reason, saidBye },
  });
  gather(draft);
}

/** Whether a seat was held before the attempt to come back that has failed: then it is held on. */
export function holdOn(draft: Draft, { id, presence }: Participant): boolean {
  if (presence.phase !== "joining" || !presence.heldAs) return false;
  setPresence(draft, id, presence.heldAs);
  return true;
}

/** Takes somebody out of the roster; everybody sees it as a user that is no more. */
export function forget(draft: Draft, participant: Participant): void {
  draft.participants.delete(participant.id);
  rememberSeat(draft, participant);
  if (draft.conference.policy.longLived && hasBeenHere(participant)) missed(draft, participant);
}

/** Somebody of a long-lived conference who did not say goodbye stays on its list (S2.34). */
function missed(draft: Draft, participant: Participant): void {
  const { absent, policy } = draft.conference;
  const kept = [...absent, remembered(participant)].slice(-policy.maxParticipants);
  draft.conference = { ...draft.conference, absent: kept };
}

/** Gone because the person, or a host, wished it so: everybody is told, and nothing is held. */
export function depart(
  draft: Draft,
  participant: Participant,
  how: Pick<Departed, "reason" | "saidBye" | "by">,
): void {
  const current = draft.participants.get(participant.id);
  if (!current) return;
  const { settings } = draft.conference;
  const { hand: _, ...lowered } = current;
  draft.participants.set(current.id, {
    ...lowered,
    presence: {
      phase: "departed",
      until: addDuration(draft.env.now, settings.departedShown),
      when: draft.env.date,
      ...how,
    },
  });
  rememberSeat(draft, current);
  endOwnSubscriptions(draft, current);
  gather(draft);
}

/** A reload says goodbye and comes back: it finds the seat it had (G4). */
function rememberSeat(draft: Draft, { instance, seat }: Participant): void {
  if (instance === undefined) return;
  const kept = [...draft.conference.formerSeats].filter(([known]) => known !== instance);
  const formerSeats = new Map([...kept.slice(-formerSeatsKept + 1), [instance, seat]]);
  draft.conference = { ...draft.conference, formerSeats };
}

/** Leaves that come within the window are told of together (S0.8). */
function gather(draft: Draft): void {
  const { settings, gatherUntil } = draft.conference;
  if (gatherUntil !== undefined || settings.gather === 0) return;
  const until = addDuration(draft.env.now, settings.gather);
  draft.conference = { ...draft.conference, gatherUntil: until };
}

function participantOf(draft: Draft, id: LegId): Participant | undefined {
  const leg = draft.legs.get(id);
  return leg && draft.participants.get(leg.participant);
}
