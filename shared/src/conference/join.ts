import { openNegotiation } from "../offer-answer/index.ts";
import { clueDataChannel, parseSdp, type SessionDescription } from "../sdp/index.ts";
import { openSession, type TransportParameters, transportOf } from "../session/index.ts";
import type { LegId } from "../switching/index.ts";
import type { Leg, Participant } from "./conference.ts";
import { feedNegotiation } from "./dialog.ts";
import { type Draft, drawSsrcs } from "./draft.ts";
import type { Warning } from "./effect.ts";
import type { ParticipantId } from "./ids.ts";
import type { Caller, SignallingInput } from "./input.ts";
import { endLeg } from "./leave.ts";
import { replacedReason } from "./reason.ts";
import { sectionsFor } from "./section.ts";

type InviteReceived = Extract<SignallingInput, { readonly type: "invite-received" }>;

/**
 * An INVITE to the conference URI: a seat for the caller, and a transport for its media. Who
 * comes back with an instance that holds a seat gets that seat, and its older dialog ends (G4, G5).
 */
export function inviteReceived(draft: Draft, { leg: id, caller, sdp }: InviteReceived): void {
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
  const held = holderOf(draft, caller);
  const isSeated = held !== undefined && held.presence.phase !== "departed";
  if (!isSeated && seated(draft).length >= draft.conference.settings.maxParticipants) {
    return refuse(draft, id, 486, { code: 399, text: "102 Too many participants" });
  }
  const older = held?.leg;
  if (older) endLeg(draft, older, replacedReason);
  const participant = held ?? newParticipant(draft, caller);
  draft.participants.set(participant.id, {
    ...participant,
    seat: isSeated ? participant.seat : freeSeat(draft, caller),
    displayName: caller.displayName,
    presence: {
      phase: "joining",
      ...(held?.presence.phase === "lost" && { heldAs: held.presence }),
    },
    leg: id,
  });
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

function holderOf(draft: Draft, caller: Caller): Participant | undefined {
  if (caller.instance === undefined) return undefined;
  return [...draft.participants.values()].find(
    (participant) => participant.instance === caller.instance,
  );
}

function seated(draft: Draft): readonly Participant[] {
  return [...draft.participants.values()].filter(
    (participant) => participant.presence.phase !== "departed",
  );
}

function newParticipant(draft: Draft, caller: Caller): Participant {
  const seat = freeSeat(draft, caller);
  return {
    id: uniqueId(draft, seat),
    seat,
    entity: caller.entity,
    displayName: caller.displayName,
    joinedAt: draft.env.date,
    presence: { phase: "joining" },
    ...(caller.instance !== undefined && { instance: caller.instance }),
  };
}

/** The seat this instance had before, if nobody took it; else the lowest that is free. */
function freeSeat(draft: Draft, caller: Caller): number {
  const taken = new Set(seated(draft).map((participant) => participant.seat));
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
