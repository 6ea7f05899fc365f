import {
  type Conference,
  type ConferenceEffect,
  type ConferenceInput,
  conferenceDeadline,
  stepConference,
} from "@parley/shared/conference";
import type { Clock } from "./ports.ts";

/** One step of one conference, as every listener is told of it. */
export interface ConferenceStep {
  readonly conference: string;
  readonly at: number;
  readonly input: ConferenceInput;
  readonly effects: readonly ConferenceEffect[];
  readonly before: Conference;
  readonly after: Conference;
}

export interface RunningConference {
  readonly name: string;
  state(): Conference;
  receive(input: ConferenceInput): void;
  stop(): void;
}

export interface ConferenceDriver {
  readonly name: string;
  readonly clock: Clock;
  perform(effect: ConferenceEffect): void;
  /** The one tap: log, metrics and record listen here. */
  tap(step: ConferenceStep): void;
  /** A mistake of our own: it ends this conference and no other. */
  broken(error: unknown): void;
}

/**
 * Gives one conference its hands: runs every input to completion before the next, performs the
 * effects, and keeps one timer. It decides nothing.
 */
export function runConference(initial: Conference, driver: ConferenceDriver): RunningConference {
  const { clock } = driver;
  const queue: ConferenceInput[] = [];
  let state = initial;
  let running = false;
  let stopped = false;
  let callOff = () => {};

  function receive(input: ConferenceInput): void {
    queue.push(input);
    if (running) return;
    running = true;
    try {
      for (let next = queue.shift(); next && !stopped; next = queue.shift()) advance(next);
      arm();
    } catch (error) {
      stop();
      driver.broken(error);
    } finally {
      running = false;
    }
  }

  function advance(input: ConferenceInput): void {
    const at = clock.now();
    const before = state;
    const env = { now: at, date: clock.date(), random: () => clock.random() };
    const [after, effects] = stepConference(before, input, env);
    state = after;
    // Told before it is performed: what the effects put on the wire is seen after what caused it.
    driver.tap({ conference: driver.name, at, input, effects, before, after });
    for (const effect of effects) driver.perform(effect);
  }

  function arm(): void {
    callOff();
    const deadline = stopped ? undefined : conferenceDeadline(state);
    callOff = deadline === undefined ? () => {} : clock.wakeAt(deadline, wake);
  }

  function wake(): void {
    receive({ type: "deadline-passed" });
  }

  function stop(): void {
    stopped = true;
    queue.length = 0;
    callOff();
  }

  return { name: driver.name, state: () => state, receive, stop };
}
