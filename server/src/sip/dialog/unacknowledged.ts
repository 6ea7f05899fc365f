import { addDuration, type Instant, ms } from "@parley/shared/lib";
import { backOff } from "../transaction/back-off.ts";
import type { Timers } from "../transaction/timers.ts";
import type { Wire } from "../transaction/wire.ts";

/**
 * A 2xx to an INVITE that waits for its ACK. The user agent core repeats it, over reliable
 * transports as well (RFC 3261 §13.3.1.4, RFC 6026 §8.1).
 */
export interface Unacknowledged {
  readonly response: Wire;
  readonly retransmitAt: Instant;
  readonly interval: number;
  readonly giveUpAt: Instant;
}

export interface UnacknowledgedEnv {
  readonly now: Instant;
  readonly timers: Timers;
}

export type UnacknowledgedEffect =
  | { readonly type: "send"; readonly wire: Wire }
  | { readonly type: "ack-missing" };

export function openUnacknowledged(
  response: Wire,
  { now, timers }: UnacknowledgedEnv,
): Unacknowledged {
  return {
    response,
    retransmitAt: addDuration(now, timers.t1),
    interval: timers.t1,
    giveUpAt: addDuration(now, ms(64 * timers.t1)),
  };
}

/** What to do when the deadline has passed; undefined as state: the wait is over. */
export function wakeUnacknowledged(
  waiting: Unacknowledged,
  { now, timers }: UnacknowledgedEnv,
): [Unacknowledged | undefined, UnacknowledgedEffect | undefined] {
  if (now >= waiting.giveUpAt) return [undefined, { type: "ack-missing" }];
  if (now < waiting.retransmitAt) return [waiting, undefined];
  const interval = backOff(waiting.interval, timers);
  const next = { ...waiting, interval, retransmitAt: addDuration(now, ms(interval)) };
  return [next, { type: "send", wire: waiting.response }];
}

export function unacknowledgedDeadline(waiting: Unacknowledged): Instant {
  return waiting.retransmitAt < waiting.giveUpAt ? waiting.retransmitAt : waiting.giveUpAt;
}
