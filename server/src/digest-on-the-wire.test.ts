import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LoopbackService, loopbackService } from "./loopback-service.ts";
import { type RawPeer, type RawRequest, rawRequest, rawTcp, rawUdp } from "./raw-peer.ts";

const body = readFileSync(new URL("./focus/sipp/webrtc.sdp", import.meta.url), "latin1");
const uri = "sip:room@127.0.0.1";

let service: LoopbackService;

beforeAll(async () => {
  const accounts = [{ user: "ada", password: "lovelace", role: "host" }];
  service = await loopbackService({ identity: { required: true, accounts } });
});

afterAll(() => service.stop());

/** sipp as Debian has it knows MD5 alone; what follows is RFC 7616 §3.4 written out once more. */
describe("digest, worked out by an endpoint that shares no code with us", () => {
  test.each([
    ["UDP", "SHA-256"],
    ["TCP", "SHA-256"],
    ["UDP", "MD5"],
  ] as const)(
    "[AUTH-7] over %s %s lets in who knows the password",
    async (transport, algorithm) => {
      const name = `${transport}-${algorithm}`;
      const peer = await challenged(transport, name);
      const proof = answerTo(await peer.read(complete), algorithm, "lovelace");
      peer.send(invite({ transport, name, cseq: 2, headers: [proof] }));
      const all = await peer.read((text) => text.includes("SIP/2.0 200 "));
      const [, toTag = ""] =
        /\r\nTo:[^\r]*;tag=([^\r;]+)/i.exec(all.slice(all.indexOf("200 "))) ?? [];
      const inside = { transport, name, toTag };
      peer.send(rawRequest({ ...inside, method: "ACK", cseq: 2 }));
      peer.send(rawRequest({ ...inside, method: "BYE", cseq: 3 }));
      expect(await peer.read((text) => /CSeq: 3 BYE/i.test(text))).toMatch(/SIP\/2\.0 200 /);
      peer.close();
    },
  );

  test("[AUTH-7] and asks again who does not", async () => {
    const name = "wrong";
    const peer = await challenged("TCP", name);
    const proof = answerTo(await peer.read(complete), "SHA-256", "byron");
    peer.send(invite({ transport: "TCP", name, cseq: 2, headers: [proof] }));
    const all = await peer.read((text) => /CSeq: 2 INVITE/i.test(text));
    expect(all.match(/SIP\/2\.0 401 /g)).toHaveLength(2);
    expect(all).not.toMatch(/SIP\/2\.0 200 /);
    peer.close();
  });
});

/** Has called, and been asked who calls. */
async function challenged(transport: "UDP" | "TCP", name: string): Promise<RawPeer> {
  const { port } = service;
  const peer = transport === "UDP" ? await rawUdp(port.udp) : await rawTcp(port.tcp);
  peer.send(invite({ transport, name }));
  expect(await peer.read(complete)).toMatch(/SIP\/2\.0 401 /);
  peer.send(rawRequest({ method: "ACK", transport, name }));
  return peer;
}

function invite(request: Omit<RawRequest, "method" | "body">): string {
  return rawRequest({ ...request, method: "INVITE", body });
}

function complete(text: string): boolean {
  return /SIP\/2\.0 401 [\s\S]*\r\n\r\n/.test(text);
}

function answerTo(response: string, algorithm: "SHA-256" | "MD5", password: string): string {
  const challenge = new RegExp(`WWW-Authenticate: Digest (.*algorithm=${algorithm}.*)`, "i");
  const [, asked = ""] = challenge.exec(response) ?? [];
  const given = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(asked)?.[1] ?? "";
  const [realm, nonce] = [given("realm"), given("nonce")];
  const hash = (text: string) =>
    createHash(algorithm === "MD5" ? "md5" : "sha256")
      .update(text)
      .digest("hex");
  const who = hash(`ada:${realm}:${password}`);
  const said = `${nonce}:00000001:c0ffee:auth`;
  const proof = hash(`${who}:${said}:${hash(`INVITE:${uri}`)}`);
  return [
    `Authorization: Digest username="ada", realm="${realm}", nonce="${nonce}", uri="${uri}"`,
    `response="${proof}", algorithm=${algorithm}, qop=auth, nc=00000001, cnonce="c0ffee"`,
  ].join(", ");
}
