import { addDuration } from "../../lib/index.ts";
import { clueDataChannel } from "../../sdp/index.ts";
import type { LegId } from "../../switching/index.ts";
import type { Lost, Participant } from "../conference.ts";
import { type Draft, setPresence } from "../draft.ts";
import type { ParticipantId } from "../ids.ts";
import type { Caller, Recipient, SignallingInput } from "../input.ts";
import { maxRecipients } from "../inviting/invitation.ts";
import { inviteAbsent, inviteRecipients } from "../inviting/invite.ts";
import { feedNegotiation } from "../leg/dialog.ts";
import { openLeg, readOffer } from "../leg/open-leg.ts";
import { begin } from "../lifecycle/lifecycle.ts";
import type { Conversation, RememberedParticipant } from "../lifecycle/memory.ts";
import { hasBeenHere } from "../lifecycle/memory-of.ts";
import {
  type InviteRefusal,
  mayReplace,
  notAllowed,
  refusalFor,
  seatedIn,
} from "../policy/admission.ts";
import { anonymousName } from "../policy/anonymity.ts";
import { mayInvite, memberOf } from "../policy/policy.ts";
import { printReason, replacedReason } from "../reason.ts";
import { endLeg, forget } from "./leave.ts";

type InviteReceived = Extract<SignallingInput, { readonly type: "invite-received" }>;

/** Somebody at the door, with an offer: the caller of an INVITE, or whoever answers one of ours. */
interface Arrival extends Pick<InviteReceived, "leg" | "caller" | "sdp"> {
  readonly joiningMethod: Participant["joiningMethod"];
  readonly conversation?: Conversation;
  readonly replaces?: LegId;
  readonly recipients?: readonly Recipient[];
}

/** An INVITE to the conference URI. */
export function inviteReceived(draft: Draft, input: InviteReceived): void {
  const refused = comeIn(draft, { ...input, joiningMethod: "dialed-in" });
  if (refused) refuse(draft, input.leg, refused);
}

/**
 * A seat for whoever comes, and a transport for the media; or why not. Who comes back with an
 * instance that holds a seat gets that seat, and its older dialog ends (G4, G5).
 */
export function comeIn(draft: Draft, arrival: Arrival): InviteRefusal | undefined {
  const { leg: id, caller, replaces, recipients, joiningMethod } = arrival;
  const read = readOffer(arrival.sdp);
  if (!read.ok) return read.refusal;
  const { offer, remote } = read.value;
  const held =
    replaces === undefined ? holderOf(draft, caller) : replacedBy(draft, caller, replaces);
  const seated = held && seatedIn(draft.conference).includes(held) ? held : undefined;
  const refused =
    refusalFor(draft.conference, caller, seated) ??
    refusalOfReplaces(draft, caller, replaces) ??
    refusalOfList(draft, caller, recipients);
  if (refused) return refused;
  if (held?.leg) endLeg(draft, held.leg, replacedReason);
  const elsewhere = replaces === undefined ? undefined : holderOf(draft, caller);
  if (elsewhere && elsewhere.id !== held?.id) moveAway(draft, elsewhere);
  const participant = held ?? newParticipant(draft, caller);
  draft.participants.set(participant.id, {
    ...participant,
    ...identityOf(draft, caller),
    seat: seated ? participant.seat : freeSeat(draft, caller),
    joinedAt: seated ? participant.joinedAt : draft.env.date,
    joiningMethod,
    presence: {
      phase: "joining",
      answered: false,
      ...heldAs(draft, held),
    },
    leg: id,
  });
  converse(draft, arrival.conversation);
  const leg = openLeg(draft, id, participant.id, read.value);
  draft.legs.set(id, { ...leg, ...(recipients && { recipients }) });
  feedNegotiation(draft, id, { type: "offer-received", method: "INVITE" });
  const clue = clueDataChannel(offer);
  draft.effects.push({
    type: "open-transport",
    leg: id,
    remote,
    ...(clue && { clueStreamId: clue.streamId }),
  });
  return undefined;
}

/**
 * The 200 is sent: from now on whoever joins is one of those who are remembered. Until then the
 * attempt has begun nothing, and has taken nobody off the list of the absent.
 */
export function admitted(draft: Draft, id: ParticipantId): void {
  const participant = draft.participants.get(id);
  if (participant?.presence.phase !== "joining") return;
  setPresence(draft, id, { ...participant.presence, answered: true });
  const absent = draft.conference.absent.filter((known) => !isSameDevice(known, participant));
  draft.conference = { ...draft.conference, absent };
  if (begin(draft, id)) inviteAbsent(draft);
  const leg = participant.leg && draft.legs.get(participant.leg);
  if (!leg?.recipients) return;
  const { recipients, ...asked } = leg;
  draft.legs.set(leg.id, asked);
  inviteRecipients(draft, participant, recipients);
}

