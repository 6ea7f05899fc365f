import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const folder = new URL("../web/public/", import.meta.url);

test("[WEB-536] the web manifest is one that a browser installs, and each of its icons is there in its size", () => {
  const written = readFileSync(new URL("manifest.webmanifest", folder), "utf8");
  const { icons, ...manifest } = JSON.parse(written) as Manifest;
  expect(manifest).toMatchObject({ name: "Parley", start_url: "/", scope: "/" });
  expect(["standalone", "fullscreen", "minimal-ui"]).toContain(manifest.display);
  const pictures = icons.filter(({ type }) => type === "image/png");
  const said = pictures.map(({ src, sizes }) => [src, sizes]);
  expect(said.map(([, sizes]) => sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  expect(pictures.map(({ src }) => [src, sizeOf(src)])).toEqual(said);
});

interface Manifest {
  readonly display: string;
  readonly icons: readonly Icon[];
}

interface Icon {
  readonly src: string;
  readonly type: string;
  readonly sizes: string;
}

/** Of a PNG file: its header says so (PNG §11.2.1). */
function sizeOf(src: string): string {
  const file = readFileSync(new URL(`.${src}`, folder));
  return `${file.readUInt32BE(16)}x${file.readUInt32BE(20)}`;
}
