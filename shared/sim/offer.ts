import { parseSdp, type SessionDescription } from "../src/sdp/index.ts";

/** Names of the encodings a page may send, in the order of its m-sections. */
const uplinks = ["mic", "left", "centre", "right", "presentation"] as const;

/** A page's first offer: five encodings it may send, eight seats, and the CLUE data channel. */
export function pageOffer(seats: { readonly video: number; readonly audio: number }): string {
  const media: string[] = [];
  const mids: string[] = [];
  function section(kind: string, direction: string, label?: string): void {
    const mid = String(mids.length);
    mids.push(mid);
    media.push(...(kind === "audio" ? audioLines : videoLines), `a=mid:${mid}`, `a=${direction}`);
    if (label) media.push(`a=label:${label}`);
    if (label && kind === "video") media.push(...layerLines);
  }
  for (const name of uplinks) section(name === "mic" ? "audio" : "video", "sendonly", name);
  for (let seat = 0; seat < seats.video; seat++) section("video", "recvonly");
  for (let seat = 0; seat < seats.audio; seat++) section("audio", "recvonly");
  const data = String(mids.length);
  mids.push(data);
  media.push(
    "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
    "c=IN IP4 0.0.0.0",
    `a=mid:${data}`,
    "a=sctp-port:5000",
    'a=dcmap:1 subprotocol="CLUE";ordered=true',
  );
  return lines(
    ...sessionLines,
    `a=group:BUNDLE ${mids.join(" ")}`,
    `a=group:CLUE ${mids.join(" ")}`,
    ...media,
  );
}

/** An endpoint without CLUE: one ordinary line of each kind. */
export function plainOffer(): string {
  return lines(
    ...sessionLines,
    "a=group:BUNDLE 0 1",
    ...audioLines,
    "a=mid:0",
    "a=sendrecv",
    ...videoLines,
    "a=mid:1",
    "a=sendrecv",
  );
}

/** The description as a value; what these tests write themselves is well-formed. */
export function described(text: string): SessionDescription {
  const parsed = parseSdp(text);
  if (!parsed.ok) throw new Error(`${parsed.refusal.reason} on line ${parsed.refusal.line}`);
  return parsed.value;
}

const sessionLines = [
  "v=0",
  "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
  "s=-",
  "t=0 0",
  "a=ice-ufrag:page",
  "a=ice-pwd:page-password-of-22-chars",
  `a=fingerprint:sha-256 ${Array.from({ length: 32 }, () => "AB").join(":")}`,
  "a=setup:actpass",
];

const audioLines = [
  "m=audio 9 UDP/TLS/RTP/SAVPF 111",
  "c=IN IP4 0.0.0.0",
  "a=rtcp-mux",
  "a=rtpmap:111 opus/48000/2",
  "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid",
  "a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level",
];

const videoLines = [
  "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
  "c=IN IP4 0.0.0.0",
  "a=rtcp-mux",
  "a=rtpmap:96 VP8/90000",
  "a=rtpmap:97 rtx/90000",
  "a=fmtp:97 apt=96",
  "a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid",
];

/** Every camera comes in three layers, the smallest picture first (RFC 8853). */
const layerLines = ["a=rid:l send", "a=rid:m send", "a=rid:h send", "a=simulcast:send l;m;h"];

function lines(...all: string[]): string {
  return `${all.join("\r\n")}\r\n`;
}
