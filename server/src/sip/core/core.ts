import type { Headers } from "../message/headers.ts";
import type { Identify } from "../proof.ts";
import type { SipEvent } from "../sip-event.ts";
import type { Dialogs } from "./dialogs/dialogs.ts";
import type { DialogHost } from "./dialogs/open-dialog.ts";
import type { Registrar } from "./registrar/registrar.ts";
import type { TransactionHost } from "./transactions/transaction-host.ts";

/** What every part of the user agent core works with (RFC 3261 §5: the layer above transactions). */
export interface Core extends TransactionHost, DialogHost {
  readonly dialogs: Dialogs;
  readonly registrar: Registrar;
  readonly identify: Identify;
  /** What we can do, as INVITE, 2xx, OPTIONS and NOTIFY say it. */
  readonly capabilities: Headers;
  /** From 0 to below 1, for what may be guessed. */
  readonly random: () => number;
  /** Tells the user, after the present step. */
  emit(event: SipEvent): void;
  /** Does something in a turn of its own. */
  later(work: () => void): void;
}