export function refuse(draft: Draft, leg: LegId, refusal: InviteRefusal): void {
  draft.effects.push({ type: "refuse-invite", leg, ...refusal });
}

/** One device is in it once (G4): what it takes over is the place of where it was before. */
function moveAway(draft: Draft, participant: Participant): void {
  if (participant.leg) endLeg(draft, participant.leg, replacedReason);
  forget(draft, participant);
}

/** What somebody who was there comes back from: without this attempt they are lost (S2.46). */
function heldAs(draft: Draft, held: Participant | undefined): { readonly heldAs?: Lost } {
  if (!held || !hasBeenHere(held)) return {};
  const { presence } = held;
  if (presence.phase === "lost") return { heldAs: presence };
  if (presence.phase === "joining" && presence.heldAs) return { heldAs: presence.heldAs };
  const until = addDuration(draft.env.now, draft.conference.settings.hold);
  const reason = printReason(replacedReason);
  return { heldAs: { phase: "lost", until, when: draft.env.date, reason, saidBye: false } };
}

/** Whose seat this device has: its instance says so, and its proof where the seat is proven. */
function holderOf(draft: Draft, caller: Caller): Participant | undefined {
  return [...draft.participants.values()].find((participant) => isSameDevice(participant, caller));
}

function isSameDevice(
  known: Pick<Participant, "instance" | "entity" | "proven">,
  caller: Pick<Caller, "instance" | "entity" | "proven">,
): boolean {
  if (caller.instance === undefined || known.instance !== caller.instance) return false;
  return !known.proven || (caller.proven && known.entity === caller.entity);
}

/** Whose dialog the caller may take over (RFC 3891 §3). */
function replacedBy(draft: Draft, caller: Caller, replaced: LegId): Participant | undefined {
  const leg = draft.legs.get(replaced);
  if (!leg || !mayReplace(draft.conference, caller, replaced)) return undefined;
  return draft.participants.get(leg.participant);
}

function refusalOfReplaces(
  draft: Draft,
  caller: Caller,
  replaces: LegId | undefined,
): InviteRefusal | undefined {
  if (replaces === undefined || replacedBy(draft, caller, replaces)) return undefined;
  if (!draft.legs.has(replaces)) return { status: 481 };
  return { status: 403, warning: notAllowed };
}

function refusalOfList(
  draft: Draft,
  caller: Caller,
  recipients: readonly Recipient[] = [],
): InviteRefusal | undefined {
  if (recipients.length > maxRecipients) {
    const text = `At most ${maxRecipients} recipients`;
    return { status: 413, warning: { code: 399, text } };
  }
  const isAllowed = mayInvite(draft.conference.policy, identityOf(draft, caller).role);
  return recipients.length === 0 || isAllowed ? undefined : { status: 403, warning: notAllowed };
}

/** What the caller goes by here; a member goes by the name and role that the policy gives it. */
function identityOf({ conference }: Draft, caller: Caller) {
  const { entity, proven, anonymous, instance } = caller;
  const member = proven ? memberOf(conference.policy, entity) : undefined;
  const name = member?.displayName ?? caller.displayName;
  return {
    entity,
    proven,
    anonymous,
    displayName: anonymous ? anonymousName : name,
    role: member?.role ?? caller.role,
    ...(instance !== undefined && { instance }),
  };
}

function absentAs(draft: Draft, caller: Caller): RememberedParticipant | undefined {
  return draft.conference.absent.find((known) => isSameDevice(known, caller));
}

/** The first who names the conversation names it for all (S2.33). */
function converse(draft: Draft, conversation: Conversation | undefined): void {
  if (!conversation || Object.keys(draft.conference.conversation).length > 0) return;
  draft.conference = { ...draft.conference, conversation };
}

function newParticipant(draft: Draft, caller: Caller): Participant {
  const seat = freeSeat(draft, caller);
  return {
    id: uniqueId(draft, seat),
    seat,
    ...identityOf(draft, caller),
    joinedAt: draft.env.date,
    joiningMethod: "dialed-in",
    presence: { phase: "joining", answered: false },
  };
}

/**
 * The seat this instance had before, if nobody took it; else the lowest that is free. The seats of
 * those who are absent are kept for them.
 */
function freeSeat(draft: Draft, caller: Caller): number {
  const own = absentAs(draft, caller);
  if (own) return own.seat;
  const others = [...seatedIn(draft.conference), ...draft.conference.absent];
  const taken = new Set(others.map(({ seat }) => seat));
  const former = caller.instance && draft.conference.formerSeats.get(caller.instance);
  if (former && !taken.has(former)) return former;
  let seat = 1;
  while (taken.has(seat)) seat++;
  return seat;
}

/** Somebody who departed may still stand in the roster under the seat's own name. */
function uniqueId(draft: Draft, seat: number): ParticipantId {
  let id = `seat-${seat}`;
  while (draft.participants.has(id as ParticipantId)) id += "+";
  return id as ParticipantId;
}
