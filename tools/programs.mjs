import { existsSync, readdirSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { capture } from "./run.mjs";
import { node24 } from "./workspace.mjs";

/**
 * @typedef {object} Program
 * @property {readonly [string, ...string[]]} names
 * @property {string} debian its package
 * @property {string} without what follows where it is missing
 * @property {string} [outside] the folder of its versions, where that is not in the search path
 */

/**
 * Programs the tests use that npm does not bring.
 *
 * @type {{ chromium: Program, firefox: Program, sipp: Program, xmllint: Program, postgres: Program }}
 */
export const programs = {
  chromium: {
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    debian: "chromium",
    without: "The browser stories need one of their own.",
  },
  firefox: {
    names: ["firefox-esr", "firefox"],
    debian: "firefox-esr",
    without: "The stories in Firefox are left out.",
  },
  sipp: {
    names: ["sipp"],
    debian: "sip-tester",
    without: "The tests with sipp as the peer will say that they did not run.",
  },
  xmllint: {
    names: ["xmllint"],
    debian: "libxml2-utils",
    without: "The tests against the CLUE schemas will say that they did not run.",
  },
  postgres: {
    names: ["postgres"],
    debian: "postgresql",
    without: "The tests of the store in PostgreSQL will say that they did not run.",
    outside: "/usr/lib/postgresql",
  },
};

/**
 * Where a program is, by the names it may have.
 *
 * @param {Program} program
 * @param {string} searchPath as in the environment's PATH
 * @returns {string | undefined}
 */
export function find(program, searchPath = process.env["PATH"] ?? "") {
  for (const folder of [...searchPath.split(delimiter), ...versionsIn(program.outside)]) {
    for (const name of program.names) {
      const path = join(folder, name);
      if (folder !== "" && existsSync(path) && statSync(path).isFile()) return path;
    }
  }
  return undefined;
}

/**
 * Debian's folders of programs of which several versions may be installed.
 *
 * @param {string | undefined} folder
 */
function versionsIn(folder) {
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder).map((version) => join(folder, version, "bin"));
}

/**
 * Installs what is missing through apt-get where that can work, and says in one line each what
 * is still missing and what follows. Tests look for the programs themselves.
 */
export async function ensurePrograms() {
  const missing = Object.values(programs).filter((program) => find(program) === undefined);
  if (missing.length > 0) await aptInstall(missing.map((program) => program.debian));
  for (const program of missing) {
    if (find(program) !== undefined) continue;
    console.log(
      `No ${program.names[0]} here (on Debian: apt-get install ${program.debian}). ${program.without}`,
    );
  }
  if (find(programs.chromium) === undefined) await downloadChromium();
}

/** @param {readonly string[]} packages */
async function aptInstall(packages) {
  const root = process.getuid?.() === 0;
  if (!root || find({ names: ["apt-get"], debian: "apt", without: "" }) === undefined) return;
  console.log(`Installing ${packages.join(", ")} with apt-get …`);
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await capture("apt-get", ["update"], { env });
  const quietly = ["install", "--yes", "--no-install-recommends"];
  // One by one: a distribution that does not know one of them installs none of what it is asked for.
  for (const name of packages) {
    const { code, output } = await capture("apt-get", [...quietly, name], { env });
    if (code !== 0)
      console.log(`${lastLines(output, 5)}\napt-get install ${name} ended with ${code}.`);
  }
}

async function downloadChromium() {
  console.log("Trying Playwright's own Chromium …");
  const playwright = join("e2e", "node_modules", "@playwright", "test", "cli.js");
  const { code, output } = await capture(node24, [playwright, "install", "chromium"]);
  if (code === 0) return;
  console.log(`${lastLines(output, 5)}\nNo Chromium could be had: the browser stories will fail.`);
}

/**
 * @param {string} text
 * @param {number} count
 */
function lastLines(text, count) {
  return text.trimEnd().split("\n").slice(-count).join("\n");
}
