import { randomInt } from "node:crypto";
import { type Instant, instant } from "@parley/shared/lib";
import type { Clock } from "./focus/ports.ts";

/** As fine as `randomInt` draws. */
const randomSteps = 2 ** 48 - 1;

/** Node's timers hold at most this many milliseconds; a deadline further ahead is looked at again. */
const longestTimer = 0x7fff_ffff;

/** This process's monotonic clock, timers and chance. */
export const processClock: Clock = {
  now: () => instant(performance.now()),
  date: () => new Date().toISOString(),
  // Names and tokens are drawn from it, and whoever knows one may come in by it.
  random: () => randomInt(randomSteps) / randomSteps,
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
