import { assertNever } from "../lib/index.ts";
import type { Codec, Direction, MediaSection, Mid, SessionDescription } from "./description.ts";

export function mediaOfMid(description: SessionDescription, mid: Mid): MediaSection | undefined {
  return description.media.find((media) => media.mid === mid);
}

/** The mids of the first group of these semantics; none where there is no such group. */
export function groupMids(description: SessionDescription, semantics: string): readonly Mid[] {
  return description.groups.find((group) => group.semantics === semantics)?.mids ?? [];
}

/** Whether the m-section is refused or removed; a `bundle-only` one is neither (RFC 9143 §6). */
export function isRejected(media: MediaSection): boolean {
  return media.port === 0 && !media.bundleOnly;
}

export function sendsMedia(direction: Direction): boolean {
  return direction === "sendrecv" || direction === "sendonly";
}

export function receivesMedia(direction: Direction): boolean {
  return direction === "sendrecv" || direction === "recvonly";
}

/** The same direction seen from the other end (RFC 3264 §6.1). */
export function reversed(direction: Direction): Direction {
  switch (direction) {
    case "sendonly":
      return "recvonly";
    case "recvonly":
      return "sendonly";
    case "sendrecv":
    case "inactive":
      return direction;
    default:
      return assertNever(direction);
  }
}

/** The most preferred codec of that encoding name, compared without case (RFC 4855 §3). */
export function codecNamed(media: MediaSection, name: string): Codec | undefined {
  const wanted = name.toLowerCase();
  return media.codecs.find((codec) => codec.name.toLowerCase() === wanted);
}

/** The codec that retransmits this payload type (RFC 4588 §8.6: `apt`). */
export function rtxOf(media: MediaSection, payloadType: number): Codec | undefined {
  return media.codecs.find(
    (codec) =>
      codec.name.toLowerCase() === "rtx" &&
      codec.parameters?.split(";").some((part) => part.trim() === `apt=${payloadType}`),
  );
}

/**
 * The RIDs of the layers an m-section sends, in their order; where it offers alternatives for a
 * layer, the first (RFC 8853 §5.1). None without simulcast.
 */
export function simulcastRids(media: MediaSection): readonly string[] {
  const simulcast = media.otherAttributes.find(({ name }) => name === "simulcast")?.value ?? "";
  const [, layers = ""] = /(?:^| )send ([^ ]+)/.exec(simulcast) ?? [];
  const sent = new Set(
    media.rids.filter(({ direction }) => direction === "send").map(({ id }) => id),
  );
  return layers
    .split(";")
    .flatMap((layer) => layer.split(",").find((rid) => sent.has(rid.replace(/^~/, ""))) ?? [])
    .map((rid) => rid.replace(/^~/, ""));
}

/** The stream an m-section sends and the one that retransmits it (RFC 5576 §4.2, FID). */
export interface PrimarySsrcs {
  readonly ssrc: number;
  readonly rtxSsrc?: number;
}

export function primarySsrcs(media: MediaSection): PrimarySsrcs | undefined {
  const [ssrc, rtxSsrc] =
    media.ssrcGroups.find(({ semantics }) => semantics === "FID")?.ssrcs ?? [];
  if (ssrc !== undefined) return rtxSsrc === undefined ? { ssrc } : { ssrc, rtxSsrc };
  const [first] = media.ssrcs;
  return first === undefined ? undefined : { ssrc: first.ssrc };
}

/** The header extensions in use here, by their URIs. */
export const extensionUris = {
  mid: "urn:ietf:params:rtp-hdrext:sdes:mid",
  rid: "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
  repairedRid: "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id",
  /** As registered with IANA; the body of RFC 8849 §5.2 says `captureIdOfText`. */
  captureId: "urn:ietf:params:rtp-hdrext:sdes:CaptId",
  captureIdOfText: "urn:ietf:params:rtp-hdrext:sdes:CaptureID",
  audioLevel: "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
  absoluteSendTime: "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time",
  transportWideSequence:
    "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
  videoOrientation: "urn:3gpp:video-orientation",
  playoutDelay: "http://www.webrtc.org/experiments/rtp-hdrext/playout-delay",
} as const;

export function extensionId(media: MediaSection, uri: string): number | undefined {
  return media.headerExtensions.find((extension) => extension.uri === uri)?.id;
}
