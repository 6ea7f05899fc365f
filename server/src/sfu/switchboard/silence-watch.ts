import type { Instant } from "@parley/shared/lib";

/** Whether a leg that somebody listens to has gone silent. Only what is received counts (G9). */
export class SilenceWatch {
  readonly #silenceMs: number;
  #quietSince: Instant | undefined;
  #silent = false;

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs;
  }

  /** From here on, whatever was before. */
  begin(): void {
    this.#quietSince = undefined;
    this.#silent = false;
  }

  /** A packet came. True when the leg had been silent. */
  heard(now: Instant): boolean {
    this.#quietSince = now;
    const returned = this.#silent;
    this.#silent = false;
    return returned;
  }

  /** Looks at the time. True when the leg is silent as of this look: once for each silence. */
  fellSilent(watched: boolean, now: Instant): boolean {
    // Who was not listened to may have had nothing to send: its time counts from here.
    if (!watched || this.#quietSince === undefined) this.#quietSince = now;
    if (this.#silent || now - this.#quietSince < this.#silenceMs) return false;
    this.#silent = true;
    return true;
  }
}
