import { type Duration, ms } from "../lib/index.ts";

/** What the protocol's machines put up with. All of it is our policy: RFC 8847 names no number. */

/** Messages that cannot be answered, before the peer is taken for one that does not speak CLUE. */
export const MAX_FAULTS_IN_A_ROW = 8;

/**
 * How long an ack or a configureResponse is awaited. RFC 8847 §6.1-6.2 has no timers; the channel is reliable, so an answer
 * that takes longer than a network is away for (a seat is kept for less) will not come.
 */
export const RESPONSE_TIMEOUT: Duration = ms(30_000);

/** How often the same content or selection is sent before it is given up. */
export const MAX_ATTEMPTS = 3;

/** Characters of a reason, ours or the peer's: it may name what the peer wrote, and that may be long. */
export const MAX_REASON_LENGTH = 200;
