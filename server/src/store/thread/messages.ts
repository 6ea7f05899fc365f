import type { HistoryQuery, Visit } from "../../focus/ports.ts";
import type { Changes } from "../changes.ts";
import type { RememberedConferences } from "../ledger.ts";
import type { StoreSettings } from "../settings.ts";

/** What the thread is started with. */
export interface ThreadSettings extends StoreSettings {
  /** Whether this process had the database open before: visits go on. */
  readonly reopening: boolean;
}

/** What the signalling thread asks of the store's thread; every request has one reply. */
export type LedgerRequest =
  | { readonly type: "conferences" }
  | { readonly type: "commit"; readonly changes: Changes }
  | { readonly type: "history"; readonly query: HistoryQuery }
  | { readonly type: "prune"; readonly before: string }
  | { readonly type: "close" };

export type LedgerReply =
  | { readonly type: "conferences"; readonly conferences: RememberedConferences }
  | { readonly type: "visits"; readonly visits: readonly Visit[] }
  | { readonly type: "done" }
  | { readonly type: "failed"; readonly reason: string };

export interface NumberedRequest {
  readonly id: number;
  readonly request: LedgerRequest;
}

/** Of the store's thread: first whether it could open, then its replies. */
export type FromLedgerThread =
  | { readonly type: "opened" }
  | { readonly type: "refused"; readonly reason: string }
  | { readonly type: "reply"; readonly id: number; readonly reply: LedgerReply };
