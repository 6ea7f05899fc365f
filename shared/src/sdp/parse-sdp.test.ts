import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MediaSection, parseSdp, sdpLimits } from "./index.ts";

const opening = "v=0\no=- 1 1 IN IP4 h\ns=-\n";

describe("what is written once for the session", () => {
  const session =
    "c=IN IP4 192.0.2.1\na=sendonly\na=ice-ufrag:su\na=ice-pwd:sp\na=fingerprint:sha-256 AA\na=setup:active\n";

  test("[SDP-3] holds in each m-section that does not say otherwise", () => {
    const media = section(`${session}m=audio 9 RTP/AVP 0\nm=video 9 RTP/AVP 96\n`, 1);
    expect(media).toMatchObject({
      connection: "IP4 192.0.2.1",
      direction: "sendonly",
      ice: { ufrag: "su", password: "sp" },
      fingerprints: [{ algorithm: "sha-256", value: "AA" }],
      setup: "active",
    });
  });

  test("[SDP-3] gives way to what an m-section says itself", () => {
    const own =
      "c=IN IP6 ::1\na=inactive\na=ice-ufrag:mu\na=ice-pwd:mp\na=fingerprint:sha-256 BB\na=setup:passive\n";
    expect(section(`${session}m=audio 9 RTP/AVP 0\n${own}`)).toMatchObject({
      connection: "IP6 ::1",
      direction: "inactive",
      ice: { ufrag: "mu", password: "mp" },
      fingerprints: [{ algorithm: "sha-256", value: "BB" }],
      setup: "passive",
    });
  });

  test("[SDP-3] where nobody says a direction it is sendrecv", () => {
    expect(section("m=audio 9 RTP/AVP 0\n").direction).toBe("sendrecv");
  });
});

describe("what an m-section carries at most", () => {
  test.for([
    ["b=TIAS:2500000", 2_500_000],
    ["b=TIAS: 0", 0],
    ["b=AS:1000", 934_000],
    ["b=AS:1000\nb=TIAS:64000", 64_000],
    ["b=AS:5", 0],
    ["b=RR:800", undefined],
  ] as const)("[SDP-17] %s", ([line, most]) => {
    const media = section(`b=TIAS:1\nm=audio 9 RTP/AVP 0\nc=IN IP4 h\n${line}\n`);
    expect(media.maxBitrateBps).toBe(most);
  });
});

describe("what is refused", () => {
  test.for([
    ["[SDP-4] a mid given twice", "m=a 9 x 1\na=mid:1\nm=a 9 x 1\na=mid:1\n", 6],
    ["[SDP-5] a port above 65535", "m=a 65536 x 1\n", 4],
    ["[SDP-5] a port that is no number", "m=a 9x x 1\n", 4],
    ["[SDP-5] a payload type above 127", "m=audio 9 RTP/AVP 128\n", 4],
    ["[SDP-5] a payload type that is no number", "m=audio 9 RTP/AVP pcmu\n", 4],
    ["[SDP-5] a payload type listed twice", "m=audio 9 RTP/AVP 0 0\n", 4],
    ["[SDP-5] an SSRC above 32 bits", "m=audio 9 RTP/AVP 0\na=ssrc:4294967296 cname:x\n", 5],
    ["[SDP-5] a header extension of id 0", "m=audio 9 RTP/AVP 0\na=extmap:0 urn:x\n", 5],
    ["[SDP-5] an SCTP port above 65535", "m=a 9 x y\na=sctp-port:65536\n", 5],
    ["[SDP-5] a broken rtpmap", "m=audio 9 RTP/AVP 96\na=rtpmap:96 opus\n", 5],
    ["[SDP-5] a setup nobody knows", "m=a 9 x 1\na=setup:both\n", 5],
    ["[SDP-5] a mid that is no token", "m=a 9 x 1\na=mid:a b\n", 5],
    ["[SDP-5] an m= line without a format", "m=audio 9 RTP/AVP\n", 4],
    ["[SDP-5] ICE with a fragment but no password", "m=a 9 x 1\na=ice-ufrag:u\n", 5],
    ["[SDP-6] a line that is not type=value", "nonsense\n", 4],
    ["[SDP-6] a type letter nobody knows", "q=1\n", 4],
    ["[SDP-6] a NUL in a line", "a=x:\0\n", 4],
    ["[SDP-6] a CR in a line", "a=x:1\rb=2\n", 4],
    [
      "[SDP-10] a dcmap with max-retr and max-time",
      "m=a 9 x y\na=dcmap:1 max-retr=1;max-time=1\n",
      5,
    ],
    ["[SDP-10] a dcmap of the reserved stream", "m=a 9 x y\na=dcmap:65535\n", 5],
    ["[SDP-17] a bandwidth that is no number", "m=a 9 x y\nb=AS:fast\n", 5],
    ["[SDP-17] a bandwidth beyond all bounds", "m=a 9 x y\nb=TIAS:1000000000001\n", 5],
    ["[SDP-10] a dcmap with half a string", 'm=a 9 x y\na=dcmap:1 label="x\n', 5],
  ] as const)("%s", ([, text, line]) => {
    const result = parseSdp(opening + text);
    expect(result).toMatchObject({ ok: false, refusal: { line } });
  });

  test.for([
    ["[SDP-6] nothing", ""],
    ["[SDP-6] no version", "o=- 1 1 IN IP4 h\ns=-\n"],
    ["[SDP-6] another version", "v=1\no=- 1 1 IN IP4 h\ns=-\n"],
    ["[SDP-6] no origin", "v=0\ns=-\nt=0 0\n"],
    [
      "[SDP-6] an origin version that is not a safe integer",
      "v=0\no=- 1 9007199254740992 IN IP4 h\ns=-\n",
    ],
    ["[SDP-6] no session name", "v=0\no=- 1 1 IN IP4 h\nt=0 0\n"],
  ] as const)("%s", ([, text]) => {
    expect(parseSdp(text).ok).toBe(false);
  });
});

