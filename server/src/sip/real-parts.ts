import { randomUUID } from "node:crypto";
import type { Clock } from "./deadlines.ts";

/** The monotonic clock and timers of this process. */
export const monotonicClock: Clock = {
  now: () => performance.now(),
  setTimer(delayMs, ring) {
    const timer = setTimeout(ring, delayMs);
    return () => clearTimeout(timer);
  },
};

/**
 * 122 unguessable bits in letters and digits: tags and branches are what a dialog is held by. Node
 * draws UUIDs from a store of its own, each request of ours needs one, and a call of the system each
 * time would be 5 % of a join.
 */
export function cryptoToken(): string {
  return randomUUID().replaceAll("-", "");
}
