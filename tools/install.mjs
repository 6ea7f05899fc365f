import { join } from "node:path";
import { fingerprint } from "./fingerprint.mjs";
import { run } from "./run.mjs";
import { unlessStamped } from "./stamp.mjs";
import { manifest, root } from "./workspace.mjs";

const inputs = [
  "pnpm-lock.yaml",
  "pnpm-workspace.yaml",
  "package.json",
  ...["shared", "server", "web", "e2e"].map((name) => `${name}/package.json`),
];

/** Installs the workspace with the pinned pnpm, unless that was done for this very lockfile. */
export async function ensureInstalled() {
  const stamp = join(root, "node_modules", ".parley-installed");
  await unlessStamped(stamp, fingerprint(root, inputs), async () => {
    console.log("Installing dependencies (the first time takes about a minute) …");
    const pnpm = ["--yes", manifest().packageManager];
    const how = ["install", "--frozen-lockfile", "--config.confirmModulesPurge=false"];
    await run("npx", [...pnpm, ...how], "install the dependencies");
  });
}
