import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ClueMessage } from "../message.ts";
import { printClueMessage } from "./print-message.ts";
import { parseClueMessage } from "./read-message.ts";

test("[CLUE-1] every message but an advertisement reads back as it was printed", () => {
  fc.assert(
    fc.property(anyMessage(), (message) => {
      expect(parseClueMessage(printClueMessage(message))).toEqual({ ok: true, value: message });
    }),
    { numRuns: 300 },
  );
});

const SCHEMA = fileURLToPath(new URL("../../../traces/schemas/clue-protocol.xsd", import.meta.url));

test("[CLUE-3] every message but an advertisement is valid by the schemas of RFC 8846 and RFC 8847", () => {
  if (spawnSync("xmllint", ["--version"]).error) {
    process.stdout.write("[CLUE-3] not run: needs xmllint\n");
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
  return fc.oneof(options, optionsResponse, ack, configure, configureResponse);
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

/** An id that hardly ever comes twice. The brands are made by the parser only. */
function declared(prefix: string): fc.Arbitrary<never> {
  return fc.uuid().map((id) => `${prefix}-${id}` as never);
}

function reference(): fc.Arbitrary<never> {
  return fc.constantFrom("VC1", "_a.b-c", "Ünïcode", "person") as fc.Arbitrary<never>;
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
