import { join } from "node:path";
import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { type Dialect, SqliteAdapter, type SqliteDatabase, SqliteDialect } from "kysely";
import { LOCK_WAIT_MS } from "../limits.ts";
import { ownersFile, ownersFolder } from "./owners-only.ts";

/**
 * The embedded database in `dir`, locked for this process until it is closed or the process is gone,
 * however it went. Throws where it cannot be had.
 */
export function sqliteDialect(dir: string): Dialect {
  const path = join(dir, "parley.db");
  ownersFolder(dir);
  // Before SQLite opens it: what SQLite makes beside it gets the same mode.
  ownersFile(path);
  const database = new DatabaseSync(path, { timeout: LOCK_WAIT_MS });
  try {
    // In this order: WAL would otherwise begin with memory shared between processes.
    database.exec("PRAGMA locking_mode = EXCLUSIVE");
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("PRAGMA synchronous = FULL");
    // The lock is taken by the first transaction, and kept.
    database.exec("BEGIN EXCLUSIVE; COMMIT");
  } catch (error) {
    database.close();
    throw error;
  }
  return new TransactionalSqliteDialect({ database: forKysely(database) });
}

/** SQLite's result code 5, SQLITE_BUSY: somebody else holds the database. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === 5;
}

/** node:sqlite in the shape that Kysely takes better-sqlite3 in. */
function forKysely(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...parameters.map(inputValue)),
        run: (parameters) => statement.run(...parameters.map(inputValue)),
        iterate: (parameters) => statement.iterate(...parameters.map(inputValue)),
      };
    },
  };
}

/** Our columns hold text; counts come from Kysely itself. */
function inputValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  throw new TypeError(`a ${typeof value} is not for this database`);
}

/** SQLite rolls back DDL too: a process killed in a migration leaves none of it. */
class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter() {
    return new TransactionalSqliteAdapter();
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}
