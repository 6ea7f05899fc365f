import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { joinSecret } from "./join-secret.ts";

describe("the secret of join tokens", () => {
  test("[ID-8] one that is configured is used, and nothing is written", () => {
    expect(joinSecret({ dir, configured: "s".repeat(32) }, randomBytes)).toEqual({
      ok: true,
      value: "s".repeat(32),
    });
    expect(readdirSync(dir)).toEqual([]);
  });

  test("[ID-8] without one it is made once, for the owner's eyes, and kept", () => {
    const deeper = join(dir, "data");
    const first = joinSecret({ dir: deeper }, randomBytes);
    expect(first.ok && first.value).toMatch(/^[0-9a-f]{64}$/);
    expect(joinSecret({ dir: deeper }, randomBytes)).toEqual(first);
    expect(statSync(join(deeper, "join-secret")).mode & 0o777).toBe(0o600);
    expect(statSync(deeper).mode & 0o777).toBe(0o700);
    expect(readdirSync(deeper)).toEqual(["join-secret"]);
  });

  test("[ID-8] of two that make one at once, both have the first", () => {
    let theirs: ReturnType<typeof joinSecret> | undefined;
    const meanwhile = (length: number) => {
      theirs ??= joinSecret({ dir }, randomBytes);
      return randomBytes(length);
    };
    const ours = joinSecret({ dir }, meanwhile);
    expect(ours).toEqual(theirs);
    expect(ours.ok).toBe(true);
    expect(readdirSync(dir)).toEqual(["join-secret"]);
  });

  test("[ID-8] a file that holds none, or cannot be, is told in a sentence", () => {
    writeFileSync(join(dir, "join-secret"), "short\n");
    const short = joinSecret({ dir }, randomBytes);
    expect(!short.ok && short.refusal).toContain("holds no secret");
    expect(joinSecret({ dir: join(dir, "join-secret") }, randomBytes)).toMatchObject({ ok: false });
  });
});

let dir = "";

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "parley-secret-"));
});

afterEach(() => rmSync(dir, { recursive: true }));
