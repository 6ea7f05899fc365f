import { PICTURE_SIZE } from "../../clue/index.ts";
import { ok, type Result, refuse } from "../../lib/index.ts";
import { openNegotiation } from "../../offer-answer/index.ts";
import { clueDataChannel, parseSdp, type SessionDescription } from "../../sdp/index.ts";
import { openSession, type TransportParameters, transportOf } from "../../session/index.ts";
import type { LegId } from "../../switching/index.ts";
import type { Leg } from "../conference.ts";
import { type Draft, drawSsrcs } from "../draft.ts";
import type { ParticipantId } from "../ids.ts";
import type { InviteRefusal } from "../policy/admission.ts";
import { sectionsFor } from "./section.ts";

/** The offer that a dialog begins with, and the one transport that all its media share. */
interface FirstOffer {
  readonly offer: SessionDescription;
  readonly remote: TransportParameters;
}

export function readOffer(sdp: string): Result<FirstOffer, InviteRefusal> {
  const parsed = parseSdp(sdp);
  if (!parsed.ok) {
    return refuse({ status: 400, warning: { code: 399, text: parsed.refusal.reason } });
  }
  const offer = parsed.value;
  const remote = transportOf(offer);
  if (remote && isBundled(offer)) return ok({ offer, remote });
  const text = "Only WebRTC media (ICE, DTLS-SRTP, BUNDLE) is supported";
  return refuse({ status: 488, warning: { code: 302, text } });
}

export function openLeg(
  draft: Draft,
  id: LegId,
  participant: ParticipantId,
  { offer, remote }: FirstOffer,
): Leg {
  const { settings } = draft.conference;
  const clue = clueDataChannel(offer);
  return {
    id,
    participant,
    phase: "opening",
    remoteTransport: remote,
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
        extensions: [PICTURE_SIZE],
      },
    ),
    flow: "up",
    media: "heard",
  };
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

/** RFC 8841 §6.1: 64 kB where nothing is said, without bound where 0 is said. */
function maxMessageBytes(offer: SessionDescription): number {
  const said = offer.media.find(({ kind }) => kind === "application")?.maxMessageSize ?? 65_536;
  return said === 0 ? Number.MAX_SAFE_INTEGER : said;
}
