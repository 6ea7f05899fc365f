import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "./files.mjs";

/**
 * One hash over the names and contents of files, so that a step may be left out when nothing it
 * reads has changed. A path that does not exist counts as absent, and its coming as a change.
 *
 * @param {string} base folder that names are relative to
 * @param {readonly string[]} paths files and folders under it
 * @param {(path: string) => boolean} counts whether a file matters, by its path relative to `base`
 * @returns {string}
 */
export function fingerprint(base, paths, counts = () => true) {
  const hash = createHash("sha256");
  for (const path of paths) {
    for (const name of filesUnder(base, path)) {
      if (!counts(name)) continue;
      const content = readFileSync(join(base, name));
      hash.update(`${name}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest("hex");
}
