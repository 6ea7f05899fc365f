import type { TransportParameters } from "../../focus/ports.ts";
import { CLUE_SEND_MAX_BYTES } from "../limits.ts";

/**
 * The offer or answer that the library is told the peer made: the peer's transport, one m=video whatever
 * the call has, and m=application only for CLUE. With exactly one track the library passes every
 * SSRC in both directions, so the call's own m-sections never touch it. A peer that is offered
 * m=application and never completes SCTP would be torn down, media included.
 */
export function syntheticDescription(remote: TransportParameters, clue: boolean): string {
  const { ice, fingerprint, setup } = remote;
  const lines = [
    "v=0",
    "o=- 1 1 IN IP4 0.0.0.0",
    "s=-",
    "t=0 0",
    clue ? "a=group:BUNDLE 0 1" : "a=group:BUNDLE 0",
    `a=ice-ufrag:${ice.ufrag}`,
    `a=ice-pwd:${ice.password}`,
    `a=fingerprint:${fingerprint.algorithm} ${fingerprint.value}`,
    `a=setup:${setup}`,
    "m=video 9 UDP/TLS/RTP/SAVPF 96",
    "c=IN IP4 0.0.0.0",
    "a=mid:0",
    "a=sendrecv",
    "a=rtcp-mux",
    "a=rtpmap:96 VP8/90000",
  ];
  if (clue) {
    lines.push(
      "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
      "c=IN IP4 0.0.0.0",
      "a=mid:1",
      "a=sctp-port:5000",
      `a=max-message-size:${CLUE_SEND_MAX_BYTES}`,
    );
  }
  return `${lines.join("\r\n")}\r\n`;
}

/** Our transport parameters out of the library's own answer; undefined if it lacks one. */
export function readLocalParameters(sdp: string): TransportParameters | undefined {
  const values = new Map<string, string>();
  const candidates: string[] = [];
  for (const line of sdp.split(/\r?\n/)) {
    const [, name, value] = /^a=([a-z-]+):(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    if (name === "candidate") candidates.push(value);
    else if (!values.has(name)) values.set(name, value);
  }
  const ufrag = values.get("ice-ufrag");
  const password = values.get("ice-pwd");
  const [algorithm, fingerprint] = values.get("fingerprint")?.split(" ") ?? [];
  const setup = values.get("setup") === "passive" ? "passive" : "active";
  if (!ufrag || !password || !algorithm || !fingerprint) return undefined;
  return {
    ice: { ufrag, password },
    fingerprint: { algorithm, value: fingerprint },
    setup,
    candidates: [...new Set(candidates)],
  };
}
