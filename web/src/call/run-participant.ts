import { type Instant, instant } from "@parley/shared/lib";
import {
  type Participant,
  type ParticipantEffect,
  type ParticipantInput,
  participantDeadline,
  stepParticipant,
} from "@parley/shared/participant";

/** What the driver needs of the world; the browser's own, or a test's. */
export interface Surroundings {
  readonly now: () => Instant;
  readonly random: () => number;
  /** Calls once, after so many milliseconds; the function returned calls it off. */
  readonly wake: (afterMs: number, call: () => void) => () => void;
}

export const browserSurroundings: Surroundings = {
  now: () => instant(performance.now()),
  random: Math.random,
  wake: (afterMs, call) => {
    const timer = setTimeout(call, afterMs);
    return () => clearTimeout(timer);
  },
};

/** One step, whole: for the store, for a trace. */
export interface StepTaken {
  readonly at: Instant;
  readonly input: ParticipantInput;
  readonly effects: readonly ParticipantEffect[];
  readonly participant: Participant;
}

/**
 * Runs the machine: one input at a time, to completion. What performing an effect brings about at
 * once waits its turn, so that no effect meets a state it was not decided in.
 */
export class ParticipantRun {
  readonly #perform: (effect: ParticipantEffect) => void;
  readonly #tap: (step: StepTaken) => void;
  readonly #surroundings: Surroundings;
  readonly #queue: ParticipantInput[] = [];
  #participant: Participant;
  #isRunning = false;
  #callOff: () => void = () => undefined;

  constructor(
    participant: Participant,
    perform: (effect: ParticipantEffect) => void,
    tap: (step: StepTaken) => void,
    surroundings: Surroundings = browserSurroundings,
  ) {
    this.#participant = participant;
    this.#perform = perform;
    this.#tap = tap;
    this.#surroundings = surroundings;
  }

  give(input: ParticipantInput): void {
    this.#queue.push(input);
    if (this.#isRunning) return;
    this.#isRunning = true;
    // A browser that throws at one effect is no reason to be deaf to all that comes.
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#take(next);
    } finally {
      this.#isRunning = false;
      this.#arm();
    }
  }

  #take(input: ParticipantInput): void {
    const { now, random } = this.#surroundings;
    const at = now();
    const [participant, effects] = stepParticipant(this.#participant, input, { now: at, random });
    this.#participant = participant;
    for (const effect of effects) this.#perform(effect);
    this.#tap({ at, input, effects, participant });
  }

  /** The one timer there is. */
  #arm(): void {
    this.#callOff();
    const deadline = participantDeadline(this.#participant);
    if (deadline === undefined) return;
    const afterMs = Math.max(0, deadline - this.#surroundings.now());
    this.#callOff = this.#surroundings.wake(afterMs, () => this.give({ type: "deadline-passed" }));
  }
}
