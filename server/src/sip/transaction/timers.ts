import type { Duration, Instant } from "@parley/shared/lib";

/** The constants all transaction timers come from (RFC 3261 §17, Table 4). */
export interface Timers {
  /** Round-trip estimate: first retransmission, and 1/64 of every give-up. */
  readonly t1: Duration;
  /** Longest retransmission interval of non-INVITE requests and INVITE responses. */
  readonly t2: Duration;
  /** Longest time a message stays in the network. */
  readonly t4: Duration;
}

/** All a transaction may know of the outside. */
export interface TransactionEnv {
  readonly now: Instant;
  /** False over UDP: then timers A, D, E, G, I, J and K run (RFC 3261 §17). */
  readonly reliable: boolean;
  readonly timers: Timers;
}
