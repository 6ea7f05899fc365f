import { randomBytes } from "node:crypto";
import type { Clock } from "./deadlines.ts";

/** The monotonic clock and timers of this process. */
export const monotonicClock: Clock = {
  now: () => performance.now(),
  setTimer(delayMs, ring) {
    const timer = setTimeout(ring, delayMs);
    return () => clearTimeout(timer);
  },
};

/** 72 unguessable bits in letters and digits: tags and branches are what a dialog is held by. */
export function cryptoToken(): string {
  return randomBytes(9).toString("hex");
}
