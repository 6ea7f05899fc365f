import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Does a piece of work unless a stamp says that it was done for the same inputs. The stamp goes
 * before the work starts and comes when it has succeeded, so work cut short is done again.
 *
 * @param {string} stamp file that keeps the fingerprint of the inputs last worked on
 * @param {string} inputs fingerprint of the inputs as they are
 * @param {() => Promise<void>} work
 * @returns {Promise<boolean>} whether there was anything to do
 */
export async function unlessStamped(stamp, inputs, work) {
  if (read(stamp) === inputs) return false;
  rmSync(stamp, { force: true });
  await work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, inputs);
  return true;
}

/** @param {string} stamp */
function read(stamp) {
  try {
    return readFileSync(stamp, "utf8");
  } catch {
    return undefined;
  }
}
