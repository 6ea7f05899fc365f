import type { Instant } from "@parley/shared/lib";
import { KEY_FRAME_GAP_MS, KEY_FRAME_WINDOW_MS } from "../limits.ts";

/** Whether one source owes a key frame, and when to ask for it (again). */
export class KeyFrameNeed {
  #wanted = false;
  #lastAsked = Number.NEGATIVE_INFINITY;
  #askedBefore = Number.NEGATIVE_INFINITY;

  want(): void {
    this.#wanted = true;
  }

  arrived(): void {
    this.#wanted = false;
  }

  /** True when a request is due; it then counts as sent. At most two in any second. */
  due(now: Instant): boolean {
    if (!this.#wanted) return false;
    if (now - this.#lastAsked < KEY_FRAME_GAP_MS) return false;
    if (now - this.#askedBefore < KEY_FRAME_WINDOW_MS) return false;
    this.#askedBefore = this.#lastAsked;
    this.#lastAsked = now;
    return true;
  }
}
