import { readFileSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type LoopbackService, loopbackService } from "./loopback-service.ts";
import {
  type RawPeer,
  type RawRequest,
  rawRequest,
  rawTcp,
  rawUdp,
  rawWebSocket,
} from "./raw-peer.ts";

/** Bytes that no SIP parser should like, each in its own way. */
const garbage: readonly (string | Buffer)[] = [
  "\0",
  "\r\n\r\n\r\n",
  "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
  "INVITE\r\n\r\n",
  "SIP/2.0 200 OK\r\n\r\n",
  "SIP/2.0 999999999999999999999 ?\r\n\r\n",
  `INVITE sip:room@x SIP/2.0\r\n${"a".repeat(10_000)}\r\n\r\n`,
  `INVITE sip:room@x SIP/2.0\r\nVia: ${"SIP/2.0/UDP a,".repeat(700)}\r\n\r\n`,
  Buffer.from(Array.from({ length: 2_000 }, (_, index) => (index * 151) & 0xff)),
];

let service: LoopbackService;
let bystander: RawPeer;
let peers: RawPeer[] = [];

beforeAll(async () => {
  service = await loopbackService();
  bystander = await rawTcp(service.port.tcp);
  await joins(bystander, "bystander");
});

afterAll(async () => {
  bystander.close();
  await service.stop();
});

beforeEach(() => {
  peers = [];
});

/** After each of these tests the conference goes on for whoever was in it. */
afterEach(async () => {
  for (const peer of peers) peer.close();
  await isConnected("going-on");
});

describe("bytes that are no message", () => {
  test("[FOC-30] garbage over UDP, TCP and WebSocket stops nothing, and the next call is taken", async () => {
    for (const bytes of garbage) {
      for (const peer of [await udp(), await tcp(), await webSocket()]) peer.send(bytes);
    }
    const later = await udp();
    later.send(optionsOver("UDP", "after-garbage"));
    expect(await later.read(complete)).toMatch(/^SIP\/2.0 200 /);
  });

  test.each(["TCP", "WS"] as const)(
    "[FOC-31] a message over %s that does not end is refused before it fills the memory",
    async (transport) => {
      const peer = transport === "TCP" ? await tcp() : await webSocket();
      const endless = `OPTIONS sip:room@127.0.0.1 SIP/2.0\r\nSubject: ${"a".repeat(500_000)}`;
      peer.send(endless);
      await expect(peer.closed).resolves.toBeUndefined();
    },
  );

  test("[FOC-32] a Content-Length that promises more than came gets 400 over UDP", async () => {
    const peer = await udp();
    peer.send(invite({ transport: "UDP", name: "short", contentLength: 9_000 }));
    expect(await peer.read(complete)).toMatch(/^SIP\/2.0 400 /);
  });

  test.each(["-1", "1e3", "99999999999999999999"])(
    "[FOC-32] Content-Length %s gets a refusal over TCP, and the stream ends",
    async (contentLength) => {
      const peer = await tcp();
      peer.send(invite({ transport: "TCP", name: `length${contentLength}`, contentLength }));
      await peer.closed;
      expect(await peer.read(() => true)).toMatch(/^SIP\/2.0 400 /);
    },
  );
});

