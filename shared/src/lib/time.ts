import type { Brand } from "./brand.ts";

/** A point on the driver's monotonic clock, in milliseconds. */
export type Instant = Brand<number, "Instant">;

/** A length of time, in milliseconds. */
export type Duration = Brand<number, "Duration">;

/** All a decision may know of the outside: what time it is, and chance in [0, 1). */
export interface Env {
  readonly now: Instant;
  readonly random: () => number;
}

export function instant(milliseconds: number): Instant {
  return milliseconds as Instant;
}

export function ms(milliseconds: number): Duration {
  return milliseconds as Duration;
}

export function addDuration(at: Instant, by: Duration): Instant {
  return (at + by) as Instant;
}

/** The first of several deadlines, if there is any. */
export function earliest(...deadlines: readonly (Instant | undefined)[]): Instant | undefined {
  let first: Instant | undefined;
  for (const deadline of deadlines) {
    if (deadline !== undefined && (first === undefined || deadline < first)) first = deadline;
  }
  return first;
}

/** Whether a moment that may not be set has come. */
export function isDue(deadline: Instant | undefined, now: Instant): boolean {
  return deadline !== undefined && deadline <= now;
}