describe("limits", () => {
  test.for([
    ["length", opening.padEnd(sdpLimits.textLength + 1, "a"), "text too long"],
    ["lines", `${opening}${"a=\n".repeat(sdpLimits.lines)}`, "too many lines"],
    [
      "m-sections",
      opening + "m=a 9 x y\n".repeat(sdpLimits.mediaSections + 1),
      "too many m-sections",
    ],
    [
      "attributes",
      opening + "a=x\n".repeat(sdpLimits.attributesPerSection + 1),
      "too many attributes in a section",
    ],
  ] as const)("[SDP-7] bound the %s of a text", ([, text, reason]) => {
    expect(parseSdp(text)).toMatchObject({ ok: false, refusal: { reason } });
  });

  test("[SDP-7] what is as large as the limits allow is read", () => {
    const attributes = "a=x\n".repeat(sdpLimits.attributesPerSection);
    expect(parseSdp(opening + `m=a 9 x y\n${attributes}`.repeat(4)).ok).toBe(true);
    expect(parseSdp(opening + "m=a 9 x y\n".repeat(sdpLimits.mediaSections)).ok).toBe(true);
  });

  test.for([
    ["spaces in m=", "m=audio 9 RTP/AVP", " "],
    ["formats in m=", "m=audio 9 RTP/AVP", " 0"],
    ["digits in a port", "m=audio 9", "9"],
    ["an open dcmap string", 'm=a 9 x y\na=dcmap:1 label="', "x"],
    ["dcmap options", "m=a 9 x y\na=dcmap:1 ", "a=b;"],
    ["an extmap of digits", "m=a 9 x y\na=extmap:1", "1"],
    ["an extmap of spaces", "m=a 9 x y\na=extmap:1", " "],
    ["a fingerprint of spaces", "m=a 9 x y\na=fingerprint:sha", " "],
    ["a connection of spaces", "c=IN", " "],
    ["an origin of spaces", "v=0\no=", " "],
    ["a group of mids", "a=group:BUNDLE", " a"],
    ["a rid of restrictions", "m=a 9 x y\na=rid:a send", " "],
    ["an rtpmap of slashes", "m=a 9 RTP/AVP 0\na=rtpmap:0 a", "/"],
    ["carriage returns", "a=", "\r"],
  ] as const)(
    "[SDP-7] a line of 256 KiB of %s is read in linear time",
    { timeout: 2000 },
    ([, start, filling]) => {
      const text = `${opening}${start}`;
      const room = sdpLimits.textLength - text.length;
      const result = parseSdp(text + filling.repeat(Math.floor(room / filling.length)));
      expect(result).toHaveProperty("ok");
    },
  );

  test("[SDP-7] no text makes it throw", () => {
    fc.assert(
      fc.property(fc.array(mutations(), { minLength: 1, maxLength: 8 }), (edits) => {
        const text = edits.reduce((edited, edit) => edit(edited), recorded);
        const result = parseSdp(text);
        expect(result.ok || result.refusal.line >= 1).toBe(true);
      }),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseSdp(opening + text)));
  });
});

const recorded = readFileSync(
  new URL("../../traces/sdp/chromium-every-codec-simulcast-offer.sdp", import.meta.url),
  "utf8",
);

/** Cut a piece out, put a character in, repeat a piece, or exchange a digit. */
function mutations(): fc.Arbitrary<(text: string) => string> {
  const at = fc.nat({ max: recorded.length });
  return fc
    .tuple(fc.nat({ max: 3 }), at, fc.nat({ max: 60 }), fc.string({ unit: "binary", maxLength: 3 }))
    .map(([kind, start, length, added]) => (text) => {
      const piece = text.slice(start, start + length);
      const replacement = [added, piece + added, piece + piece, piece.replace(/\d/, "99999")][kind];
      return text.slice(0, start) + (replacement ?? "") + text.slice(start + length);
    });
}

function section(text: string, nth = 0): MediaSection {
  const result = parseSdp(opening + text);
  const media = result.ok ? result.value.media[nth] : undefined;
  if (media === undefined) throw new Error(JSON.stringify(result));
  return media;
}
