import { assertNever, isDue } from "../../lib/index.ts";
import type { Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import { hasBeenHere } from "../lifecycle/memory-of.ts";
import { refusalToInvite, seatedIn } from "../policy/admission.ts";
import { addressOfRecord } from "./address-of-record.ts";
import { type Invitation, isCalling, maxRinging } from "./invitation.ts";
import { dropInvitation, failInvitation, keepInvitation } from "./invitations.ts";

/**
 * Calls whom the conference wants and has not called, and calls off whom it needs not call any
 * more: found by comparing who is invited with who is there, whatever happened to change either.
 */
export function callOut(draft: Draft): void {
  if (draft.conference.invitations.size === 0) return;
  const seated = seatedByAddress(draft);
  for (const invitation of draft.conference.invitations.values()) {
    settle(draft, invitation, seated.get(invitation.entity) ?? []);
  }
  callNext(draft);
}

/** Ends an invitation that has become what it was to be, or cannot become it any more. */
function settle(draft: Draft, invitation: Invitation, there: readonly Participant[]): void {
  const { progress, entity } = invitation;
  if (draft.conference.lifecycle.phase !== "active") return callOff(draft, invitation, 487);
  if (there.some(hasBeenHere)) return callOff(draft, invitation, 200);
  switch (progress.phase) {
    case "wanted":
    case "dialing-out":
    case "alerting": {
      const refused = refusalToInvite(draft.conference, entity);
      return refused && giveUp(draft, invitation, refused.status);
    }
    case "answered":
      return there.length === 0 ? giveUp(draft, invitation, 480) : undefined;
    case "failed":
      if (isDue(progress.until, draft.env.now)) dropInvitation(draft, invitation, progress.status);
      return;
    default:
      return assertNever(progress);
  }
}

/** It is needed no more: whoever waits for what comes of it is told the status. */
export function callOff(draft: Draft, invitation: Invitation, status: number): void {
  cancel(draft, invitation);
  dropInvitation(draft, invitation, status);
}

function giveUp(draft: Draft, invitation: Invitation, status: number): void {
  cancel(draft, invitation);
  failInvitation(draft, invitation, status);
}

function cancel({ effects }: Draft, invitation: Invitation): void {
  if (isCalling(invitation)) effects.push({ type: "cancel-invite", invitation: invitation.id });
}

/** In the order they were asked for; no more at a time than there are seats for. */
function callNext(draft: Draft): void {
  const { conversation, policy } = draft.conference;
  const all = [...draft.conference.invitations.values()];
  const free = policy.maxParticipants - seatedIn(draft.conference).length;
  const room = Math.min(free, maxRinging) - all.filter(isCalling).length;
  const wanted = all.filter(({ progress }) => progress.phase === "wanted");
  for (const invitation of wanted.slice(0, Math.max(0, room))) {
    const { id, entity: target } = invitation;
    keepInvitation(draft, { ...invitation, progress: { phase: "dialing-out" } });
    draft.effects.push({ type: "send-invite", invitation: id, target, conversation });
  }
}

function seatedByAddress({ conference }: Draft): ReadonlyMap<string, readonly Participant[]> {
  const seated = new Map<string, Participant[]>();
  for (const participant of seatedIn(conference)) {
    const address = addressOfRecord(participant.entity, conference.uri) ?? participant.entity;
    seated.set(address, [...(seated.get(address) ?? []), participant]);
  }
  return seated;
}

/** Whether somebody of this address has been let in. */
export function isThere(draft: Draft, address: string): boolean {
  return seatedByAddress(draft).get(address)?.some(hasBeenHere) ?? false;
}
