import type { SipSettings } from "../settings.ts";
import type { SipEvent } from "../sip-event.ts";
import type { Dialogs } from "./dialogs.ts";
import type { TransactionHost } from "./transaction-host.ts";
import type { Transactions } from "./transactions.ts";

/** What every part of the user agent core works with (RFC 3261 §5: the layer above transactions). */
export interface Core extends TransactionHost {
  readonly settings: SipSettings;
  readonly transactions: Transactions;
  readonly dialogs: Dialogs;
  /** Tells the user, after the present step. */
  emit(event: SipEvent): void;
  /** Does something in a turn of its own. */
  later(work: () => void): void;
}
