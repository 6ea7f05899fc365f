import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ConferenceMemory } from "@parley/shared/conference";
import type { StorePort, Visit } from "../focus/ports.ts";
import { openStore } from "./open-store.ts";
import { startPostgres } from "./postgres-server.ts";
import type { StoreSettings } from "./settings.ts";

/** A kind of database that a suite is run against. */
export interface Backend {
  readonly name: "SQLite" | "PostgreSQL";
  /** An empty database. */
  readonly fresh: () => Promise<StoreSettings>;
}

export interface Backends {
  readonly all: readonly Backend[];
  stop(): Promise<void>;
}

/** The databases that can be had here; says in a line which one cannot. */
export async function startBackends(): Promise<Backends> {
  const folder = mkdtempSync(join(tmpdir(), "parley-store-"));
  const dir = () => mkdtempSync(join(folder, "data-"));
  const sqlite: Backend = {
    name: "SQLite",
    fresh: () => Promise.resolve({ dir: dir(), historyDays: 90 }),
  };
  const server = await startPostgres();
  if (!server) process.stdout.write("PostgreSQL is not installed: its store tests did not run.\n");
  const postgres: Backend | undefined = server && {
    name: "PostgreSQL",
    fresh: async () => ({ dir: dir(), historyDays: 90, url: await server.newDatabase() }),
  };
  return {
    all: postgres ? [sqlite, postgres] : [sqlite],
    async stop() {
      await server?.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** An open store, and what it reported. */
export async function opened(
  settings: StoreSettings,
): Promise<{ store: StorePort; reports: string[] }> {
  const reports: string[] = [];
  const result = await openStore(settings, (trouble) => reports.push(trouble));
  if (!result.ok) throw new Error(result.refusal);
  return { store: result.value, reports };
}

/** A memory that `mark` tells from others. */
export function memory(mark: number): ConferenceMemory {
  return {
    uri: "sip:board@example.org",
    policy: {
      kind: "pre-defined",
      longLived: true,
      closed: true,
      members: [{ entity: "sip:ada@example.org", displayName: "Ada \u{0} “Ädä” 🙂", role: "host" }],
      maxParticipants: mark,
      autoRelease: false,
      numberOfRemainingParticipants: 1,
    },
    phase: "inactive",
    conversation: { conversationId: "c-1" },
    lastParticipants: [
      {
        entity: "sip:ada@example.org",
        displayName: "Ada",
        seat: 3,
        instance: "urn:uuid:1",
        role: "host",
        anonymous: false,
        proven: true,
      },
    ],
  };
}

export function visit(changed: Partial<Visit>): Visit {
  return {
    conference: "board",
    participant: "p1",
    entity: "sip:ada@example.org",
    displayName: "Ada",
    in: new Date().toISOString(),
    ...changed,
  };
}
