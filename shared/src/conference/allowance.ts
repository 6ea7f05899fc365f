import type { Instant } from "../lib/index.ts";

/** So much at once, and so much more with every second. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** What is left of it, and since when; whole as long as nothing was spent. */
export interface Allowance {
  readonly left: number;
  readonly since?: Instant;
}

export function untouched({ burst }: Rate): Allowance {
  return { left: burst };
}

/** One less; or, where there is none left, how many whole seconds it takes until there is. */
export function spend(allowance: Allowance, rate: Rate, now: Instant): Allowance | number {
  const { left, since = now } = allowance;
  const full = Math.min(rate.burst, left + ((now - since) / 1_000) * rate.perSecond);
  if (full < 1) return Math.ceil((1 - full) / rate.perSecond);
  return { left: full - 1, since: now };
}
