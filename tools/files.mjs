import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** Folders that hold nothing written by hand. */
const passedOver = new Set(["node_modules", "dist", ".cache", ".git", "test-results"]);

/**
 * The files under a path, in order of name, as paths with slashes relative to `base`.
 * None where the path does not exist.
 *
 * @param {string} base
 * @param {string} path file or folder, relative to `base`
 * @returns {Generator<string>}
 */
export function* filesUnder(base, path) {
  const found = statSync(join(base, path), { throwIfNoEntry: false });
  if (found?.isFile()) yield path;
  if (!found?.isDirectory()) return;
  for (const entry of readdirSync(join(base, path)).sort()) {
    if (!passedOver.has(entry)) yield* filesUnder(base, `${path}/${entry}`);
  }
}
