import type { Timers } from "./timers.ts";

/** The next retransmission interval: doubled, up to T2 (RFC 3261 §17.1.2.2, §17.2.1, §13.3.1.4). */
export function backOff(interval: number, { t2 }: Timers): number {
  return Math.min(2 * interval, t2);
}
