// `npm run bench`: runs every {server,e2e}/bench/*.ts that exports `bench`, each in a process of its
// own, and prints a table (with --json: JSON). Names choose files: `npm run bench -- leave`.
import { fork } from "node:child_process";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { requireNode } from "./node-version.mjs";

requireNode();
const { ensureInstalled } = await import("./install.mjs");
const { ensurePage } = await import("./page.mjs");
const { Fault, runTool } = await import("./run.mjs");
const { node24, root } = await import("./workspace.mjs");

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const asJson = process.argv.includes("--json");

runTool(async () => {
  await ensureInstalled();
  await ensurePage();
  const rows = [];
  for (const file of benchmarks()) {
    console.error(`running ${basename(file, ".ts")} …`);
    rows.push(...(await rowsOf(file)));
  }
  console.log(asJson ? JSON.stringify(rows, null, 2) : table(rows));
  return 0;
});

function benchmarks() {
  const files = ["server", "e2e"].flatMap((folder) =>
    readdirSync(join(root, folder, "bench"))
      .filter((name) => /^[a-z0-9-]+\.ts$/.test(name))
      .sort()
      .map((name) => join(root, folder, "bench", name)),
  );
  const names = files.map((file) => basename(file, ".ts"));
  const chosen = files.filter((_, at) => wanted.length === 0 || wanted.includes(names[at] ?? ""));
  if (chosen.length === 0) throw new Fault(`No such benchmark; there are: ${names.join(", ")}`);
  return chosen;
}

/**
 * One measured figure; `goal`, where there is one, is the most it should be.
 *
 * @typedef {{ name: string, value: number, unit: string, goal?: number }} Row
 *
 * @param {string} file
 * @returns {Promise<Row[]>}
 */
function rowsOf(file) {
  return new Promise((resolve, reject) => {
    const child = fork(join(root, "tools", "run-benchmark.mjs"), [file], {
      execPath: node24,
      execArgv: ["--expose-gc"],
      cwd: root,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    process.once("exit", () => child.kill());
    /** @type {Row[] | undefined} */
    let rows;
    child.once("message", (message) => {
      rows = /** @type {Row[]} */ (message);
    });
    child.once("close", (code) => {
      if (rows !== undefined) resolve(rows);
      else
        reject(
          new Fault(`${basename(file)} ended with ${code ?? "a signal"} and told no figures.`),
        );
    });
  });
}

/** @param {readonly Row[]} rows */
function table(rows) {
  const cells = rows.map(({ name, value, unit, goal }) => {
    const measured = [name, value.toPrecision(4), unit];
    return goal === undefined
      ? measured
      : [...measured, `≤ ${goal}`, value <= goal ? "" : "MISSED"];
  });
  const lines = [["what", "value", "unit", "goal", ""], ...cells];
  const widths = [0, 1, 2, 3, 4].map((at) =>
    Math.max(...lines.map((line) => line[at]?.length ?? 0)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
