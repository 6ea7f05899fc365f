import type { Deadlines } from "../../deadlines.ts";
import type { Timers } from "../../transaction/timers.ts";
import type { Wire } from "../../transaction/wire.ts";
import type { Flow } from "../../transport/flow.ts";

/** What transactions and dialogs need of the world. */
export interface TransactionHost {
  readonly deadlines: Deadlines;
  readonly timers: Timers;
  /** At least 64 unguessable bits, in characters of a token (RFC 3261 §19.3). */
  readonly token: () => string;
  /** False where the message cannot go out. */
  send(flow: Flow, wire: Wire): boolean;
}
