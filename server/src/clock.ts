import { type Instant, instant } from "@parley/shared/lib";
import type { Clock } from "./focus/ports.ts";

/** Node's timers hold at most this many milliseconds; a deadline further ahead is looked at again. */
const longestTimer = 0x7fff_ffff;

/** This process's monotonic clock, timers and chance. */
export const processClock: Clock = {
  now: () => instant(performance.now()),
  date: () => new Date().toISOString(),
  random: () => Math.random(),
  wakeAt,
};

function wakeAt(at: Instant, wake: () => void): () => void {
  let timer: NodeJS.Timeout;
  function wait(): void {
    const delay = Math.ceil(at - performance.now());
    timer =
      delay > longestTimer ? setTimeout(wait, longestTimer) : setTimeout(wake, Math.max(delay, 0));
  }
  wait();
  return () => clearTimeout(timer);
}
