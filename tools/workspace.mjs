import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's top folder, without a slash at its end. */
export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** Node 24 as the npm package `node` brings it; there once the workspace is installed. */
export const node24 = join(root, "node_modules", ".bin", "node");

/** What the root's package.json says. */
export function manifest() {
  const text = readFileSync(join(root, "package.json"), "utf8");
  return /** @type {{ packageManager: string, scripts: Record<string, string> }} */ (
    JSON.parse(text)
  );
}

/** This process's environment, with the workspace's own programs (Node 24 among them) found first. */
export function toolEnvironment() {
  const programs = join(root, "node_modules", ".bin");
  return { ...process.env, PATH: `${programs}${delimiter}${process.env["PATH"] ?? ""}` };
}
