import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { clueCommand } from "./clue-command.ts";

const good = sample("docs/clue/three-cameras.xml");
const broken = sample("docs/clue/broken-room.xml");
const configure = sample("shared/traces/rfc8847/8-configure.xml");
const folder = mkdtempSync(join(tmpdir(), "clue-"));

afterAll(() => rmSync(folder, { recursive: true }));

describe("npm run clue -- lint", () => {
  test("[CLUE-227] says of a good document that nothing is wrong", () => {
    expect(clueCommand(["lint", good])).toEqual({ code: 0, text: `${good}: nothing is wrong` });
  });

  test("[CLUE-227] says of a bad one what and where, and ends with 1", () => {
    const { code, text } = clueCommand(["lint", broken]);

    expect(code).toBe(1);
    expect(text.replaceAll(broken, "room.xml").split("\n")).toEqual([
      'room.xml:21:7: 400 dangling-reference: "vidoe" is no encoding group of this document (RFC 8846 §11.4)',
      'room.xml:42:7: 302 invalid-value: <priority> is "high", not a whole number from 0 to 4294967295 (RFC 8846 §11.14)',
      'room.xml:45:5: 303 repeated-id: "centre" is the name of a capture already (RFC 8846 §11)',
      "room.xml:67:7: 303 conflicting-values: <individual> excludes <content>, <policy>, <maxCaptures> (RFC 8846 §11.12)",
      "room.xml:97:5: 301 missing-attribute: <captureScene> has no @scale (RFC 8846 §16)",
      'room.xml:101:116: 400 dangling-reference: "right" is no capture of this document (RFC 8846 §17.1)',
    ]);
  });

  test("[CLUE-227] holds a configure against its advertisement where one is named", () => {
    expect(clueCommand(["lint", configure]).code).toBe(0);
    const { code, text } = clueCommand(["lint", configure, "--advertisement", good]);

    expect(code).toBe(1);
    expect(text).toMatch(/: 400 semantics: .* is not in the advertisement/);
  });
});

describe("npm run clue -- explain", () => {
  test("[CLUE-234] tells what a document says", () => {
    const { code, text } = clueCommand(["explain", good]);

    expect(code).toBe(0);
    expect(text).toContain("3000 |[---------1---------+---------2---------+---------3---------]");
  });

  test("[CLUE-234] tells what is wrong with one that cannot be read", () => {
    expect(clueCommand(["explain", broken])).toEqual(clueCommand(["lint", broken]));
  });
});

describe("bad input", () => {
  test.each([
    [[], 64, "either lint or explain"],
    [["praise", good], 64, "either lint or explain"],
    [["lint"], 64, "one file"],
    [["lint", good, good], 64, "one file"],
    [["lint", good, "--loud"], 64, "usage:"],
    [["lint", join(folder, "nowhere.xml")], 66, "ENOENT"],
    [["lint", folder], 66, "EISDIR"],
    [["lint", good, "--advertisement", configure], 66, "not an advertisement"],
  ])("[CLUE-228] %j ends with %d", (argv, code, said) => {
    const answer = clueCommand(argv);

    expect(answer.code).toBe(code);
    expect(answer.text).toContain(said);
  });

  test("[CLUE-228] what is no UTF-8, and what is too long, is not looked at", () => {
    const latin1 = written("latin1.xml", new Uint8Array([0x3c, 0x61, 0xe9, 0x2f, 0x3e]));
    const long = written("long.xml", new Uint8Array(4 * 1024 * 1024 + 1).fill(0x20));

    expect(clueCommand(["lint", latin1])).toMatchObject({ code: 66 });
    expect(clueCommand(["lint", long])).toMatchObject({ code: 66 });
    expect(clueCommand(["lint", "/dev/zero"])).toMatchObject({ code: 66 });
  });

  test("[CLUE-228] a byte order mark is no part of the document", () => {
    const marked = written("bom.xml", new TextEncoder().encode("\ufeff<a/>"));

    expect(clueCommand(["lint", marked]).text).toContain("bom.xml:1:1: 301 not-clue");
  });
});

function sample(file: string): string {
  return fileURLToPath(new URL(`../../${file}`, import.meta.url));
}

function written(name: string, bytes: Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
}
