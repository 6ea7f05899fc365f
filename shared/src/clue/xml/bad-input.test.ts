import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkAdvertisement } from "../model/check-advertisement.ts";
import { CLUE_LIMITS } from "../model/limits.ts";
import { parseClueMessage } from "./read-message.ts";

const SAMPLE = readFileSync(
  new URL("../../../traces/rfc8847/3-advertisement.xml", import.meta.url),
  "utf8",
);
const BOMB = `<!DOCTYPE a [<!ENTITY a "ha">${"<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>".repeat(9)}]>`;
const LONG = "x".repeat(CLUE_LIMITS.idLength + 1);

test.each<[string, number, string]>([
  ["entity bombs", 301, SAMPLE.replace(/^<\?xml[^>]*>/, BOMB)],
  ["an entity of its own", 301, SAMPLE.replace("left camera", "&left;")],
  ["a namespace that is none of ours", 301, SAMPLE.replaceAll("clue-protocol", "clue-protocoll")],
  ["captures of another namespace", 301, SAMPLE.replaceAll("clue-info", "clue-inform")],
  ["captures of no namespace", 301, SAMPLE.replaceAll('"urn:ietf:params:xml:ns:clue-info"', '""')],
  ["captures in the protocol's namespace", 301, SAMPLE.replaceAll("clue-info", "clue-protocol")],
  ["UTF-8 that says it is UTF-16", 301, SAMPLE.replace("UTF-8", "UTF-16")],
  ["UTF-16 read as UTF-8", 301, new TextDecoder().decode(Buffer.from(SAMPLE, "utf16le"))],
  ["half of a surrogate pair", 301, SAMPLE.replace("left camera", "left \ud800camera")],
  ["a zero", 301, SAMPLE.replace("left camera", "left\0camera")],
  [
    "a byte order mark in the middle of a name",
    301,
    SAMPLE.replace("<priority>", "<prio\ufeffrity>"),
  ],
  ["bytes lost in an id", 302, SAMPLE.replace('captureID="VC1"', `captureID="${partial("Vé1")}"`)],
  ["a huge id", 302, SAMPLE.replaceAll("VC1", LONG)],
  ["a huge encoding", 302, SAMPLE.replaceAll("ENC1", LONG)],
  ["a number without end", 302, SAMPLE.replace(/<priority>\d/, `<priority>${"9".repeat(9_999)}`)],
  ["a coordinate without end", 302, SAMPLE.replace("<x>", `<x>${"9".repeat(9_999)}`)],
  ["nesting without end", 300, SAMPLE.replace("left camera", "<a>".repeat(9_999))],
  ["attributes without end", 300, SAMPLE.replace("<description", `<description${attributes(99)}`)],
  ["10,000 captures", 300, manyCaptures(10_000)],
  ["a megabyte and more", 300, SAMPLE.replace("left camera", "x".repeat(1_100_000))],
])("[MOD-30] %s are refused with %d, at once", (_name, code, text) => {
  expect(text).not.toBe(SAMPLE);
  const start = process.hrtime.bigint();
  const result = parseClueMessage(text);

  expect(result).toMatchObject({ ok: false, refusal: { code } });
  expect(result.ok || result.refusal.reason.length).toBeLessThanOrEqual(200);
  expect(millisecondsSince(start)).toBeLessThan(1_000);
});

test("[MOD-30] a byte order mark at the beginning, and characters lost in a text, do no harm", () => {
  const bytesLost = SAMPLE.replace("left camera", partial("caméra"));

  expect(parseClueMessage(`\ufeff${SAMPLE}`)).toEqual(parseClueMessage(SAMPLE));
  expect(parseClueMessage(bytesLost).ok).toBe(true);
});

test("[MOD-31] more captures than our limit, in a document within it, are refused with 400", () => {
  const text = manyCaptures(CLUE_LIMITS.most.captures + 1);
  const result = parseClueMessage(text);

  expect(text.length).toBeLessThan(CLUE_LIMITS.document.maxLength);
  expect(result.ok).toBe(true);
  expect(
    result.ok && result.value.type === "advertisement" && checkAdvertisement(result.value.content),
  ).toMatchObject({ code: 400 });
});

test("[MOD-31] the worst advertisement within all limits is checked at once", () => {
  const result = parseClueMessage(worst());
  if (!result.ok || result.value.type !== "advertisement") throw new Error("was not read");
  const start = process.hrtime.bigint();
  checkAdvertisement(result.value.content);

  expect(millisecondsSince(start)).toBeLessThan(1_000);
});

function millisecondsSince(start: bigint): number {
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The last byte of a two-byte character missing, as a decoder shows it. */
function partial(text: string): string {
  const bytes = Buffer.from(text).filter((byte) => byte !== 0xa9);
  return new TextDecoder().decode(bytes);
}

function attributes(count: number): string {
  return Array.from({ length: count }, (_, index) => ` a${index}="1"`).join("");
}

function manyCaptures(count: number): string {
  const one = (index: number): string =>
    `<mediaCapture xsi:type="videoCaptureType" captureID="c${index}" mediaType="video">` +
    "<captureSceneIDREF>CS1</captureSceneIDREF><nonSpatiallyDefinable>1</nonSpatiallyDefinable></mediaCapture>";
  const captures = Array.from({ length: count }, (_, index) => one(index)).join("");
  return SAMPLE.replace("</ns2:mediaCaptures>", `${captures}</ns2:mediaCaptures>`);
}

/** Every set holds every capture but one, every view one of those left out, and every capture contains the next. */
function worst(): string {
  const ids = Array.from({ length: 180 }, (_, index) => `w${index}`);
  const captures = ids.map(
    (id, index) =>
      `<mediaCapture xsi:type="videoCaptureType" captureID="${id}" mediaType="video"><captureSceneIDREF>W</captureSceneIDREF><nonSpatiallyDefinable>true</nonSpatiallyDefinable><content><mediaCaptureIDREF>${ids[index + 1] ?? "VC1"}</mediaCaptureIDREF></content></mediaCapture>`,
  );
  const views = ids.map(
    (id) =>
      `<sceneView sceneViewID="v-${id}"><mediaCaptureIDs><mediaCaptureIDREF>w0</mediaCaptureIDREF><mediaCaptureIDREF>${id}</mediaCaptureIDREF></mediaCaptureIDs></sceneView>`,
  );
  const sets = Array.from(
    { length: CLUE_LIMITS.most.simultaneousSets },
    (_, index) =>
      `<simultaneousSet setID="s${index}" mediaType="video">${ids.map((id) => `<mediaCaptureIDREF>${id}</mediaCaptureIDREF>`).join("")}</simultaneousSet>`,
  );
  const sample = SAMPLE.replace(/<ns2:simultaneousSets>[^]*<\/ns2:simultaneousSets>/, "");
  return sample
    .replace("</ns2:mediaCaptures>", `${captures.join("")}</ns2:mediaCaptures>`)
    .replace(
      "</ns2:captureScenes>",
      `<captureScene sceneID="W" scale="mm"><sceneViews>${views.join("")}</sceneViews></captureScene></ns2:captureScenes><ns2:simultaneousSets>${sets.join("")}</ns2:simultaneousSets>`,
    );
}
