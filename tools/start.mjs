// `npm start`: installs, builds the page and runs the server, on a machine that has only Node and npm.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { requireNode } from "./node-version.mjs";

requireNode();
const { ensureInstalled } = await import("./install.mjs");
const { ensurePage } = await import("./page.mjs");
const { runTool } = await import("./run.mjs");
const { node24, root } = await import("./workspace.mjs");

runTool(async () => {
  await ensureInstalled();
  await ensurePage();
  return serve(process.argv.slice(2));
});

/**
 * Runs the server until it ends, its exit code ours.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
function serve(args) {
  const server = spawn(node24, [join(root, "server", "src", "main.ts"), ...args], {
    stdio: "inherit",
    // Compiled once: a server that is started again is back a third sooner.
    env: {
      NODE_ENV: "production",
      NODE_COMPILE_CACHE: join(root, ".cache", "compiled"),
      ...process.env,
    },
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.removeAllListeners(signal);
    // Ctrl-C in a terminal reaches the server by itself, and twice would be once too often.
    const alreadyTold = signal === "SIGINT" && process.stdin.isTTY;
    process.on(signal, () => alreadyTold || server.kill(signal));
  }
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.once("close", (code) => resolve(code ?? 1));
  });
}
