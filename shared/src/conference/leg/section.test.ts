import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { extensionUris, parseSdp, type SessionDescription } from "../../sdp/index.ts";
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

test("[CON-140] an extension that the peer only sends is only received here (RFC 8285 §7)", () => {
  const context = { clue: true, drawSsrcs: () => ({ ssrc: 1, rtxSsrc: 2 }) };
  const text = readFileSync(new URL("firefox-telepresence-offer.sdp", TRACES), "utf8");
  const [, camera] = sectionsFor(described(text), [], context);
  expect(camera).toMatchObject({ role: "uplink", label: "left", layers: ["l", "m", "h"] });
  expect(camera && "coding" in camera && camera.coding.headerExtensions).toEqual([
    { id: 3, uri: extensionUris.mid },
    { id: 4, uri: extensionUris.absoluteSendTime },
    { id: 7, uri: extensionUris.transportWideSequence },
    { id: 9, uri: extensionUris.rid, direction: "recvonly" },
    { id: 10, uri: extensionUris.repairedRid, direction: "recvonly" },
  ]);
});

const TRACES = new URL("../../../traces/sdp/", import.meta.url);

function offer(direction: string): SessionDescription {
  return described(
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
}

function described(text: string): SessionDescription {
  const parsed = parseSdp(text);
  if (!parsed.ok) throw new Error(parsed.refusal.reason);
  return parsed.value;
}
