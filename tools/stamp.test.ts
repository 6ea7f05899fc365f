import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fingerprint } from "./fingerprint.mjs";
import { unlessStamped } from "./stamp.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-stamp-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a stamp", () => {
  test("spares work that was done for the same inputs, and no other", async () => {
    const stamp = join(folder, "somewhere", "stamp");
    const done: string[] = [];
    for (const inputs of ["a", "a", "b"]) {
      await unlessStamped(stamp, inputs, async () => void done.push(inputs));
    }
    expect(done).toEqual(["a", "b"]);
  });

  test("does not come for work that failed, and the one before is gone", async () => {
    const stamp = join(folder, "stamp");
    await unlessStamped(stamp, "a", async () => {});
    const failing = unlessStamped(stamp, "b", () => Promise.reject(new Error("disk full")));
    await expect(failing).rejects.toThrow("disk full");
    expect(await unlessStamped(stamp, "a", async () => {})).toBe(true);
  });
});

describe("a fingerprint", () => {
  const print = () => fingerprint(folder, ["web", "lock"], (name) => !name.endsWith(".test.ts"));

  test("changes with a content, a name, and a file that comes", () => {
    mkdirSync(join(folder, "web"));
    const seen = new Set([print()]);
    for (const [name, content] of [
      ["web/a.ts", "1"],
      ["web/a.ts", "2"],
      ["web/b.ts", "2"],
      ["lock", ""],
    ] as const) {
      writeFileSync(join(folder, name), content);
      seen.add(print());
    }
    renameSync(join(folder, "web/b.ts"), join(folder, "web/c.ts"));
    expect(seen.add(print()).size).toBe(6);
  });

  test("stays where only what does not count changed", () => {
    const before = print();
    mkdirSync(join(folder, "web", "node_modules"), { recursive: true });
    writeFileSync(join(folder, "web", "a.test.ts"), "1");
    writeFileSync(join(folder, "web", "node_modules", "b.ts"), "1");
    expect(print()).toBe(before);
  });
});
