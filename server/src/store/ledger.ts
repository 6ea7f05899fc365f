import type { ConferenceMemory } from "@parley/shared/conference";
import type { HistoryQuery, Visit } from "../focus/ports.ts";
import type { Changes } from "./changes.ts";

/**
 * One database, opened for this process alone. Each call is one transaction of its own. What it is
 * given is storable (see `storable.ts`); instants are in the form that sorts.
 */
export interface StoreLedger {
  conferences(): Promise<RememberedConferences>;
  /** Resolves once durable. */
  commit(changes: Changes): Promise<void>;
  history(query: HistoryQuery): Promise<readonly Visit[]>;
  /** Forgets visits that ended before then. */
  prune(before: string): Promise<void>;
  close(): Promise<void>;
}

export interface RememberedConferences {
  readonly readable: readonly { readonly name: string; readonly memory: ConferenceMemory }[];
  /** Kept as they are, until they are saved anew or removed. */
  readonly unreadable: readonly { readonly name: string; readonly reason: string }[];
}

/** A ledger that can also be read from end to end. */
export interface Ledger extends StoreLedger {
  /** The next visits in the order of their keys, after a given one; none at the end. */
  visitsAfter(last: VisitKey | undefined): Promise<readonly Visit[]>;
}

export type VisitKey = Pick<Visit, "conference" | "participant" | "in">;
