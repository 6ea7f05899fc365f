import { expect, test } from "vitest";
import { parseSdp, type SessionDescription } from "../sdp/index.ts";
import { sectionsFor } from "./section.ts";

test("[CON-127] beside CLUE a line both ways is held, also when it is offered again", () => {
  const context = { clue: true, drawSsrcs: () => ({ ssrc: 1, rtxSsrc: 2 }) };
  const first = sectionsFor(offer("sendrecv"), [], context);
  expect(first).toMatchObject([{ role: "uplink", peerHolds: true }]);
  expect(sectionsFor(offer("sendrecv"), first, context)).toEqual(first);
  const resumed = sectionsFor(offer("sendonly"), first, context);
  expect(resumed).toMatchObject([{ role: "uplink", peerHolds: false }]);
});

test("[CON-127] without CLUE it is one that both ends use, until the peer holds it", () => {
  const context = { clue: false, drawSsrcs: () => ({ ssrc: 1, rtxSsrc: 2 }) };
  const first = sectionsFor(offer("sendrecv"), [], context);
  expect(first).toMatchObject([{ role: "both", peerHolds: false }]);
  const held = sectionsFor(offer("inactive"), first, context);
  expect(held).toMatchObject([{ role: "both", peerHolds: true }]);
  expect(sectionsFor(offer("sendrecv"), held, context)).toEqual(first);
});

function offer(direction: string): SessionDescription {
  const parsed = parseSdp(
    [
      "v=0",
      "o=- 1 1 IN IP4 127.0.0.1",
      "s=-",
      "t=0 0",
      "m=audio 9 UDP/TLS/RTP/SAVPF 111",
      "c=IN IP4 0.0.0.0",
      "a=mid:0",
      `a=${direction}`,
      "a=rtpmap:111 opus/48000/2",
      "",
    ].join("\r\n"),
  );
  if (!parsed.ok) throw new Error(parsed.refusal.reason);
  return parsed.value;
}
