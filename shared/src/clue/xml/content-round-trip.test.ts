import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AdvertisementContent, Capture, MultipleContent } from "../model/advertisement.ts";
import type { Extensions, ForeignElement } from "../model/extensions.ts";
import { advertisement } from "../test-words.ts";
import { parseClueInfo, printClueInfo } from "./clue-info.ts";
import { printClueMessage } from "./print-message.ts";
import { parseClueMessage } from "./read-message.ts";

const NEGOTIATED: ReadonlySet<string> = new Set(["urn:x", "urn:y"]);

test("[CLUE-1] every advertisement reads back as it was printed, what extensions added included", () => {
  fc.assert(
    fc.property(anyContent(), (content) => {
      const message = advertisement(1, content);
      const info = { clueInfoId: "info", content };

      expect(parseClueMessage(printClueMessage(message, NEGOTIATED))).toEqual(good(message));
      expect(parseClueInfo(printClueInfo(info, NEGOTIATED))).toEqual(good(info));
    }),
    { numRuns: 100 },
  );
});

test("[CLUE-2] one object prints the same alone and among others, first and again", () => {
  fc.assert(
    fc.property(anyContent(), (content) => {
      const message = advertisement(1, content);
      const copy = structuredClone(message);

      expect(printClueMessage(message)).toBe(printClueMessage(message));
      expect(printClueMessage(message)).toBe(printClueMessage(copy));
    }),
    { numRuns: 30 },
  );
});

const SCHEMA = fileURLToPath(new URL("../../../traces/schemas/clue-protocol.xsd", import.meta.url));

