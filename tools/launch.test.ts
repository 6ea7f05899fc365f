import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tooOld } from "./node-version.mjs";
import { find } from "./programs.mjs";
import { capture } from "./run.mjs";

test("a Node that is too old is told so in one line, and what to do", () => {
  expect(tooOld("18.19.1")).toMatch(/^Parley needs Node 20 or newer.*18\.19\.1.*Install.*$/);
  expect(tooOld("20.0.0")).toBeUndefined();
  expect(tooOld("24.21.0")).toBeUndefined();
});

test("a program is found by any of its names, in the order of the search path", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-programs-"));
  const path = join(folder, "google-chrome");
  writeFileSync(path, "");
  chmodSync(path, 0o755);
  const chromium = { names: ["chromium", "google-chrome"], debian: "", without: "" } as const;
  expect(find(chromium, `/nowhere:${folder}`)).toBe(path);
  expect(find(chromium, "/nowhere")).toBeUndefined();
  rmSync(folder, { recursive: true });
});

test("a command's output and exit code are kept", async () => {
  const { code, output } = await capture("echo out; echo err >&2; exit 3", [], { shell: true });
  expect(code).toBe(3);
  expect(output.split("\n").sort()).toEqual(["", "err", "out"]);
});

test("a command that does not end is ended, with all that it started", async () => {
  const { code } = await capture("sleep 1000 & sleep 1000", [], { shell: true, limitMs: 50 });
  expect(code).toBe("SIGTERM");
});

test("a program that is not there is told, not thrown", async () => {
  expect((await capture("no-such-program", [])).code).toContain("ENOENT");
});
