import type {
  Caller,
  Conference,
  ConferenceEffect,
  ConferenceInput,
  Participant,
} from "../src/conference/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { FocusStep } from "./focus.ts";

type Invite = Extract<ConferenceInput, { readonly type: "invite-received" }>;

const notThere = "404 123 Session does not exist";
const notAllowed = "403 122 Function not allowed";
const full = "486 102 Too many participants";
const letIn = "let in";

/** [CON-50] What an INVITE is told, worked out from the sentences S2.29 to S2.32 alone. */
export function callersAreAdmittedInOrder({ before, input, effects }: FocusStep): void {
  if (input.type !== "invite-received" || input.replaces !== undefined) return;
  const told = toldTo(input, effects);
  const due = dueTo(input.caller, before);
  invariant(told === due, `${input.leg} is told ${told}, due is ${due}`);
}

/** [CON-14] [CON-71] A device whose seat is kept has it again, and nobody else's. */
export function seatsAreGivenBack({ before, after, input, effects }: FocusStep): void {
  if (input.type !== "invite-received" || input.replaces !== undefined) return;
  if (toldTo(input, effects) !== letIn) return;
  const kept = seatKeptFor(input.caller, before);
  const leg = after.legs.get(input.leg);
  const seat = leg && after.participants.get(leg.participant)?.seat;
  invariant(kept === undefined || seat === kept, `${input.leg} had seat ${kept}, gets ${seat}`);
}

function toldTo({ leg }: Invite, effects: readonly ConferenceEffect[]): string {
  for (const effect of effects) {
    if (effect.type !== "refuse-invite" || effect.leg !== leg) continue;
    return [effect.status, effect.warning?.text].filter((part) => part !== undefined).join(" ");
  }
  return letIn;
}

function dueTo(caller: Caller, conference: Conference): string {
  const { policy, lifecycle, participants, absent } = conference;
  if (lifecycle.phase === "released") return notThere;
  const people = [...participants.values(), ...absent];
  const isMember = policy.members.some(({ entity }) => entity === caller.entity);
  const isTaken = people.some((other) => other.proven && other.entity === caller.entity);
  if (!caller.proven && (isMember || isTaken)) return notAllowed;
  if (policy.closed && !(caller.proven && (isMember || wasLast(caller, conference)))) {
    return notAllowed;
  }
  const seated = [...participants.values()].filter(isSeated);
  const hasSeat = seated.some((other) => isDeviceOf(other, caller));
  return !hasSeat && seated.length >= policy.maxParticipants ? full : letIn;
}

/** Of the last participants of a long-lived conference; somebody who said goodbye is none of them. */
function wasLast({ entity }: Caller, { policy, participants, absent }: Conference): boolean {
  const isHere = ({ presence }: Participant) => {
    if (presence.phase !== "joining") return presence.phase === "connected" || isLost(presence);
    return presence.answered || presence.heldAs !== undefined;
  };
  const last = [...[...participants.values()].filter(isHere), ...absent];
  return policy.longLived && last.some((other) => other.entity === entity);
}

function isLost({ phase }: Participant["presence"]): boolean {
  return phase === "lost";
}

function isSeated({ presence }: Participant): boolean {
  return presence.phase !== "departed" && presence.phase !== "removed";
}

function seatKeptFor(caller: Caller, { participants, absent }: Conference): number | undefined {
  const seated = [...participants.values()].filter(isSeated);
  return [...seated, ...absent].find((other) => isDeviceOf(other, caller))?.seat;
}

export function isDeviceOf(
  { instance, proven, entity }: Pick<Participant, "instance" | "proven" | "entity">,
  caller: Caller,
): boolean {
  if (instance === undefined || instance !== caller.instance) return false;
  return !proven || (caller.proven && entity === caller.entity);
}
