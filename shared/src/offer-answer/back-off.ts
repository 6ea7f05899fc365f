import { type Duration, ms } from "../lib/index.ts";
import type { Negotiation } from "./negotiation.ts";

/**
 * How long to wait after a 491: 2.1 to 4 s if the Call-ID is ours, 0 to 2 s if not, in units of
 * 10 ms (RFC 3261 §14.1). The two ranges do not touch, so that one end comes first.
 */
export function glareDelay(
  callIdOwner: Negotiation["callIdOwner"],
  random: () => number,
): Duration {
  const [shortest, longest] = callIdOwner === "us" ? [210, 400] : [0, 200];
  return ms(10 * (shortest + Math.floor(random() * (longest - shortest + 1))));
}

/**
 * How long to wait before offering again what was refused for the nth time in a row; nothing once
 * it was refused after the longest wait. Our policy: 1 s, doubling to 32 s, so that a peer that
 * refuses for ever is asked seven times in about a minute and then left alone.
 */
export function refusalDelay(attempts: number, retryAfterMs = 0): Duration | undefined {
  if (attempts > refusalsBeforeGivingUp) return undefined;
  const growing = firstDelayMs * 2 ** (attempts - 1);
  return ms(Math.max(growing, Math.min(retryAfterMs, longestRetryAfterMs)));
}

/** Retry-After of a 500: 0 to 10 s (RFC 3261 §14.2). */
export function retryAfterSeconds(random: () => number): number {
  return Math.floor(random() * 11);
}

const firstDelayMs = 1_000;
const refusalsBeforeGivingUp = 6;
/** Our policy: a peer may ask for patience, not for ever. */
const longestRetryAfterMs = 60_000;
