import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ClueMessage } from "../message.ts";
import type { AdvertisementContent } from "../model/advertisement.ts";
import { printClueMessage } from "./print-message.ts";
import { parseClueMessage } from "./read-message.ts";

test("[CLUE-1] every message reads back as it was printed", () => {
  fc.assert(
    fc.property(anyMessage(), (message) => {
      expect(parseClueMessage(printClueMessage(message))).toEqual({ ok: true, value: message });
    }),
    { numRuns: 300 },
  );
});

test("[CLUE-2] one object prints the same alone and among others, first and again", () => {
  fc.assert(
    fc.property(anyContent(), (content) => {
      const message = { type: "advertisement", sequenceNr: 1, version: "1.0", content } as const;
      const copy = structuredClone(message);

      expect(printClueMessage(message)).toBe(printClueMessage(message));
      expect(printClueMessage(message)).toBe(printClueMessage(copy));
    }),
    { numRuns: 50 },
  );
});

const SCHEMA = fileURLToPath(
  new URL("../../../../../shared/conformance/schemas/clue-protocol.xsd", import.meta.url),
);

test("[CLUE-3] every message printed is valid by the schemas of RFC 8846 and RFC 8847", () => {
  if (!existsSync(SCHEMA) || spawnSync("xmllint", ["--version"]).error) {
    process.stdout.write("[CLUE-3] not run: needs ../shared/conformance/schemas and xmllint\n");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "clue-"));
  const messages = fc.sample(anyMessage(), { numRuns: 300, seed: 8847 });
  const files = messages.map((message, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, printClueMessage(message));
    return file;
  });
  const { status, stderr } = spawnSync(
    "xmllint",
    ["--noout", "--nonet", "--schema", SCHEMA, ...files],
    { encoding: "utf8", maxBuffer: 1e8 },
  );
  const complaints = stderr.split("\n").filter((line) => !line.endsWith(" validates"));
  rmSync(folder, { recursive: true });

  expect(complaints.filter((line) => line !== "").slice(0, 5)).toEqual([]);
  expect(status).toBe(0);
});

function anyMessage(): fc.Arbitrary<ClueMessage> {
  const envelope = {
    clueId: text(),
    sequenceNr: sequenceNr(),
    version: fc.constantFrom("1.0", "1.7", "12.34"),
  };
  const response = {
    ...envelope,
    responseCode: fc.constantFrom(200, 301, 404, 999),
    reasonString: text(),
  };
  const keys = { requiredKeys: ["type", "sequenceNr", "version"] } as const;
  const extensions = fc.array(
    fc.record({ name: text(), schemaRef: fc.webUrl(), version: fc.constantFrom("1.0", "2.7") }),
    { maxLength: 2 },
  );
  const options = fc.record({
    ...envelope,
    type: fc.constant("options" as const),
    mediaProvider: fc.boolean(),
    mediaConsumer: fc.boolean(),
    supportedVersions: fc.array(fc.constantFrom("1.0", "2.7"), { maxLength: 2 }),
    supportedExtensions: extensions,
  });
  const optionsResponse = fc.record(
    {
      ...response,
      type: fc.constant("optionsResponse" as const),
      mediaProvider: fc.boolean(),
      mediaConsumer: fc.boolean(),
      agreedVersion: fc.constantFrom("1.0", "2.7"),
      commonExtensions: extensions,
    },
    { requiredKeys: [...keys.requiredKeys, "responseCode", "commonExtensions"] },
  );
  const advertisement = fc.record(
    { ...envelope, type: fc.constant("advertisement" as const), content: anyContent() },
    { requiredKeys: [...keys.requiredKeys, "content"] },
  );
  const ack = fc.record(
    { ...response, type: fc.constant("ack" as const), advSequenceNr: sequenceNr() },
    { requiredKeys: [...keys.requiredKeys, "responseCode", "advSequenceNr"] },
  );
  const configure = fc.record(
    {
      ...envelope,
      type: fc.constant("configure" as const),
      advSequenceNr: sequenceNr(),
      ack: fc.constantFrom(200, 299),
      captureEncodings: captureEncodings(),
    },
    { requiredKeys: [...keys.requiredKeys, "advSequenceNr", "captureEncodings"] },
  );
  const configureResponse = fc.record(
    { ...response, type: fc.constant("configureResponse" as const), confSequenceNr: sequenceNr() },
    { requiredKeys: [...keys.requiredKeys, "responseCode", "confSequenceNr"] },
  );
  return fc.oneof(
    options,
    optionsResponse,
    { arbitrary: advertisement, weight: 4 },
    ack,
    configure,
    configureResponse,
  );
}

