import type { Instant } from "@parley/shared/lib";
import {
  backOff,
  type Retransmission,
  retransmissionDeadline,
  retransmitted,
  startRetransmission,
} from "../transaction/retransmission.ts";
import type { Timers } from "../transaction/timers.ts";
import type { Wire } from "../transaction/wire.ts";

/**
 * A 2xx to an INVITE that waits for its ACK. The user agent core repeats it, over reliable
 * transports as well (RFC 3261 §13.3.1.4, RFC 6026 §8.1).
 */
export interface Unacknowledged extends Retransmission {
  readonly response: Wire;
}

export interface UnacknowledgedEnv {
  readonly now: Instant;
  readonly timers: Timers;
}

export type UnacknowledgedEffect =
  | { readonly type: "send"; readonly wire: Wire }
  | { readonly type: "ack-missing" };

export function openUnacknowledged(response: Wire, env: UnacknowledgedEnv): Unacknowledged {
  return { response, ...startRetransmission({ ...env, reliable: false }) };
}

/** What to do when the deadline has passed; undefined as state: the wait is over. */
export function wakeUnacknowledged(
  waiting: Unacknowledged,
  { now, timers }: UnacknowledgedEnv,
): [Unacknowledged | undefined, UnacknowledgedEffect | undefined] {
  if (now >= waiting.giveUpAt) return [undefined, { type: "ack-missing" }];
  if (now < retransmissionDeadline(waiting)) return [waiting, undefined];
  const next = retransmitted(waiting, backOff(waiting.interval, timers), now);
  return [next, { type: "send", wire: waiting.response }];
}
