import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { oneCheck, testCounts } from "./counts.mjs";
import { find, programs } from "./programs.mjs";
import { capture } from "./run.mjs";
import { manifest, root } from "./workspace.mjs";

/**
 * One check: an entry of package.json's scripts, so that what runs here can be run alone.
 *
 * @typedef {object} Step
 * @property {string} script
 * @property {string} proves what it shows when it passes
 * @property {"vitest" | "playwright"} [runner] set where it counts its own tests
 * @property {keyof typeof programs} [needs] left out where that is not installed
 * @property {boolean} [needsBrowser] left out by `npm run check`
 */

/** @type {readonly Step[]} */
export const steps = [
  { script: "types", proves: "every package fits its types" },
  { script: "lint", proves: "oxlint's rules hold" },
  { script: "format", proves: "Biome would change nothing" },
  { script: "fences", proves: "imports point only where they may" },
  { script: "unused", proves: "no dead file, export or dependency" },
  { script: "citations", proves: "every RFC section cited exists" },
  { script: "spec", proves: "every rule has its test, every test its rule" },
  { script: "unit", proves: "unit, property and simulation tests", runner: "vitest" },
  { script: "page", proves: "the page builds" },
  { script: "size", proves: "a first visit loads no more than it may" },
  { script: "stories", proves: "people in browsers", runner: "playwright", needsBrowser: true },
  {
    script: "axe",
    proves:
      "axe finds nothing on any screen in any theme, and nothing is out of reach in any window",
    runner: "playwright",
    needsBrowser: true,
  },
  {
    script: "stories-firefox",
    proves: "people in Firefox",
    runner: "playwright",
    needsBrowser: true,
    needs: "firefox",
  },
];

/** Twice what the slowest step, the stories, takes on two cores; short enough that CI hears of a hang. */
const stepLimitMs = 45 * 60_000;

const reports = join(root, ".cache", "test");

/**
 * Runs a step and keeps all it prints in .cache/test; what is printed is a heading, a line, and
 * the step's output where it failed.
 *
 * @param {Step} step
 * @returns {Promise<import("./counts.mjs").Counts>}
 */
export async function runStep(step) {
  if (step.needs && find(programs[step.needs]) === undefined) {
    console.log(`\n== ${step.script}: not run. ${programs[step.needs].without}`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  mkdirSync(reports, { recursive: true });
  const report = join(reports, `${step.script}.json`);
  rmSync(report, { force: true });
  const started = performance.now();
  const { code, output } = await capture(commandOf(step, report), [], {
    shell: true,
    limitMs: stepLimitMs,
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report, NO_COLOR: "1" },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  writeFileSync(join(reports, `${step.script}.log`), output);

  const succeeded = code === 0;
  const counts = step.runner
    ? testCounts(step.runner, readReport(report), succeeded)
    : oneCheck(succeeded);
  console.log(`\n== ${step.script}: ${step.proves} (${seconds} s)`);
  if (counts.failed > 0) console.log(`${ending(output)}\n${step.script} failed (${code})`);
  else console.log(step.runner ? tally(counts) : "ok");
  return counts;
}

/** @param {import("./counts.mjs").Counts} counts */
function tally({ passed, skipped }) {
  return skipped > 0 ? `${passed} tests ok, ${skipped} left out` : `${passed} tests ok`;
}

/**
 * @param {Step} step
 * @param {string} report
 */
function commandOf(step, report) {
  const command = manifest().scripts[step.script] ?? `echo "no script ${step.script}" && exit 1`;
  if (step.runner === "vitest") {
    return `${command} --reporter=default --reporter=json --outputFile.json="${report}"`;
  }
  return step.runner === "playwright" ? `${command} --reporter=list,json` : command;
}

/** @param {string} report */
function readReport(report) {
  if (!existsSync(report)) return undefined;
  /** @type {unknown} */
  const content = JSON.parse(readFileSync(report, "utf8"));
  return content;
}

/** The end of a long output, where runners put what matters. The whole lies in .cache/test. */
const shownCharacters = 20_000;

/** @param {string} output */
function ending(output) {
  if (output.length <= shownCharacters) return output.trimEnd();
  return `… (the beginning is in .cache/test)\n${output.slice(-shownCharacters).trimEnd()}`;
}
