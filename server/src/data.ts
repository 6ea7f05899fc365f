import { createReadStream, readFileSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { loadConfig } from "./config/load.ts";
import { openLedger } from "./store/database/open-ledger.ts";
import type { Ledger } from "./store/ledger.ts";
import { exportLedger } from "./store/transfer/export-ledger.ts";
import { importLedger } from "./store/transfer/import-ledger.ts";
import type { Transferred } from "./store/transfer/line.ts";

/** `npm run data -- export|import FILE`: backup and restore, also from SQLite to PostgreSQL. */

const usage = "usage: npm run data -- export|import FILE [--config FILE]";

const outcome = await run(process.argv.slice(2));
const stream = outcome.ok ? process.stdout : process.stderr;
stream.write(`${outcome.ok ? outcome.value : outcome.refusal}\n`);
process.exitCode = outcome.ok ? 0 : 1;

/** The line to end with. */
async function run(argv: readonly string[]): Promise<Result<string, string>> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { config: { type: "string" } },
    allowPositionals: true,
  });
  const [task, file, ...more] = positionals;
  if (file === undefined || more.length > 0) return refuse(usage);
  if (task !== "export" && task !== "import") return refuse(usage);
  const ledger = await openConfigured(values.config ?? process.env["PARLEY_CONFIG"]);
  if (!ledger.ok) return ledger;
  try {
    return await (task === "export" ? exportTo : importFrom)(ledger.value, file);
  } catch (error) {
    return refuse(`The ${task} failed: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await ledger.value.close();
  }
}

async function openConfigured(path: string | undefined): Promise<Result<Ledger, string>> {
  const readFile = (name: string) => readFileSync(name, "utf8");
  const config = loadConfig({ path, env: process.env, readFile });
  if (!config.ok)
    return refuse(config.refusal.map(({ at, reason }) => `${at}: ${reason}`).join("\n"));
  return openLedger(config.value.data, (trouble) => process.stderr.write(`${trouble}\n`));
}

/** Under another name until it is whole: a backup is there completely, or not at all. */
async function exportTo(ledger: Ledger, file: string): Promise<Result<string, string>> {
  const partial = `${file}.partial`;
  const target = await open(partial, "w", 0o600);
  const exported = await exportLedger(ledger, (text) => target.appendFile(text));
  await target.sync();
  await target.close();
  await rename(partial, file);
  const { unreadable } = exported;
  if (unreadable.length === 0) return ok(`Exported ${counted(exported)} to ${file}.`);
  const lines = unreadable.map(
    ({ name, reason }) => `Conference ${name} cannot be read: ${reason}`,
  );
  return refuse([...lines, `Exported the rest, ${counted(exported)}, to ${file}.`].join("\n"));
}

async function importFrom(ledger: Ledger, file: string): Promise<Result<string, string>> {
  const imported = await importLedger(ledger, () =>
    createInterface({ input: createReadStream(file), crlfDelay: Infinity }),
  );
  if (imported.ok) return ok(`Imported ${counted(imported.value)} from ${file}.`);
  return refuse(`Nothing was imported: ${file}, ${imported.refusal}`);
}

function counted({ conferences, visits }: Transferred): string {
  return `${numbered(conferences, "conference")} and ${numbered(visits, "visit")}`;
}

function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
