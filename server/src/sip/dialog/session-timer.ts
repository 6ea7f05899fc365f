import { addDuration, type Duration, type Instant, ms } from "@parley/shared/lib";
import type { SessionTerms } from "./session-terms.ts";

/** A running session timer (RFC 4028 §10): counted from the latest 2xx to a refresh request. */
export interface SessionTimer {
  readonly terms: SessionTerms;
  /** When we refresh; undefined where the peer does. */
  readonly refreshAt?: Instant;
  /** When the session counts as over, slightly before the interval ends. */
  readonly expiresAt: Instant;
}

export function startSessionTimer(terms: SessionTerms, now: Instant): SessionTimer {
  const interval = terms.intervalSeconds * 1000;
  // RFC 4028 §10: the smaller of 32 s and a third of the interval before the end.
  const expiresAt = addDuration(now, ms(interval - Math.min(32_000, interval / 3)));
  if (terms.refresher === "peer") return { terms, expiresAt };
  // RFC 4028 §7.2: once half the session interval has elapsed.
  return { terms, expiresAt, refreshAt: addDuration(now, ms(interval / 2)) };
}

/** What to do when the deadline has passed; a refresh is tried again until one succeeds. */
export function wakeSessionTimer(
  timer: SessionTimer,
  now: Instant,
): [SessionTimer | undefined, "refresh" | "expired" | undefined] {
  if (now >= timer.expiresAt) return [undefined, "expired"];
  if (timer.refreshAt === undefined || now < timer.refreshAt) return [timer, undefined];
  return [{ ...timer, refreshAt: addDuration(now, RETRY_AFTER) }, "refresh"];
}

export function sessionTimerDeadline(timer: SessionTimer): Instant {
  return timer.refreshAt !== undefined && timer.refreshAt < timer.expiresAt
    ? timer.refreshAt
    : timer.expiresAt;
}

/** Our policy: longer than the 4 s of RFC 3261 §14.1, so that glare has passed. */
const RETRY_AFTER: Duration = ms(10_000);
