import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./workspace.mjs";

/** @typedef {{ file: string, imports?: string[], css?: string[] }} Chunk as Vite's manifest has it */

/**
 * The built files a browser fetches for an entry before anything of it is shown: its chunk, what that
 * imports at once, and their styles.
 *
 * @param {string} entry
 * @returns {string[]} paths from the repository's top
 */
export function firstLoad(entry) {
  const text = readFileSync(join(root, "web/dist/.vite/manifest.json"), "utf8");
  return filesOf(/** @type {Record<string, Chunk>} */ (JSON.parse(text)), entry).map(
    (file) => `web/dist/${file}`,
  );
}

/**
 * @param {Readonly<Record<string, Chunk>>} manifest
 * @param {string} entry
 * @returns {string[]}
 */
export function filesOf(manifest, entry) {
  /** @type {Set<string>} */
  const seen = new Set();
  /** @param {string} name */
  const visit = (name) => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const next of manifest[name]?.imports ?? []) visit(next);
  };
  visit(entry);
  const chunks = [...seen].map((name) => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`the page's manifest has no ${name}`);
    return chunk;
  });
  return [...new Set(chunks.flatMap(({ file, css = [] }) => [file, ...css]))];
}
