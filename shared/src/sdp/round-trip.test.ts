import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Codec,
  label,
  type MediaSection,
  mid,
  parseSdp,
  printSdp,
  type SessionDescription,
} from "./index.ts";

describe("an SDP text and its value", () => {
  test("[SDP-1] what is printed reads as what was printed", () => {
    fc.assert(
      fc.property(descriptions(), (description) => {
        expect(parseSdp(printSdp(description))).toEqual({ ok: true, value: description });
      }),
    );
  });

  test.for(recorded())("[SDP-2] %s is kept line for line", ([, text]) => {
    const description = parsed(text);
    expect(sortedLines(printSdp(description))).toEqual(sortedLines(text));
    expect(parsed(printSdp(description))).toEqual(description);
  });

  test("[SDP-8] attributes nobody interprets are kept in their order", () => {
    const { media, otherAttributes } = parsed(
      "v=0\no=- 1 1 IN IP4 h\ns=-\na=ice-lite\na=b:2\nm=video 9 RTP/AVP 96\na=z\na=mid:1\na=y:\na=x:1:2\n",
    );
    expect(otherAttributes).toEqual([{ name: "ice-lite" }, { name: "b", value: "2" }]);
    expect(media[0]?.otherAttributes).toEqual([
      { name: "z" },
      { name: "y", value: "" },
      { name: "x", value: "1:2" },
    ]);
  });
});

function recorded(): [name: string, text: string][] {
  const folder = new URL("../../traces/sdp/", import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sdp"))
    .map((name) => [name, readFileSync(new URL(name, folder), "utf8")]);
}

function parsed(text: string): SessionDescription {
  const result = parseSdp(text);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

function sortedLines(text: string): string[] {
  return text.split("\r\n").toSorted();
}

const token = () => fc.stringMatching(/^[a-zA-Z0-9!#$%&'*+.^_`{|}~-]{1,12}$/);
const text = () =>
  fc.string({ minLength: 1, maxLength: 20 }).filter((value) => !/[\r\n\0]/.test(value));
const word = () => fc.stringMatching(/^[!-~]{1,12}$/);
const uint32 = () => fc.nat({ max: 0xffff_ffff });
const nothing = { requiredKeys: [] };

function descriptions(): fc.Arbitrary<SessionDescription> {
  return fc.uniqueArray(token(), { maxLength: 6 }).chain((mids) =>
    fc.record({
      origin: fc.record({
        username: word(),
        sessionId: fc.nat().map(String),
        sessionVersion: fc.maxSafeNat(),
        address: word(),
      }),
      sessionName: text(),
      groups: fc.array(fc.record({ semantics: token(), mids: fc.subarray(mids.map(mid)) }), {
        maxLength: 3,
      }),
      otherAttributes: unknownAttributes(),
      media: fc.tuple(...mids.map((name) => mediaSections(name))),
    }),
  );
}

function mediaSections(name: string): fc.Arbitrary<MediaSection> {
  return fc.tuple(codecs(), plainSections(), optionalParts()).map(([list, plain, parts]) => ({
    ...plain,
    ...parts,
    mid: mid(name),
    formats: list.length > 0 ? list.map(({ payloadType }) => `${payloadType}`) : ["0"],
    codecs: list,
  }));
}

function plainSections() {
  return fc.record({
    kind: fc.constantFrom("audio", "video", "application"),
    port: fc.nat({ max: 65_535 }),
    protocol: fc.constant("UDP/TLS/RTP/SAVPF"),
    direction: fc.constantFrom("sendrecv", "sendonly", "recvonly", "inactive"),
    bundleOnly: fc.boolean(),
    rtcpMux: fc.boolean(),
    rtcpReducedSize: fc.boolean(),
    candidates: fc.array(text(), { maxLength: 3 }),
    endOfCandidates: fc.boolean(),
    fingerprints: fc.array(
      fc.record({ algorithm: token(), value: fc.stringMatching(/^[0-9A-F:]{2,20}$/) }),
      { maxLength: 2 },
    ),
    headerExtensions: fc.array(
      fc.record(
        {
          id: fc.integer({ min: 1, max: 4351 }),
          uri: word(),
          direction: fc.constantFrom("sendonly", "recvonly"),
        },
        { requiredKeys: ["id", "uri"] },
      ),
      { maxLength: 3 },
    ),
    ssrcs: fc.array(
      fc.record(
        { ssrc: uint32(), name: token(), value: text() },
        { requiredKeys: ["ssrc", "name"] },
      ),
      { maxLength: 3 },
    ),
    ssrcGroups: fc.array(
      fc.record({ semantics: token(), ssrcs: fc.array(uint32(), { maxLength: 3 }) }),
      { maxLength: 2 },
    ),
    rids: fc.array(
      fc.record(
        {
          id: fc.stringMatching(/^\w{1,5}$/),
          direction: fc.constantFrom("send", "recv"),
          restrictions: text(),
        },
        { requiredKeys: ["id", "direction"] },
      ),
      { maxLength: 3 },
    ),
    dataChannels: fc.array(dataChannelMaps(), { maxLength: 3 }),
    otherAttributes: unknownAttributes(),
  } as const);
}

function optionalParts() {
  return fc.record(
    {
      connection: fc.constantFrom("IP4 0.0.0.0", "IP6 ::1", "IP4 host.example"),
      maxBitrateBps: fc.nat(),
      label: token().map(label),
      ice: fc.record({ ufrag: word(), password: word() }),
      setup: fc.constantFrom("actpass", "active", "passive", "holdconn"),
      msid: text(),
      sctpPort: fc.nat({ max: 65_535 }),
      maxMessageSize: fc.maxSafeNat(),
    } as const,
    nothing,
  );
}

function dataChannelMaps() {
  const always = {
    streamId: fc.nat({ max: 65_534 }),
    ordered: fc.boolean(),
    subprotocol: fc.string({ unit: "binary" }),
    label: fc.string({ unit: "binary" }),
    priority: uint32(),
  };
  const requiredKeys: ["streamId", "ordered"] = ["streamId", "ordered"];
  return fc.oneof(
    fc.record({ ...always, maxRetransmits: uint32() }, { requiredKeys }),
    fc.record({ ...always, maxTimeMs: uint32() }, { requiredKeys }),
  );
}

function codecs(): fc.Arbitrary<Codec[]> {
  const codec = fc.record(
    {
      payloadType: fc.nat({ max: 127 }),
      name: fc.stringMatching(/^[\w.-]{1,8}$/),
      clockRate: uint32(),
      channels: fc.nat({ max: 255 }),
      parameters: text(),
      feedback: fc.uniqueArray(text(), { maxLength: 3 }),
    },
    { requiredKeys: ["payloadType", "name", "clockRate", "feedback"] },
  );
  return fc.uniqueArray(codec, { maxLength: 4, selector: ({ payloadType }) => payloadType });
}

function unknownAttributes() {
  return fc.array(
    fc.record(
      { name: token().map((name) => `x-${name}`), value: text() },
      { requiredKeys: ["name"] },
    ),
    { maxLength: 4 },
  );
}
