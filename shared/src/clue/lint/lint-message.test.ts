import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DEFAULT_XML_LIMITS } from "../../xml/index.ts";
import { chosen, configure, offering } from "../test-words.ts";
import { printClueMessage } from "../xml/print-message.ts";
import { printFinding, RULES } from "./finding.ts";
import { lintClue } from "./lint-message.ts";
import { MAX_FINDINGS } from "./report.ts";

const ROOM = readFileSync(
  new URL("../../../../docs/clue/three-cameras.xml", import.meta.url),
  "utf8",
);

describe("a good document", () => {
  test("[CLUE-220] has no findings: the sample and the nine messages of RFC 8847 §10", () => {
    expect(lintClue(ROOM)).toEqual([]);
    expect(TRACES.flatMap((name) => lintClue(trace(name)))).toEqual([]);
  });

  test("[CLUE-220] what a later version and other namespaces add is not held against it", () => {
    const later = ROOM.replace('v="1.0"', 'v="1.7"').replace("<view>individual</view>", "<new/>$&");
    const foreign = ROOM.replace("</p:people>", "$&<x:heat xmlns:x='urn:x' x:degrees='20'/>");

    expect(lintClue(later)).toEqual([]);
    expect(lintClue(foreign)).toEqual([]);
  });
});

test("[CLUE-220] two mixes in step share a synchronizationID, though the schema types it as an id", () => {
  const inStep = ROOM.replace("<content>", "<synchronizationID>s</synchronizationID>$&");
  const [mix = ""] =
    /<mediaCapture [^>]*captureID="loudest"[^]*?<.mediaCapture>/.exec(inStep) ?? [];
  const twice = inStep.replace(mix, mix + mix.replace('"loudest"', '"second"'));

  expect(twice).not.toBe(inStep);
  expect(lintClue(twice)).toEqual([]);
});

/** A mistake each: what is written instead of what, the rule and the section it breaks, and the line. */
const MISTAKES: readonly (readonly [string, string, string, string, number])[] = [
  ["</p:people>", "</p:poeple>", "not-xml", "RFC 8847 §9", 114],
  ["<p:sequenceNr>7</p:sequenceNr>", "", "missing-element", "RFC 8847 §5", 3],
  ["<p:sequenceNr>7<", "<p:sequenceNr>0<", "invalid-value", "RFC 8847 §5", 5],
  ['protocol="CLUE"', 'protocol="clue"', "invalid-value", "RFC 8847 §5.3", 3],
  [' v="1.0"', "", "missing-attribute", "RFC 8847 §5.3", 3],
  ["<p:advertisement", "<p:advertisment", "not-xml", "RFC 8847 §9", 114],
  ["<p:clueId>room-7</p:clueId>", "<p:clueName/>", "unknown-element", "RFC 8847 §5.3", 4],
  ["<p:people>", "<p:people who='x'>", "unknown-attribute", "RFC 8847 §5.3", 111],
  ["<p:people>", "<p:people>them", "stray-text", "RFC 8847 §5.3", 111],
  ["<view>individual</view>", "<view/><view/>", "repeated-element", "RFC 8846 §11.18", 23],
  [
    "<view>individual</view>",
    "<view/><priority>1</priority>",
    "wrong-order",
    "RFC 8846 §11.14",
    23,
  ],
  ["<view>individual</view>", "<p:view/>", "wrong-namespace", "RFC 8846 §11.18", 23],
  [' xsi:type="videoCaptureType"', "", "missing-attribute", "RFC 8846 §4", 7],
  ['"videoCaptureType"', '"photoCaptureType"', "no-such-type", "RFC 8846 §4", 7],
  ['"videoCaptureType"', '"audioCaptureType"', "conflicting-values", "RFC 8846 §11.2", 7],
  [
    "<individual>true</individual>",
    "<individual>no</individual>",
    "invalid-value",
    "RFC 8846 §11.12",
    20,
  ],
  ["<individual>", "<allowSubsetChoice>1</allowSubsetChoice>$&", "conflicting-values", "", 20],
  [
    "<nonSpatiallyDefinable>true</nonSpatiallyDefinable>",
    "",
    "missing-element",
    "RFC 8846 §11.5",
    64,
  ],
  ["<encGroupIDREF>video<", "<encGroupIDREF>film<", "dangling-reference", "RFC 8846 §11.4", 21],
  ["<encGroupIDREF>video<", "<encGroupIDREF>room<", "wrong-reference", "RFC 8846 §11.4", 21],
  ['captureID="right"', 'captureID="left"', "repeated-id", "RFC 8846 §11", 45],
  [
    "<sceneViewIDREF>all-cameras<",
    "<sceneViewIDREF>none<",
    "dangling-reference",
    "RFC 8846 §11.7",
    67,
  ],
  ["<capturePoint>", "<capturePoint><x>1</x>", "repeated-element", "RFC 8846 §11.5", 11],
  ["<y>1500</y>", "<y>1.5e3</y>", "invalid-value", "RFC 8846 §11.5", 77],
  ['sceneID="room"', 'sceneID="1st"', "invalid-value", "RFC 8846 §16", 96],
  ['mediaType="audio"', 'mediaType="text"', "conflicting-values", "RFC 8846 §11.2", 73],
];

