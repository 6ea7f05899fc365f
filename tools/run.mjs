import { spawn } from "node:child_process";
import { root, toolEnvironment } from "./workspace.mjs";

/** Something that a person must put right; its message is all they need to see. */
export class Fault extends Error {}

/**
 * Runs a command to its end, its output where ours goes.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {string} task what it is for, in words that fit "could not …"
 * @returns {Promise<void>}
 */
export async function run(program, args, task) {
  const { code, output } = await capture(program, args);
  if (code === 0) return;
  process.stderr.write(output);
  throw new Fault(`Could not ${task}: \`${program} ${args.join(" ")}\` ended with ${code}.`);
}

/**
 * Runs a command to its end and keeps what it prints, both streams in the order of arrival.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ shell?: boolean, limitMs?: number, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ code: number | string, output: string }>} exit code, or why there is none
 */
export function capture(program, args, { shell = false, limitMs, env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...toolEnvironment(), ...env },
      shell,
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own, so that what it started ends with it.
      detached: true,
    });
    /** @type {Buffer[]} */
    const chunks = [];
    /** @param {Buffer} chunk */
    const keep = (chunk) => chunks.push(chunk);
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    const end = () => endGroup(child.pid);
    const limit = limitMs === undefined ? undefined : setTimeout(end, limitMs);
    process.once("exit", end);
    /** @param {number | string} code */
    const finish = (code) => {
      clearTimeout(limit);
      process.off("exit", end);
      resolve({ code, output: Buffer.concat(chunks).toString("utf8") });
    };
    child.once("error", (error) => finish(error.message));
    child.once("close", (code, signal) => finish(code ?? signal ?? "no exit code"));
  });
}

/** @param {number | undefined} pid */
function endGroup(pid) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGTERM");
  } catch {
    // It had ended already.
  }
}

/**
 * Runs a tool's main function: a fault is one line, Ctrl-C ends what was started.
 *
 * @param {() => Promise<number>} main returns the exit code
 */
export function runTool(main) {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.once(signal, () => process.exit(signal === "SIGINT" ? 130 : 143));
  }
  main().then(
    (code) => process.exit(code),
    (/** @type {unknown} */ error) => {
      console.error(error instanceof Fault ? error.message : error);
      process.exit(1);
    },
  );
}
