import { openNegotiation } from "../offer-answer/index.ts";
import { clueDataChannel, parseSdp, type SessionDescription } from "../sdp/index.ts";
import { openSession, type TransportParameters, transportOf } from "../session/index.ts";
import type { LegId } from "../switching/index.ts";
import { mayReplace, refusalFor, seatedIn } from "./admission.ts";
import { anonymousName } from "./anonymity.ts";
import type { Leg, Participant } from "./conference.ts";
import { feedNegotiation } from "./dialog.ts";
import { type Draft, drawSsrcs, setPresence } from "./draft.ts";
import type { Warning } from "./effect.ts";
import type { ParticipantId } from "./ids.ts";
import type { Caller, SignallingInput } from "./input.ts";
import { endLeg } from "./leave.ts";
import { begin } from "./lifecycle.ts";
import type { Conversation, RememberedParticipant } from "./memory.ts";
import { memberOf } from "./policy.ts";
import { replacedReason } from "./reason.ts";
import { sectionsFor } from "./section.ts";

type InviteReceived = Extract<SignallingInput, { readonly type: "invite-received" }>;

/**
 * An INVITE to the conference URI: a seat for the caller, and a transport for its media. Who
 * comes back with an instance that holds a seat gets that seat, and its older dialog ends (G4, G5).
 */
export function inviteReceived(draft: Draft, input: InviteReceived): void {
  const { leg: id, caller, sdp, replaces } = input;
  const parsed = parseSdp(sdp);
  if (!parsed.ok) return refuse(draft, id, 400, { code: 399, text: parsed.refusal.reason });
  const offer = parsed.value;
  const remote = transportOf(offer);
  if (!remote || !isBundled(offer)) {
    return refuse(draft, id, 488, {
      code: 302,
      text: "Only WebRTC media (ICE, DTLS-SRTP, BUNDLE) is supported",
    });
  }
  if (replaces !== undefined && !draft.legs.has(replaces)) return refuse(draft, id, 481);
  if (replaces !== undefined && !mayReplace(draft.conference, caller, replaces)) {
    return refuse(draft, id, 403, { code: 399, text: "122 Function not allowed" });
  }
  const held = replaces === undefined ? holderOf(draft, caller) : replacedBy(draft, replaces);
  const seated = held && seatedIn(draft.conference).includes(held) ? held : undefined;
  const refused = refusalFor(draft.conference, caller, seated);
  if (refused) return refuse(draft, id, refused.status, refused.warning);
  const older = held?.leg;
  if (older) endLeg(draft, older, replacedReason);
  const participant = held ?? newParticipant(draft, caller);
  draft.participants.set(participant.id, {
    ...participant,
    ...identityOf(draft, caller),
    seat: seated ? participant.seat : freeSeat(draft, caller),
    joinedAt: seated ? participant.joinedAt : draft.env.date,
    presence: {
      phase: "joining",
      answered: false,
      ...(held?.presence.phase === "lost" && { heldAs: held.presence }),
    },
    leg: id,
  });
  converse(draft, input.conversation);
  const leg = newLeg(draft, id, participant.id, offer, remote);
  draft.legs.set(id, leg);
  feedNegotiation(draft, id, { type: "offer-received", method: "INVITE" });
  const clue = clueDataChannel(offer);
  draft.effects.push({
    type: "open-transport",
    leg: id,
    remote,
    ...(clue && { clueStreamId: clue.streamId }),
  });
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
  begin(draft, id);
}

function refuse(draft: Draft, leg: LegId, status: number, warning?: Warning): void {
  draft.effects.push({ type: "refuse-invite", leg, status, ...(warning && { warning }) });
}

/** All media on one transport (RFC 9143 §7): that of the first m-section in use. */
function isBundled(offer: SessionDescription): boolean {
  const bundled = new Set(
    offer.groups.filter((group) => group.semantics === "BUNDLE").flatMap((group) => group.mids),
  );
  return offer.media.every(
    (section) => section.port === 0 || (section.mid !== undefined && bundled.has(section.mid)),
  );
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

function replacedBy(draft: Draft, replaced: LegId): Participant | undefined {
  const leg = draft.legs.get(replaced);
  return leg && draft.participants.get(leg.participant);
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

function newLeg(
  draft: Draft,
  id: LegId,
  participant: ParticipantId,
  offer: SessionDescription,
  remoteTransport: TransportParameters,
): Leg {
  const { settings } = draft.conference;
  const clue = clueDataChannel(offer);
  return {
    id,
    participant,
    phase: "opening",
    remoteTransport,
    sections: sectionsFor(offer, [], {
      clue: clue !== undefined,
      drawSsrcs: () => drawSsrcs(draft),
    }),
    opened: new Set(),
    maxMessageBytes: maxMessageBytes(offer),
    peerOffer: offer,
    sdpSessionId: String(1 + Math.floor(draft.env.random() * 0x7fff_ffff)),
    sdpVersion: 1,
    negotiation: openNegotiation("peer"),
    session: openSession(
      clue && {
        clueId: "focus",
        // The focus answers `a=setup:active`: as DTLS client it opens the CLUE dialogue (RFC 8848 §8).
        initiator: true,
        initiatorTimeout: settings.initiatorTimeout,
        receiverTimeout: settings.receiverTimeout,
      },
    ),
    flow: "up",
    media: "heard",
  };
}

/** RFC 8841 §6.1: 64 kB where nothing is said, without bound where 0 is said. */
function maxMessageBytes(offer: SessionDescription): number {
  const said = offer.media.find(({ kind }) => kind === "application")?.maxMessageSize ?? 65_536;
  return said === 0 ? Number.MAX_SAFE_INTEGER : said;
}
