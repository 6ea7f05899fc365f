import { type Participant, type ParticipantInput, switchedLines } from "@parley/shared/participant";
import type { Mid } from "@parley/shared/sdp";
import { browserSurroundings, type Surroundings } from "./run-participant.ts";

/** Between two looks, ms: a name is to come with its picture. */
const everyMs = 50;

/**
 * Of its time the page spends at most one part in so many on looking: the browser halts the page
 * until its own thread for packets has answered, on a machine with much to do for 14 ms.
 */
const share = 10;

/** Looks who is in the lines that carry switched captures, while there are any. */
export class SwitchedWatch {
  readonly #sourceOn: (mid: Mid) => number | undefined;
  readonly #tell: (input: ParticipantInput) => void;
  readonly #surroundings: Pick<Surroundings, "now" | "wake">;
  #participant: Participant | undefined;
  #callOff: (() => void) | undefined;

  constructor(
    sourceOn: (mid: Mid) => number | undefined,
    tell: (input: ParticipantInput) => void,
    surroundings: Pick<Surroundings, "now" | "wake"> = browserSurroundings,
  ) {
    this.#sourceOn = sourceOn;
    this.#tell = tell;
    this.#surroundings = surroundings;
  }

  follow(participant: Participant): void {
    this.#participant = participant;
    if (switchedLines(participant).length > 0) {
      this.#callOff ??= this.#lookAfter(everyMs);
    } else {
      this.#callOff?.();
      this.#callOff = undefined;
    }
  }

  #lookAfter(ms: number): () => void {
    return this.#surroundings.wake(ms, () => this.#look());
  }

  #look(): void {
    const { now } = this.#surroundings;
    const began = now();
    const lines = this.#participant ? switchedLines(this.#participant) : [];
    const seen = lines.map((mid) => ({ mid, source: this.#sourceOn(mid) }));
    this.#callOff = this.#lookAfter(Math.max(everyMs, (share - 1) * (now() - began)));
    for (const { mid, source } of seen) {
      if (source !== this.#participant?.switchedIn.get(mid)) {
        this.#tell({ type: "switched-in", mid, source });
      }
    }
  }
}
