import { resolve } from "node:path";
import { ok, type Result, refuse } from "@parley/shared/lib";
import { type Dialect, Kysely } from "kysely";
import type { Ledger } from "../ledger.ts";
import type { StoreSettings } from "../settings.ts";
import { migrate } from "./migrations.ts";
import { isLocked, postgresDialect } from "./postgres.ts";
import { SqlLedger } from "./sql-ledger.ts";
import { isBusy, sqliteDialect } from "./sqlite.ts";
import type { Tables } from "./tables.ts";

/**
 * Opens the database that the settings name, with its tables in their newest form and, unless it
 * is reopened by the process that had it open, no visit left open; or says in one line why it
 * cannot be had.
 */
export async function openLedger(
  settings: StoreSettings,
  report: (trouble: string) => void,
  reopening = false,
): Promise<Result<Ledger, string>> {
  try {
    const database = new Kysely<Tables>({ dialect: dialectOf(settings, report) });
    return ok(await madeReady(database, reopening));
  } catch (error) {
    return refuse(sentenceFor(placeOf(settings), error));
  }
}

async function madeReady(database: Kysely<Tables>, reopening: boolean): Promise<Ledger> {
  try {
    await migrate(database);
    const ledger = new SqlLedger(database);
    if (!reopening) await ledger.endVisits(new Date().toISOString(), "the focus stopped");
    return ledger;
  } catch (error) {
    await database.destroy();
    throw error;
  }
}

function dialectOf({ dir, url }: StoreSettings, report: (trouble: string) => void): Dialect {
  return url === undefined ? sqliteDialect(dir) : postgresDialect(url, report);
}

/** Without the password. */
function placeOf({ dir, url }: StoreSettings): string {
  return url === undefined ? resolve(dir) : url.replace(/\/\/[^@/]*@/, "//");
}

function sentenceFor(place: string, error: unknown): string {
  if (isBusy(error) || isLocked(error)) {
    return `The store at ${place} is in use by another Parley.`;
  }
  const reason = error instanceof Error ? error.message : String(error);
  return `The store at ${place} cannot be opened: ${reason}`;
}
