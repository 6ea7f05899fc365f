import type { Instant } from "@parley/shared/lib";

/** A source's clock may drift or be set; beyond this it is read anew. */
const DRIFT_MAX_MS = 1_000;

/**
 * Translates the NTP timestamps of one leg to ours. All streams of the leg share one offset, so
 * that sound and picture keep their distance; and a seat keeps one clock, whoever sits in it.
 */
export class SenderClock {
  #offset: number | undefined;

  /** `ntpMs` of a report that arrived `now`, on our clock. */
  toOurs(ntpMs: number, now: Instant): number {
    const offset = now - ntpMs;
    if (this.#offset === undefined || Math.abs(offset - this.#offset) > DRIFT_MAX_MS) {
      this.#offset = offset;
    }
    return ntpMs + this.#offset;
  }
}
