import type { Kysely, Transaction } from "kysely";
import type { HistoryQuery, Visit } from "../../focus/ports.ts";
import type { Changes } from "../changes.ts";
import type { Ledger, RememberedConferences, VisitKey } from "../ledger.ts";
import { HISTORY_MAX_VISITS, ROWS_PER_STATEMENT } from "../limits.ts";
import { parseMemory } from "../schemas.ts";
import type { Tables } from "./tables.ts";
import { rowOf, visitOf } from "./visit-row.ts";

/** The ledger in SQL that SQLite and PostgreSQL both speak. */
export class SqlLedger implements Ledger {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async conferences(): Promise<RememberedConferences> {
    const rows = await this.#database
      .selectFrom("conference")
      .selectAll()
      .orderBy("name")
      .execute();
    const read = rows.map(({ name, memory }) => ({ name, parsed: parseMemory(memory) }));
    return {
      readable: read.flatMap(({ name, parsed }) =>
        parsed.ok ? { name, memory: parsed.value } : [],
      ),
      unreadable: read.flatMap(({ name, parsed }) =>
        parsed.ok ? [] : { name, reason: parsed.refusal },
      ),
    };
  }

  async commit({ saved, removed, visits }: Changes): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      for (const rows of chunks(saved)) await upsertConferences(transaction, rows);
      for (const names of chunks(removed)) {
        await transaction.deleteFrom("conference").where("name", "in", names).execute();
      }
      for (const rows of chunks(visits)) await upsertVisits(transaction, rows);
    });
  }

  async history({ conference, before, limit }: HistoryQuery): Promise<readonly Visit[]> {
    let query = this.#database.selectFrom("visit").selectAll();
    if (conference !== undefined) query = query.where("conference", "=", conference);
    if (before !== undefined) query = query.where("in_at", "<", before);
    const rows = await query
      .orderBy("in_at", "desc")
      .orderBy("participant", "desc")
      .limit(Math.min(limit, HISTORY_MAX_VISITS))
      .execute();
    return rows.map(visitOf);
  }

  async visitsAfter(last: VisitKey | undefined): Promise<readonly Visit[]> {
    let query = this.#database.selectFrom("visit").selectAll();
    if (last !== undefined) {
      query = query.where((build) =>
        build(
          build.refTuple("conference", "participant", "in_at"),
          ">",
          build.tuple(last.conference, last.participant, last.in),
        ),
      );
    }
    const rows = await query
      .orderBy("conference")
      .orderBy("participant")
      .orderBy("in_at")
      .limit(ROWS_PER_STATEMENT)
      .execute();
    return rows.map(visitOf);
  }

  async prune(before: string): Promise<void> {
    await this.#database.deleteFrom("visit").where("out_at", "<", before).execute();
  }

  async close(): Promise<void> {
    await this.#database.destroy();
  }

  /** Ends the visits that a crash left open. */
  async endVisits(out: string, why: string): Promise<void> {
    await this.#database
      .updateTable("visit")
      .set({ out_at: out, why })
      .where("out_at", "is", null)
      .execute();
  }
}

async function upsertConferences(
  transaction: Transaction<Tables>,
  saved: Changes["saved"],
): Promise<void> {
  await transaction
    .insertInto("conference")
    .values([...saved])
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ memory: (excluded) => excluded.ref("excluded.memory") }),
    )
    .execute();
}

async function upsertVisits(
  transaction: Transaction<Tables>,
  visits: readonly Visit[],
): Promise<void> {
  await transaction
    .insertInto("visit")
    .values(visits.map(rowOf))
    .onConflict((conflict) =>
      conflict.columns(["conference", "participant", "in_at"]).doUpdateSet({
        entity: (excluded) => excluded.ref("excluded.entity"),
        display_name: (excluded) => excluded.ref("excluded.display_name"),
        out_at: (excluded) => excluded.ref("excluded.out_at"),
        why: (excluded) => excluded.ref("excluded.why"),
      }),
    )
    .execute();
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    yield rows.slice(at, at + ROWS_PER_STATEMENT);
  }
}
