import { type InvitationId, isCalling, type SubscriptionId } from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";
import type { ConferenceStep, RunningConference } from "./run-conference.ts";

/** Which conference each leg, subscription and invitation belongs to, for as long as it does. */
export class Routes {
  readonly legs = new Map<LegId, RunningConference>();
  readonly subscriptions = new Map<SubscriptionId, RunningConference>();
  readonly invitations = new Map<InvitationId, RunningConference>();

  /** Forgets what a step has ended, and learns whom it calls. */
  follow(running: RunningConference | undefined, { input, before, after }: ConferenceStep): void {
    const { legs, subscriptions, removals } = after;
    // A leg that is gone is heard of once more: when the BYE to it is answered.
    const isOver = (leg: LegId) => !legs.has(leg) && !removals.has(leg);
    for (const leg of before.legs.keys()) if (isOver(leg)) this.legs.delete(leg);
    for (const id of before.subscriptions.keys()) {
      if (!subscriptions.has(id)) this.subscriptions.delete(id);
    }
    // An INVITE that was refused and a roster that was fetched have come and gone within the step.
    if ("leg" in input && isOver(input.leg)) this.legs.delete(input.leg);
    if ("subscription" in input && !subscriptions.has(input.subscription)) {
      this.subscriptions.delete(input.subscription);
    }
    if (before.invitations === after.invitations) return;
    for (const id of before.invitations.keys()) this.invitations.delete(id);
    for (const invitation of after.invitations.values()) {
      if (running && isCalling(invitation)) this.invitations.set(invitation.id, running);
    }
  }

  /** Whose they are, taken out: their conference is no more. */
  takeOut(running: RunningConference) {
    return {
      legs: takenOut(this.legs, running),
      subscriptions: takenOut(this.subscriptions, running),
      invitations: takenOut(this.invitations, running),
    };
  }
}

function takenOut<Id>(routes: Map<Id, RunningConference>, running: RunningConference): Id[] {
  const own = [...routes].flatMap(([id, conference]) => (conference === running ? [id] : []));
  for (const id of own) routes.delete(id);
  return own;
}