describe("a mistake", () => {
  test.each(MISTAKES)(
    "[CLUE-221] %s made %s is %s (%s, line %d)",
    (from, to, rule, section, line) => {
      const document = ROOM.replace(from, to);
      const found = lintClue(document);

      expect(document).not.toBe(ROOM);
      expect(found.map((finding) => finding.rule)).toContain(rule);
      const [finding] = found.filter((one) => one.rule === rule);
      expect(finding).toMatchObject({ line, ...(section !== "" && { section }) });
    },
  );

  test("[CLUE-222] is found beside others, each with its place, in the document's order", () => {
    const document = ROOM.replace("<encGroupIDREF>video<", "<encGroupIDREF>film<")
      .replace("<y>1500</y>", "<y>?</y>")
      .replace('scale="mm"', 'scale="inch"');

    expect(lintClue(document).map((finding) => printFinding("f", finding))).toEqual([
      'f:21:7: 400 dangling-reference: "film" is no encoding group of this document (RFC 8846 §11.4)',
      'f:77:33: 302 invalid-value: <y> is "?", not a decimal without exponent (RFC 8846 §11.5)',
      'f:96:5: 302 invalid-value: @scale is "inch", not mm, unknown, noscale (RFC 8846 §16)',
    ]);
  });

  test("[CLUE-222] has the same place whatever ends a line", () => {
    const document = ROOM.replace("<y>1500</y>", "<y>?</y>");

    expect(lintClue(document.replaceAll("\n", "\r\n"))).toEqual(lintClue(document));
  });

  test("[CLUE-223] that only the semantic checks see is placed at what they name", () => {
    const document = ROOM.replace(
      "<mediaCaptureIDREF>loudest</mediaCaptureIDREF>",
      "$&<mediaCaptureIDREF>table</mediaCaptureIDREF>",
    );

    expect(lintClue(document)).toMatchObject([{ code: 303, line: 102 }]);
  });

  test("[CLUE-223] that RFC 8847 prints itself is explained", () => {
    const misprint = ROOM.replace(
      "http://www.w3.org/2001/XMLSchema-i",
      "https://www.w3.org/2001/XMLSchema-i",
    );

    expect(lintClue(misprint)[0]?.message).toContain("with http");
  });
});

describe("other messages", () => {
  test.each([
    ["a reserved code", "7-ack.xml", "<responseCode>200<", "<responseCode>600<", "reserved-code"],
    [
      "a success without roles",
      "2-options-response.xml",
      /<mediaProvider>.*<.mediaProvider>/,
      "",
      "incomplete-agreement",
    ],
    [
      "a major version twice",
      "1-options.xml",
      "<version>2.7<",
      "<version>1.7<",
      "conflicting-values",
    ],
    [
      "an encoding twice",
      "4-configure-ack.xml",
      "<encodingID>ENC4<",
      "<encodingID>ENC1<",
      "conflicting-values",
    ],
  ])("[CLUE-224] %s", (_name, file, from, to, rule) => {
    const good = trace(file);
    const bad = good.replace(from, to);

    expect(bad).not.toBe(good);
    expect(lintClue(bad)).toMatchObject([{ rule }]);
  });

  test("[CLUE-224] a configure is held against its advertisement where that is known", () => {
    const document = printClueMessage(configure(1, 1, [chosen("nobody", "e1")]));

    expect(lintClue(document)).toEqual([]);
    expect(lintClue(document, offering([]))).toMatchObject([{ rule: "semantics", code: 400 }]);
  });

  test("[CLUE-224] what is no CLUE message is called so", () => {
    expect(lintClue("<a/>")).toMatchObject([{ rule: "not-clue", line: 1, column: 1 }]);
    expect(lintClue("")).toMatchObject([{ rule: "not-xml" }]);
    expect(lintClue('<__proto__ xmlns="urn:ietf:params:xml:ns:clue-protocol"/>')).toMatchObject([
      { rule: "not-clue" },
    ]);
  });
});

test("[CLUE-225] findings and time are bounded, whatever is in the document", () => {
  const wrong = "<mediaCapture/>".repeat(10_000);
  const document = ROOM.replace("<p:mediaCaptures>", `$&${wrong}`);

  expect(lintClue(document)).toHaveLength(MAX_FINDINGS);
  const huge = ROOM + " ".repeat(DEFAULT_XML_LIMITS.maxLength);
  expect(lintClue(huge)).toMatchObject([{ rule: "too-large", code: 300 }]);
});

test("[CLUE-221] every rule has a mistake that breaks it", () => {
  const elsewhere = ["too-large", "not-clue", "reserved-code", "incomplete-agreement", "semantics"];
  const tried = new Set([
    ...MISTAKES.map(([, , rule]) => rule),
    ...elsewhere,
    "impossible-geometry",
  ]);
  const point = "<capturePoint><x>0</x><y>1500</y><z>750</z></capturePoint>";
  const nowhere = ROOM.replace(
    point,
    point + point.replaceAll("capturePoint", "lineOfCapturePoint"),
  );

  expect(lintClue(nowhere)).toMatchObject([{ rule: "impossible-geometry", line: 76 }]);
  expect(Object.keys(RULES).filter((rule) => !tried.has(rule))).toEqual([]);
});

const TRACES = [
  "1-options.xml",
  "2-options-response.xml",
  "3-advertisement.xml",
  "4-configure-ack.xml",
  "5-configure-response.xml",
  "6-advertisement.xml",
  "7-ack.xml",
  "8-configure.xml",
  "9-configure-response.xml",
];

function trace(name: string): string {
  return readFileSync(new URL(`../../../traces/rfc8847/${name}`, import.meta.url), "utf8");
}