/** References dangle as they like here; what is declared is declared once, as `xs:ID` wants it. */
function anyContent(): fc.Arbitrary<AdvertisementContent> {
  const captures = anyCaptures();
  const encodingGroups = fc.array(
    fc.record({
      encodingGroupId: declared("g"),
      maxGroupBandwidthBps: fc.maxSafeNat(),
      encodings: fc.array(reference(), { minLength: 1, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 2 },
  );
  const view = fc.record({
    sceneViewId: declared("v"),
    descriptions: descriptions(),
    captures: fc.array(reference(), { minLength: 1, maxLength: 3 }),
  });
  const scenes = fc.array(
    fc.record({
      sceneId: declared("s"),
      scale: fc.constantFrom("mm" as const, "unknown" as const, "noscale" as const),
      descriptions: descriptions(),
      views: fc.array(view, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 2 },
  );
  const people = fc.array(
    fc.record(
      {
        personId: declared("p"),
        name: text().filter((name) => name.trim() !== ""),
        uri: fc.webUrl().map((url) => url.replace("http", "sip")),
        types: fc.uniqueArray(fc.constantFrom("presenter", "minute taker", "observer")),
      },
      { requiredKeys: ["personId", "types"] },
    ),
    { maxLength: 2 },
  );
  return fc.record({ captures, encodingGroups, scenes, people });
}

function anyCaptures(): fc.Arbitrary<AdvertisementContent["captures"]> {
  const origin = fc.record(
    { capturePoint: point(), lineOfCapturePoint: point() },
    { requiredKeys: ["capturePoint"] },
  );
  const area = fc.record({
    bottomLeft: point(),
    bottomRight: point(),
    topLeft: point(),
    topRight: point(),
  });
  const multiple = fc.record(
    {
      type: fc.constant("multiple" as const),
      synchronizationId: declared("y"),
      content: contentList(),
      policy: fc.constantFrom("SoundLevel:0", "RoundRobin:12"),
      maxCaptures: fc.record({ count: fc.integer({ min: 1, max: 65_535 }), exact: fc.boolean() }),
      allowSubsetChoice: fc.boolean(),
    },
    { requiredKeys: ["type"] },
  );
  return fc.array(
    fc.record(
      {
        captureId: declared("c"),
        mediaType: fc.constantFrom("video", "audio", "text", "smell"),
        sceneId: reference(),
        spatial: fc.record({ captureOrigin: origin, captureArea: area }, { requiredKeys: [] }),
        source: fc.oneof(fc.constant({ type: "individual" as const }), multiple),
        encodingGroupId: reference(),
        descriptions: descriptions(),
        priority: fc.constantFrom(0, 1, 0xffff_ffff),
        languages: fc.array(language(), { maxLength: 2 }),
        mobility: fc.constantFrom("static" as const, "dynamic" as const, "highly-dynamic" as const),
        presentation: fc.constantFrom("slides", "images"),
        view: fc.constantFrom("room", "lectern"),
        capturedPeople: fc.array(reference(), { maxLength: 2 }),
        relatedTo: reference(),
      },
      {
        requiredKeys: [
          "captureId",
          "mediaType",
          "sceneId",
          "source",
          "descriptions",
          "languages",
          "capturedPeople",
        ],
      },
    ),
    { minLength: 1, maxLength: 3 },
  );
}

function captureEncodings() {
  return fc.array(
    fc.record(
      {
        id: declared("e"),
        captureId: reference(),
        encodingId: reference(),
        configuredContent: contentList(),
      },
      { requiredKeys: ["id", "captureId", "encodingId"] },
    ),
    { maxLength: 3 },
  );
}

function contentList() {
  const ids = fc.array(reference(), { maxLength: 2 });
  return fc.record({ captures: ids, sceneViews: ids });
}

function descriptions() {
  const description = fc.record({ text: text(), lang: language() }, { requiredKeys: ["text"] });
  return fc.array(description, { maxLength: 2 });
}

/** Millimetres, and numbers that JavaScript would print with an exponent; libxml2 reads up to 24 digits. */
function point() {
  const number = fc.oneof(
    fc.integer({ min: -1e9, max: 1e9 }).map((micrometres) => micrometres / 1000),
    fc.constantFrom(1e21, -1.5e21, 1e-7, -2.5e-9),
  );
  return fc.record({ x: number, y: number, z: number });
}

/** An id that hardly ever comes twice. The brands are made by the parser only. */
function declared(prefix: string): fc.Arbitrary<never> {
  return fc.uuid().map((id) => `${prefix}-${id}` as never);
}

function reference(): fc.Arbitrary<never> {
  return fc.constantFrom("VC1", "_a.b-c", "Ünïcode", "person") as fc.Arbitrary<never>;
}

function language(): fc.Arbitrary<string> {
  return fc.constantFrom("en", "de-CH", "sgn-BE-FR");
}

function sequenceNr(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
}

/** What XML 1.0 can carry. */
function text(): fc.Arbitrary<string> {
  return fc
    .string({
      unit: fc.oneof(
        fc.constantFrom("<", "&", '"', "]]>", "\r\n", "\t"),
        fc.string({ unit: "grapheme", maxLength: 1 }),
      ),
      maxLength: 20,
    })
    .filter((value) => !/[\ud800-\udfff\ufffe\uffff]/u.test(value));
}
