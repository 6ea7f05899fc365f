import { addDuration, type Instant } from "../../lib/index.ts";
import { participantLimits } from "../limits.ts";
import { levels, type MeasuredLevel, type QualityLevel } from "./quality.ts";

/** A level that does not flicker. */
export interface SteadyLevel {
  readonly level: QualityLevel;
  /** Measured better, or worse, ever since: the one of that time that is nearest to `level`. */
  readonly turning?: { readonly to: MeasuredLevel; readonly since: Instant };
}

/**
 * The level after a measurement, if there was anything to measure. A worse one counts when it has
 * lasted for 4 s, a better one after 10; what is lost is lost at once. It begins with the best: the
 * first figures after joining are those of lines that are only getting going.
 */
export function steadied(
  steady: SteadyLevel | undefined,
  measured: QualityLevel | undefined,
  now: Instant,
): SteadyLevel | undefined {
  if (measured === "lost") return { level: "lost" };
  const before = steady?.level === "lost" ? undefined : steady;
  if (measured === undefined) return before;
  return turned(before ?? { level: "excellent" }, measured, now);
}

function turned({ level, turning }: SteadyLevel, measured: MeasuredLevel, now: Instant) {
  const by = worseBy(measured, level);
  if (by === 0) return { level };
  const goesOn = turning !== undefined && Math.sign(worseBy(turning.to, level)) === Math.sign(by);
  const isNearest = !goesOn || Math.abs(by) < Math.abs(worseBy(turning.to, level));
  const to = isNearest ? measured : turning.to;
  const since = goesOn ? turning.since : now;
  const { worseAfter, betterAfter } = participantLimits;
  return addDuration(since, by > 0 ? worseAfter : betterAfter) <= now
    ? { level: to }
    : { level, turning: { to, since } };
}

function worseBy(one: QualityLevel, other: QualityLevel): number {
  const of = (level: QualityLevel) => (level === "lost" ? levels.length : levels.indexOf(level));
  return of(one) - of(other);
}
