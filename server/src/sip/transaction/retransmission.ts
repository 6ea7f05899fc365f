import { addDuration, type Instant, ms } from "@parley/shared/lib";
import type { Timers, TransactionEnv } from "./timers.ts";

/** A message that is sent again at growing intervals until it is answered, or given up. */
export interface Retransmission {
  /** Timer A, E or G; absent where nothing gets lost on the way. */
  readonly retransmitAt?: Instant;
  /** What ran or runs until then, in milliseconds. */
  readonly interval: number;
  /** Timer B, F or H. */
  readonly giveUpAt: Instant;
}

/** The message has been sent for the first time. */
export function startRetransmission({ now, reliable, timers }: TransactionEnv): Retransmission {
  const giveUpAt = addDuration(now, ms(64 * timers.t1));
  const once = { interval: timers.t1, giveUpAt };
  return reliable ? once : { ...once, retransmitAt: addDuration(now, timers.t1) };
}

/** The message has been sent once more; the next time is after `interval` milliseconds. */
export function retransmitted<Waiting extends Retransmission>(
  waiting: Waiting,
  interval: number,
  now: Instant,
): Waiting {
  return { ...waiting, interval, retransmitAt: addDuration(now, ms(interval)) };
}

export function retransmissionDeadline({ retransmitAt, giveUpAt }: Retransmission): Instant {
  return retransmitAt !== undefined && retransmitAt < giveUpAt ? retransmitAt : giveUpAt;
}

/** The next retransmission interval: doubled, up to T2 (RFC 3261 §17.1.2.2, §17.2.1, §13.3.1.4). */
export function backOff(interval: number, { t2 }: Timers): number {
  return Math.min(2 * interval, t2);
}