describe("messages that cannot be served", () => {
  test("[FOC-33] an unknown method gets 501", async () => {
    const peer = await udp();
    peer.send(rawRequest({ method: "FROBNICATE", transport: "UDP", name: "unknown" }));
    expect(await peer.read(complete)).toMatch(/^SIP\/2.0 501 /);
  });

  test.each(["", "no sdp at all", "v=0\r\nm=video", `v=0\r\n${"a=x\r\n".repeat(50_000)}`])(
    "[FOC-34] SDP that cannot be read gets a refusal and leaves no conference (%#)",
    async (body) => {
      const peer = await tcp();
      peer.send(
        invite({ transport: "TCP", name: `sdp${body.length}`, conference: "unread", body }),
      );
      expect(await peer.read(final)).toMatch(/SIP\/2.0 (400|488) [^]*Warning: 399 /);
      expect(await service.presences("unread")).toBeUndefined();
    },
  );

  test.each(["a%20b", "x".repeat(65), "%00"])(
    "[FOC-35] an INVITE to %j, which no conference may be called, gets 404",
    async (conference) => {
      const peer = await udp();
      peer.send(invite({ transport: "UDP", name: `name${conference.length}`, conference }));
      expect(await peer.read(final)).toMatch(/SIP\/2.0 404 /);
    },
  );

  test("[FOC-36] a CANCEL before the answer gets 200, the INVITE 487, and nobody was there", async () => {
    const peer = await tcp();
    const request = { transport: "TCP", name: "hasty", conference: "cancelled" } as const;
    // Both in one piece: media cannot be ready in between.
    peer.send(invite(request) + rawRequest({ ...request, method: "CANCEL" }));
    const answers = await peer.read((all) => /487 /.test(all) && /200 OK/.test(all));
    expect(answers).toMatch(/SIP\/2.0 200 OK[^]*CSeq: 1 CANCEL/);
    expect(answers).toMatch(/SIP\/2.0 487 [^]*CSeq: 1 INVITE/);
    expect(await service.presences("cancelled")).toBeUndefined();
  });

  test("[FOC-37] requests inside a dialog that nobody knows get 481", async () => {
    const peer = await udp();
    for (const [index, method] of ["BYE", "INVITE", "UPDATE", "NOTIFY"].entries()) {
      peer.send(rawRequest({ method, transport: "UDP", name: `lost${index}`, toTag: "nobody" }));
      expect(await peer.read((all) => all.includes(`CSeq: 1 ${method}`))).toMatch(/SIP\/2.0 481 /);
    }
  });

  test("[FOC-38] within a dialog, SDP that cannot be read and an offer with fewer lines get 488, and the call goes on", async () => {
    const peer = await tcp();
    const toTag = await joins(peer, "stubborn", "stubborn");
    const dialog = { transport: "TCP", name: "stubborn", conference: "stubborn", toTag } as const;
    for (const [index, body] of ["not sdp", fewerLines].entries()) {
      const cseq = 2 + index;
      peer.send(invite({ ...dialog, cseq, body }));
      const answered = await peer.read((all) => finalOf(cseq).test(all));
      expect(finalOf(cseq).exec(answered)?.[1]).toBe("488");
      peer.send(rawRequest({ ...dialog, method: "ACK", cseq }));
    }
    expect(await service.presences("stubborn")).toEqual(["connected"]);
    peer.send(rawRequest({ ...dialog, method: "BYE", cseq: 4 }));
    expect(await peer.read((all) => all.includes("CSeq: 4 BYE"))).toMatch(/SIP\/2.0 200 OK/);
  });
});

const webrtc = readFileSync(new URL("./focus/sipp/webrtc.sdp", import.meta.url), "utf8");
const fewerLines = webrtc.slice(0, webrtc.indexOf("m=video"));

/** Becomes a participant; says the focus's tag of the dialog. */
async function joins(peer: RawPeer, name: string, conference = "going-on"): Promise<string> {
  const request = { transport: "TCP", name, conference } as const;
  peer.send(invite(request));
  const answer = await peer.read((all) => all.includes("SIP/2.0 200 OK"));
  const toTag = /\nTo: [^\r]*;tag=([^;\r]+)[^]*$/.exec(answer.slice(answer.indexOf("200 OK")))?.[1];
  peer.send(rawRequest({ ...request, method: "ACK", toTag: toTag ?? "" }));
  await vi.waitFor(() => isConnected(conference));
  return toTag ?? "";
}

async function isConnected(conference: string): Promise<void> {
  expect(await service.presences(conference)).toEqual(["connected"]);
}

function invite(request: Omit<RawRequest, "method">): string {
  return rawRequest({ body: webrtc, ...request, method: "INVITE" });
}

function optionsOver(transport: RawRequest["transport"], name: string): string {
  return rawRequest({ method: "OPTIONS", transport, name });
}

function complete(all: string): boolean {
  return all.includes("\r\n\r\n");
}

function final(all: string): boolean {
  return /SIP\/2.0 [2-6]\d\d [^]*\r\n\r\n/.test(all);
}

/** The final answer to the INVITE with this number. */
function finalOf(cseq: number): RegExp {
  return new RegExp(`SIP/2.0 ([2-6]\\d\\d) (?:(?!SIP/2.0 )[^])*CSeq: ${cseq} INVITE`);
}

async function udp(): Promise<RawPeer> {
  return kept(await rawUdp(service.port.udp));
}

async function tcp(): Promise<RawPeer> {
  return kept(await rawTcp(service.port.tcp));
}

async function webSocket(): Promise<RawPeer> {
  return kept(await rawWebSocket(service.url));
}

function kept(peer: RawPeer): RawPeer {
  peers.push(peer);
  return peer;
}
