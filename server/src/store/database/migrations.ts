import type { Kysely } from "kysely";
import { type Migration, Migrator } from "kysely/migration";

/** Every change of the tables, in the order of their names; one that was released never changes. */
const migrations: Readonly<Record<string, Migration>> = {
  "0001-conferences-and-visits": {
    async up(database: Kysely<unknown>) {
      const { schema } = database;
      await schema
        .createTable("conference")
        .addColumn("name", "text", (column) => column.primaryKey())
        .addColumn("memory", "text", (column) => column.notNull())
        .execute();
      await schema
        .createTable("visit")
        .addColumn("conference", "text", (column) => column.notNull())
        .addColumn("participant", "text", (column) => column.notNull())
        .addColumn("entity", "text", (column) => column.notNull())
        .addColumn("display_name", "text", (column) => column.notNull())
        .addColumn("in_at", "text", (column) => column.notNull())
        .addColumn("out_at", "text")
        .addColumn("why", "text")
        .addPrimaryKeyConstraint("visit_key", ["conference", "participant", "in_at"])
        .execute();
      await schema.createIndex("visit_in_at").on("visit").column("in_at").execute();
      await schema.createIndex("visit_out_at").on("visit").column("out_at").execute();
    },
  },
};

/** Brings the tables to their newest form, all of the way or not at all; throws where it cannot. */
export async function migrate<T>(database: Kysely<T>): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  if (error === undefined) return;
  if (!(error instanceof Error)) throw new Error("its tables cannot be made", { cause: error });
  if (!/previously executed migration .* is missing/.test(error.message)) throw error;
  throw new Error("it was written by a newer Parley", { cause: error });
}
