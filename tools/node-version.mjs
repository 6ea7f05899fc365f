/** The oldest Node these tools run on; the rest of Parley runs on the Node 24 they install. */
const oldestNode = 20;

/**
 * What to tell someone whose Node is too old, or undefined.
 *
 * @param {string} version as `process.versions.node` gives it
 * @returns {string | undefined}
 */
export function tooOld(version) {
  if (Number.parseInt(version, 10) >= oldestNode) return undefined;
  return `Parley needs Node ${oldestNode} or newer to start; this is Node ${version}. Install a newer one (https://nodejs.org) and try again.`;
}

/** Ends the process with one clear line where Node is too old. */
export function requireNode() {
  const fault = tooOld(process.versions.node);
  if (fault === undefined) return;
  console.error(fault);
  process.exit(1);
}
