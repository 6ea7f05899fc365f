import { join } from "node:path";
import { fingerprint } from "./fingerprint.mjs";
import { run } from "./run.mjs";
import { unlessStamped } from "./stamp.mjs";
import { node24, root } from "./workspace.mjs";

const inputs = ["web", "shared/src", "shared/package.json", "tsconfig.base.json", "pnpm-lock.yaml"];

/**
 * Builds the page into web/dist, unless it stands there for these very sources. The stamp lies in
 * dist, where vite's own emptying of the folder takes it away.
 */
export async function ensurePage() {
  const stamp = join(root, "web", "dist", ".built-from");
  const now = fingerprint(root, inputs, (name) => !/\.test\.tsx?$/.test(name));
  return unlessStamped(stamp, now, async () => {
    const vite = join("web", "node_modules", "vite", "bin", "vite.js");
    await run(node24, [vite, "build", "web", "--logLevel", "warn"], "build the page");
  });
}
