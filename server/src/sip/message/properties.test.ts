import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { answering } from "../core/scripted/scripted-caller.ts";
import { ScriptedWorld } from "../core/scripted/scripted-world.ts";
import { request } from "./arbitrary-message.ts";
import { emptyFraming, stepFraming } from "./framing.ts";
import { parseMessage } from "./parse.ts";
import { printMessage } from "./print.ts";

const FROM = { address: "192.0.2.7", port: 5060 };

test("[SIP-12] a request printed and parsed is the same request", () => {
  fc.assert(
    fc.property(request, (message) => {
      const result = parseMessage(Buffer.from(printMessage(message)), FROM);
      if (!result.ok) throw new Error(result.refusal.why);
      const { kind, method, requestUri, body } =
        result.value.kind === "request" ? result.value : fail();
      const headers = result.value.headers.filter(({ name }) => name !== "content-length");
      expect({ kind, method, requestUri, headers, body }).toEqual(message);
    }),
  );
});

test("[SIP-13] no mutation of a message breaks anything, whatever it does to the bytes", () => {
  const world = new ScriptedWorld(answering);
  const peer = world.peer("udp");
  fc.assert(
    fc.property(mutatedMessage, (bytes) => {
      world.userAgent.inbox.received(peer.flow, bytes);
      peer.forgets();
      world.taps.length = world.taps.length > 1_000 ? 0 : world.taps.length;
      expect(world.broken()).toEqual([]);
    }),
    { numRuns: 3_000 },
  );
});

test("[SIP-12] a stream of requests comes apart into the same requests, cut anywhere", () => {
  fc.assert(
    fc.property(
      fc.array(request, { minLength: 1, maxLength: 4 }),
      fc.nat({ max: 60 }),
      (sent, size) => {
        const stream = Buffer.from(sent.map(printMessage).join(""));
        const received: string[] = [];
        let framing = emptyFraming;
        for (let at = 0; at < stream.length; at += size + 1) {
          const [next, framed] = stepFraming(framing, stream.subarray(at, at + size + 1));
          framing = next;
          for (const piece of framed)
            received.push(piece.type === "message" ? piece.bytes.toString() : piece.type);
        }
        expect(received).toEqual(sent.map(printMessage));
      },
    ),
  );
});

test("[SIP-13] any bytes in any pieces come to messages or an end, and nothing is held beyond limits", () => {
  fc.assert(
    fc.property(
      fc.array(mutatedMessage, { maxLength: 4 }),
      fc.nat({ max: 200 }),
      (messages, size) => {
        const stream = Buffer.concat(messages);
        let framing = emptyFraming;
        for (let at = 0; at < stream.length; at += size + 1) {
          const [next, framed] = stepFraming(framing, stream.subarray(at, at + size + 1));
          framing = next;
          if (framed.some(({ type }) => type === "broken")) break;
        }
        expect(framing.length).toBeLessThan(400_000);
      },
    ),
  );
});

test.each([
  ["blanks", (n: number) => `X: ${" ".repeat(n)}x`],
  ["folds", (n: number) => `X: ${"\r\n ".repeat(n / 3)}x`],
  ["quotes", (n: number) => `Contact: ${'"'.repeat(n)}`],
  ["escapes", (n: number) => `Contact: "${"\\".repeat(n)}`],
  ["angle brackets", (n: number) => `Contact: ${"<".repeat(n)}`],
  ["parameters", (n: number) => `Contact: <sip:a@h>${";a=b".repeat(n / 4)}`],
  ["distinct parameters", (n: number) => `Contact: <sip:a@h>${distinct(n)}`],
  ["URI parameters", (n: number) => `Contact: <sip:a@h${distinct(n)}>`],
  ["commas", (n: number) => `Require: ${",".repeat(n)}`],
  ["options", (n: number) => `Require: ${"a,".repeat(n / 2)}`],
  ["Vias", (n: number) => `Via: ${"SIP/2.0/UDP h,".repeat(n / 14)}SIP/2.0/UDP h`],
  ["slashes", (n: number) => `Via: SIP${"/ ".repeat(n / 2)}`],
  ["Accept", (n: number) => `Accept: ${"a/b;,".repeat(n / 5)}`],
])("[SIP-14] %s as long as a head may be take linear time", (_, field) => {
  const head = (n: number) =>
    [
      "INVITE sip:room@focus.test SIP/2.0",
      "Via: SIP/2.0/UDP h;branch=z9hG4bKa",
      "From: <sip:a@h>;tag=a",
      "To: <sip:room@focus.test>",
      "Call-ID: c",
      "CSeq: 1 INVITE",
      "Contact: <sip:a@h>",
      field(n),
      "",
      "",
    ].join("\r\n");
  // A quadratic step takes half a second at this size; a linear one a few milliseconds.
  expect(fastest(head(31_000))).toBeLessThan(60);
});

/** The least of several runs, in milliseconds: what the work takes when nobody disturbs it. */
function fastest(raw: string): number {
  const times = Array.from({ length: 5 }, () => {
    const world = new ScriptedWorld(answering);
    const peer = world.peer("udp");
    const before = performance.now();
    peer.sends(raw);
    return performance.now() - before;
  });
  return Math.min(...times);
}

function distinct(n: number): string {
  return Array.from({ length: n / 7 }, (_, i) => `;p${String(i).padStart(5, "0")}`).join("");
}

const DIRECTORY = new URL("./torture/", import.meta.url);
const samples = readdirSync(DIRECTORY).map((name) => readFileSync(new URL(name, DIRECTORY)));

/** A message of RFC 4475 with some bytes replaced, cut out or put in twice. */
const mutatedMessage = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(
      fc.record({
        at: fc.double({ min: 0, max: 0.999, noNaN: true }),
        byte: fc.nat({ max: 255 }),
        kind: fc.nat({ max: 3 }),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([sample, mutations]) => {
    let bytes: Buffer = sample;
    for (const { at, byte, kind } of mutations)
      bytes = mutate(bytes, Math.floor(at * bytes.length), byte, kind);
    return bytes;
  });

function mutate(bytes: Buffer, at: number, byte: number, kind: number): Buffer {
  const separator = Buffer.from('<>";,:=@ \r\n\\%'.charAt(byte % 14));
  const middle = [Buffer.from([byte]), separator, Buffer.alloc(0), bytes.subarray(at, at + byte)][
    kind
  ];
  const rest = bytes.subarray(kind === 3 ? at : at + (kind === 2 ? byte % 40 : 1));
  return Buffer.concat([bytes.subarray(0, at), middle ?? Buffer.alloc(0), rest]);
}

function fail(): never {
  throw new Error("a request came back as a response");
}
