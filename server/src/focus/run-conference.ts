import {
  type Conference,
  type ConferenceEffect,
  type ConferenceInput,
  type ConferenceMemory,
  conferenceDeadline,
  memoryOf,
  sameMemory,
  stepConference,
} from "@parley/shared/conference";
import type { Instant } from "@parley/shared/lib";
import { Outbox } from "./outbox.ts";
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
  /** Takes nothing in any more, and says what it has still to say. */
  retire(): void;
  /** What still waits to be said, and now is not. */
  unsaid(): readonly ConferenceEffect[];
}

export interface ConferenceDriver {
  readonly name: string;
  readonly clock: Clock;
  perform(effect: ConferenceEffect): void;
  /** Keeps what must outlive the process; resolved once nothing can lose it. */
  keep(memory: ConferenceMemory): Promise<void>;
  /** It could not be kept: what it would have acknowledged is not said. */
  notKept(error: unknown): void;
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
  const alarm = oneAlarm(clock, () => receive({ type: "deadline-passed" }));
  const keep = keeping(initial, driver);
  const outbox = new Outbox<ConferenceEffect>(
    (effect) => driver.perform(effect),
    (error) => driver.notKept(error),
  );

  function receive(input: ConferenceInput): void {
    queue.push(input);
    if (running) return;
    running = true;
    try {
      for (let next = queue.shift(); next && !stopped; next = queue.shift()) advance(next);
      alarm.set(stopped ? undefined : conferenceDeadline(state));
    } catch (error) {
      retire();
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
    // Packets stop at once whatever the disk does; all that is told waits for it.
    effects.filter(isMedia).forEach((effect) => driver.perform(effect));
    outbox.send(effects.filter(isTold), keep(after));
  }

  function retire(): void {
    stopped = true;
    queue.length = 0;
    alarm.set(undefined);
  }

  return {
    name: driver.name,
    state: () => state,
    receive,
    retire,
    unsaid: () => outbox.takeBack(),
  };
}

/** At most one alarm at a time. */
function oneAlarm(clock: Clock, ring: () => void) {
  let callOff = () => {};
  return {
    set(at: Instant | undefined): void {
      callOff();
      callOff = at === undefined ? () => {} : clock.wakeAt(at, ring);
    },
  };
}

/** Keeps what is to outlive the process whenever it has become another. */
function keeping(
  initial: Conference,
  driver: ConferenceDriver,
): (conference: Conference) => Promise<void> | undefined {
  let memory = memoryOf(initial);
  return (conference) => {
    const current = memoryOf(conference);
    if (!current || sameMemory(memory, current)) return undefined;
    memory = current;
    return driver.keep(current);
  };
}

const mediaEffects: ReadonlySet<ConferenceEffect["type"]> = new Set([
  "open-transport",
  "reopen-transport",
  "connect-transport",
  "close-transport",
  "apply-plan",
]);

function isMedia({ type }: ConferenceEffect): boolean {
  return mediaEffects.has(type);
}

function isTold(effect: ConferenceEffect): boolean {
  return !isMedia(effect);
}
