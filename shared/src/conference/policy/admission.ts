import type { LegId } from "../../switching/index.ts";
import type { Conference, Participant } from "../conference.ts";
import type { Warning } from "../effect.ts";
import type { Caller, Subscriber } from "../input.ts";
import { rememberedOf } from "../lifecycle/memory-of.ts";
import { memberOf } from "./policy.ts";

export interface InviteRefusal {
  readonly status: number;
  readonly warning?: Warning;
}

export const notAllowed: Warning = { code: 399, text: "122 Function not allowed" };

/** Whether this caller may not come in, by the checks in the order they stand in (S2.29-S2.32). */
export function refusalFor(
  conference: Conference,
  caller: Caller,
  held: Participant | undefined,
): InviteRefusal | undefined {
  if (conference.lifecycle.phase === "released") return refusal(404, "123 Session does not exist");
  if (claimsAnother(conference, caller)) return { status: 403, warning: notAllowed };
  if (!isWelcome(conference, caller)) return { status: 403, warning: notAllowed };
  if (!held && seatedIn(conference).length >= conference.policy.maxParticipants) {
    return refusal(486, "102 Too many participants");
  }
  return undefined;
}

/** Why somebody would not be let in, even with proof of who it is: then it need not ring there. */
export function refusalToInvite(conference: Conference, entity: string): InviteRefusal | undefined {
  const callee = { displayName: "", role: "participant", anonymous: false } as const;
  return refusalFor(conference, { ...callee, entity, proven: true }, undefined);
}

/** The leg an INVITE wants to take the place of is its own person's to take (RFC 3891 §3). */
export function mayReplace(conference: Conference, caller: Caller, replaced: LegId): boolean {
  const leg = conference.legs.get(replaced);
  const participant = leg && conference.participants.get(leg.participant);
  if (!participant) return false;
  return participant.proven
    ? caller.proven && caller.entity === participant.entity
    : caller.entity === participant.entity;
}

/** Who is in a closed conference is for its members and for those who are in it to know. */
export function mayFollow({ policy, participants }: Conference, { entity }: Subscriber): boolean {
  if (!policy.closed || memberOf(policy, entity) !== undefined) return true;
  return [...participants.values()].some((participant) => participant.entity === entity);
}

/** Whoever holds a seat: lost ones may come back, and do not count as gone before their time. */
export function seatedIn({ participants }: Conference): readonly Participant[] {
  return [...participants.values()].filter(
    ({ presence }) => presence.phase !== "departed" && presence.phase !== "removed",
  );
}

/** Without proof nobody goes by the URI of a member, or of somebody who has proven it is theirs. */
function claimsAnother(conference: Conference, caller: Caller): boolean {
  if (caller.proven) return false;
  const known = [...conference.participants.values(), ...conference.absent];
  return (
    memberOf(conference.policy, caller.entity) !== undefined ||
    known.some(({ entity, proven }) => proven && entity === caller.entity)
  );
}

/** A closed conference takes its members, and who was in it last (S2.30, S2.31). */
function isWelcome(conference: Conference, caller: Caller): boolean {
  const { policy } = conference;
  if (!policy.closed) return true;
  if (!caller.proven) return false;
  if (memberOf(policy, caller.entity) !== undefined) return true;
  const last = policy.longLived ? rememberedOf(conference) : [];
  return last.some(({ entity }) => entity === caller.entity);
}

function refusal(status: number, text: string): InviteRefusal {
  return { status, warning: { code: 399, text } };
}
