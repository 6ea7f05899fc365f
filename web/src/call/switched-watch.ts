import { type Participant, type ParticipantInput, switchedLines } from "@parley/shared/participant";
import type { Mid } from "@parley/shared/sdp";

/** Between two looks, ms: a name is to come with its picture. */
const everyMs = 100;

/**
 * Of its time the page spends at most one part in so many on looking: the browser halts the page
 * for its answer until its own thread for packets has time, on a machine with much to do 14 ms.
 */
const share = 10;

/** Looks who is in the lines that carry switched captures, while there are any. */
export class SwitchedWatch {
  readonly #sourceOn: (mid: Mid) => number | undefined;
  readonly #tell: (input: ParticipantInput) => void;
  #participant: Participant | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(sourceOn: (mid: Mid) => number | undefined, tell: (input: ParticipantInput) => void) {
    this.#sourceOn = sourceOn;
    this.#tell = tell;
  }

  follow(participant: Participant): void {
    this.#participant = participant;
    if (switchedLines(participant).length === 0) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
    } else {
      this.#timer ??= setTimeout(() => this.#look(), everyMs);
    }
  }

  #look(): void {
    const began = performance.now();
    const lines = this.#participant ? switchedLines(this.#participant) : [];
    const seen = lines.map((mid) => ({ mid, source: this.#sourceOn(mid) }));
    const tookMs = performance.now() - began;
    this.#timer = setTimeout(() => this.#look(), Math.max(everyMs, (share - 1) * tookMs));
    for (const { mid, source } of seen) {
      if (source !== this.#participant?.switchedIn.get(mid)) {
        this.#tell({ type: "switched-in", mid, source });
      }
    }
  }
}
