import { type Dialect, PostgresDialect } from "kysely";
import pg from "pg";
import { ANSWER_WAIT_MS, LOCK_WAIT_MS } from "../limits.ts";

/**
 * A PostgreSQL database, locked for this process. One connection does: writes come in groups, and
 * one that is lost is opened anew by whoever asks next, lock included.
 */
export function postgresDialect(url: string, report: (trouble: string) => void): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: "parley",
    max: 1,
    idleTimeoutMillis: 0,
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_WAIT_MS,
    query_timeout: ANSWER_WAIT_MS,
    verify: (client, verified) => void takeLock(client).then(() => verified(), verified),
  });
  const lost = (error: Error) => report(`The connection to PostgreSQL: ${error.message}`);
  // A connection in use tells of its end itself; unheard, that would end the process.
  pool.on("connect", (client) => client.on("error", lost));
  pool.on("error", () => {});
  return new PostgresDialect({ pool });
}

/** SQLSTATE 55P03, lock_not_available: somebody else holds the database. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "55P03";
}

/** Any number does, as long as it is always the same: "parley" on a telephone's keys. */
const LOCK_KEY = 727_539;

async function takeLock(client: pg.ClientBase): Promise<void> {
  // Whatever the server's default: what is acknowledged is on its disk.
  await client.query("SET synchronous_commit = on");
  await client.query(`SET lock_timeout = ${LOCK_WAIT_MS}`);
  await client.query("SELECT pg_advisory_lock($1)", [LOCK_KEY]);
}