test("[CLUE-3] every advertisement printed is valid by the schemas of RFC 8846 and RFC 8847", () => {
  if (spawnSync("xmllint", ["--version"]).error) {
    process.stdout.write("[CLUE-3] not run: needs xmllint\n");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "clue-"));
  const files = fc.sample(anyContent(), { numRuns: 150, seed: 8846 }).map((content, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, printClueMessage(advertisement(1, content), NEGOTIATED));
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

function good<T>(value: T) {
  return { ok: true, value };
}

/** References dangle as they like here; what is declared is declared once, as `xs:ID` wants it. */
function anyContent(): fc.Arbitrary<AdvertisementContent> {
  const encodingGroup = some({
    encodingGroupId: declared("g"),
    maxGroupBandwidthBps: fc.maxSafeNat(),
    encodings: atLeastOne(reference()),
    extensions: maybe(anyExtensions()),
  });
  const view = some({
    sceneViewId: declared("v"),
    descriptions: few(description()),
    captures: atLeastOne(reference()),
  });
  const scene = some({
    sceneId: declared("s"),
    scale: fc.constantFrom("mm" as const, "unknown" as const, "noscale" as const),
    descriptions: few(description()),
    views: few(view),
    extensions: maybe(anyExtensions()),
  });
  const set = some({
    setId: declared("t"),
    mediaType: maybe(fc.constantFrom("video", "smell")),
    captures: few(reference()),
    sceneViews: few(reference()),
    scenes: few(reference()),
    extensions: maybe(anyExtensions()),
  });
  const globalView = some({
    globalViewId: maybe(declared("w")),
    sceneViews: atLeastOne(reference()),
    extensions: maybe(anyExtensions()),
  });
  return some({
    captures: atLeastOne(anyCapture()),
    encodingGroups: atLeastOne(encodingGroup),
    scenes: atLeastOne(scene),
    simultaneousSets: maybe(atLeastOne(set)),
    globalViews: maybe(atLeastOne(globalView)),
    people: few(anyPerson()),
    extensions: maybe(anyExtensions(1)),
  });
}

function anyCapture() {
  const origin = some({
    capturePoint: point(),
    lineOfCapturePoint: maybe(point()),
    extensions: maybe(some({ attributes: foreignAttributes(1), elements: fc.constant([]) })),
  });
  const area = some({
    bottomLeft: point(),
    bottomRight: point(),
    topLeft: point(),
    topRight: point(),
  });
  const spatial = some({
    captureOrigin: maybe(origin),
    captureArea: maybe(area),
    extensions: maybe(anyExtensions()),
  });
  const plain: fc.Arbitrary<Capture> = some({
    captureId: declared("c"),
    mediaType: fc.constantFrom("video", "text", "smell"),
    sceneId: reference(),
    spatial: maybe(spatial),
    source: fc.oneof(fc.constant({ type: "individual" as const }), anyMultiple()),
    encodingGroupId: maybe(reference()),
    descriptions: few(description()),
    priority: maybe(fc.constantFrom(0, 1, 0xffff_ffff)),
    languages: few(language()),
    mobility: maybe(fc.constantFrom("static" as const, "highly-dynamic" as const)),
    presentation: maybe(fc.constantFrom("slides", "images")),
    embeddedText: maybe(some({ present: fc.boolean(), lang: maybe(language()) })),
    view: maybe(fc.constantFrom("room", "lectern")),
    capturedPeople: few(reference()),
    relatedTo: maybe(reference()),
    extensions: maybe(anyExtensions()),
  });
  const pattern = fc.constantFrom("omni", "hyper-cardioid");
  const audio = fc.tuple(plain, pattern).map(([capture, sensitivityPattern]) => ({
    ...capture,
    mediaType: "audio",
    sensitivityPattern,
  }));
  return fc.oneof(plain, audio);
}

function anyMultiple(): fc.Arbitrary<MultipleContent> {
  const list = some({
    captures: few(reference()),
    sceneViews: few(reference()),
    extensions: maybe(anyExtensions()),
  });
  return some({
    type: fc.constant("multiple" as const),
    synchronizationId: maybe(declared("y")),
    content: maybe(list),
    policy: maybe(fc.constantFrom("SoundLevel:0", "RoundRobin:12")),
    maxCaptures: maybe(some({ count: fc.integer({ min: 1, max: 65_535 }), exact: fc.boolean() })),
    allowSubsetChoice: maybe(fc.boolean()),
  });
}

function anyPerson() {
  return some({
    personId: declared("p"),
    name: maybe(text().filter((each) => each.trim() !== "")),
    uri: maybe(fc.constantFrom("sip:ann@example.com", "xmpp:bob@example.org")),
    types: fc.uniqueArray(fc.constantFrom("presenter", "minute taker", "observer")),
    extensions: maybe(anyExtensions()),
  });
}

/** The root of a message takes one element only (RFC 8847 §9). */
function anyExtensions(most = 2): fc.Arbitrary<Extensions> {
  const elements = fc.array(foreignElement(2), { maxLength: most });
  return fc
    .record({ attributes: foreignAttributes(0), elements })
    .filter((added) => added.attributes.length + added.elements.length > 0);
}

function foreignAttributes(minLength: number) {
  const attribute = fc.record({
    namespace: fc.constantFrom("urn:x", "urn:y"),
    name: fc.constantFrom("a", "b"),
    value: text(),
  });
  const selector = (each: { readonly namespace: string; readonly name: string }) =>
    each.namespace + each.name;
  return fc.uniqueArray(attribute, { minLength, maxLength: 2, selector });
}

function foreignElement(depth: number): fc.Arbitrary<ForeignElement> {
  const nonBlank = text().filter((each) => each.trim() !== "");
  const inner = depth === 0 ? fc.constant([]) : few(foreignElement(depth - 1));
  const content = fc.oneof(
    text().map((each) => (each === "" ? [] : [each])),
    inner,
    fc.tuple(nonBlank, inner).map(([before, elements]) => [before, ...elements]),
  );
  return fc.record({
    namespace: fc.constantFrom("urn:x", "urn:y"),
    name: fc.constantFrom("hint", "Grüße"),
    attributes: foreignAttributes(0),
    content,
  });
}

/** A record whose undefined fields are not there. */
function some<T extends object>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) {
  return fc
    .record(fields as { [K in keyof T]-?: fc.Arbitrary<T[K]> })
    .map(
      (value) =>
        Object.fromEntries(
          Object.entries(value).filter(([, field]) => field !== undefined),
        ) as never,
    );
}

function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined });
}

function few<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(value, { maxLength: 2 });
}

function atLeastOne<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.array(value, { minLength: 1, maxLength: 2 });
}

function description() {
  return some({ text: text(), lang: maybe(language()) });
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

/** What XML 1.0 can carry. */
function text(): fc.Arbitrary<string> {
  const unit = fc.oneof(
    fc.constantFrom("<", "&", '"', "]]>", "\r\n", "\t"),
    fc.string({ unit: "grapheme", maxLength: 1 }),
  );
  return fc
    .string({ unit, maxLength: 12 })
    .filter((value) => !/[\ud800-\udfff\ufffe\uffff]/u.test(value));
}
