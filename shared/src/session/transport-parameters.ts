import type { Fingerprint, Ice, SessionDescription, Setup } from "../sdp/index.ts";

/** ICE and DTLS parameters of one end of a BUNDLE transport, as its SDP carries them. */
export interface TransportParameters {
  readonly ice: Ice;
  readonly fingerprint: Fingerprint;
  readonly setup: Setup;
  /** Values of `a=candidate`, without the `candidate:`. */
  readonly candidates: readonly string[];
}

/**
 * The one transport a description asks for, if it asks for WebRTC's: ICE and DTLS on the first
 * m-section that is in use (RFC 9143 §7.2), every other being bundled with it.
 */
export function transportOf(description: SessionDescription): TransportParameters | undefined {
  const tagged = description.media.find((section) => section.port !== 0 || section.bundleOnly);
  const fingerprint = tagged?.fingerprints[0];
  if (!tagged?.ice || !fingerprint) return undefined;
  return {
    ice: tagged.ice,
    fingerprint,
    setup: tagged.setup ?? "actpass",
    candidates: tagged.candidates,
  };
}
