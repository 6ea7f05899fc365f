import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Answer } from "./answer.ts";
import { openPage, type Page, type PageRequest } from "./page.ts";

let folder: string;
let page: Page;

beforeAll(() => {
  const above = mkdtempSync(join(tmpdir(), "parley-page-"));
  folder = join(above, "dist");
  mkdirSync(join(folder, "assets"), { recursive: true });
  writeFileSync(join(above, "outside.txt"), "outside");
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Parley</title>");
  writeFileSync(join(folder, "assets", "index-abc.js"), "export const parley = 1;\n".repeat(100));
  writeFileSync(join(folder, "manifest.webmanifest"), "{}");
  writeFileSync(join(folder, ".built-from"), "a hash");
  page = openPage(folder);
});

afterAll(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

describe("the page", () => {
  test("[HTTP-1] is served at / and at every meeting's address, and never kept unasked", async () => {
    for (const path of ["/", "/m/daily", "/m/d%C3%A4ily", "/m/daily/"]) {
      const { status, headers, body } = await ask(path);
      expect([path, status, headers["cache-control"]]).toEqual([path, 200, "no-cache"]);
      expect(written(body)).toContain("<title>Parley</title>");
    }
  });

  test("[HTTP-1] has a manifest that a browser takes for one", async () => {
    const { headers } = await ask("/manifest.webmanifest");
    expect(headers["content-type"]).toBe("application/manifest+json");
  });

  test("[HTTP-1] has assets that may be kept for ever, compressed for who takes it", async () => {
    const { headers, body } = await ask("/assets/index-abc.js", { acceptEncoding: "br, gzip" });
    expect(headers).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": "gzip",
      "content-type": "text/javascript; charset=utf-8",
    });
    expect(gunzipSync(body as Buffer).toString()).toContain("export const parley");
    expect((await ask("/assets/index-abc.js")).headers["content-encoding"]).toBeUndefined();
  });

  test("[HTTP-1] is not sent again to who has it", async () => {
    const { etag = "" } = (await ask("/")).headers;
    const again = await ask("/", { ifNoneMatch: `"other", ${etag}` });
    expect([again.status, again.body]).toEqual([304, undefined]);
    expect(await ask("/", { ifNoneMatch: '"other"' })).toMatchObject({ status: 200 });
  });

  test("[HTTP-2] leads nowhere else, whatever the path", async () => {
    for (const path of [
      "/../outside.txt",
      "/assets/../../outside.txt",
      "/%2e%2e/outside.txt",
      "/.built-from",
      "/assets",
      "/assets/",
      "/assets/nothing.js",
      "/m/",
      "/m/a/b",
      "/constructor",
      "",
    ]) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
  });

  test("[HTTP-1] tells a person in its own words that there is nothing", async () => {
    const { status, body } = await ask("/nowhere", { accept: "text/html,*/*" });
    expect([status, written(body)]).toEqual([404, "<!doctype html><title>Parley</title>"]);
  });

  test("[HTTP-1] that is not built is a problem that says what to do", async () => {
    const unbuilt = openPage(join(folder, "nowhere"));
    const { status, body } = await unbuilt({ ...anything, path: "/" });
    expect([status, written(body)]).toEqual([503, expect.stringContaining("npm start")]);
  });
});

function written(body: Answer["body"]): string {
  return Buffer.from(body as string).toString();
}

const anything = { accept: "*/*", acceptEncoding: "", ifNoneMatch: "" };

function ask(path: string, headers: Partial<PageRequest> = {}) {
  return page({ ...anything, ...headers, path });
}
