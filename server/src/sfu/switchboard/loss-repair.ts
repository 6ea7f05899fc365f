import type { Instant } from "@parley/shared/lib";
import { NACK_GAP_MAX_PACKETS, NACK_RETRY_MS, NACK_TRIES_MAX } from "../limits.ts";

interface Missing {
  readonly since: Instant;
  tries: number;
}

/** Which packets of a received stream are missing, and when to ask for them (RFC 4585 §6.2.1). */
export class LossRepair {
  readonly #missing = new Map<number, Missing>();

  /** Packets `from` … `to - 1` were skipped. False when they are too many to ask for. */
  skipped(from: number, to: number, now: Instant): boolean {
    if (this.#missing.size + to - from > NACK_GAP_MAX_PACKETS) {
      this.#missing.clear();
      return false;
    }
    for (let extended = from; extended < to; extended += 1) {
      this.#missing.set(extended, { since: now, tries: 0 });
    }
    return true;
  }

  arrived(extended: number): void {
    if (this.#missing.size > 0) this.#missing.delete(extended);
  }

  /** The extended numbers to ask for at this time, ascending; each call counts as having asked. */
  due(now: Instant): number[] {
    const due: number[] = [];
    for (const [extended, missing] of this.#missing) {
      const age = now - missing.since;
      if (missing.tries >= NACK_TRIES_MAX) {
        this.#missing.delete(extended);
      } else if (age >= missing.tries * NACK_RETRY_MS) {
        missing.tries += 1;
        due.push(extended);
      }
    }
    return due;
  }
}
