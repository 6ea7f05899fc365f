import { addDuration, type Env, type Instant, instant, ms } from "../../lib/index.ts";
import {
  idle,
  type Recovery,
  type RecoveryEffect,
  type RecoveryInput,
  recoveryDeadline,
  stepRecovery,
} from "./recovery.ts";

export type Word = Exclude<RecoveryInput, { type: "options-answered" }>["type"];

export function started(random: () => number = () => 0): RecoveryUnderTest {
  return new RecoveryUnderTest(random).gives("start");
}

/** Its flow was lost this moment, after a long time in which all was well. */
export function lost(): RecoveryUnderTest {
  return started().settled().after(60_000).gives("flow-lost");
}

/** By the focus, for ten seconds. */
export function askedToWait(): RecoveryUnderTest {
  const line = started().settled().after(60_000).gives("dialog-lost").gives("flow-opened");
  return line.gives({ type: "invite-failed", retryAfter: ms(10_000) });
}

/** For tests: a recovery machine on a clock of its own. */
export class RecoveryUnderTest {
  recovery: Recovery = idle;
  effects: readonly RecoveryEffect["type"][] = [];
  now: Instant = instant(0);
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  get phase(): Recovery["phase"] {
    return this.recovery.phase;
  }

  gives(input: Word | RecoveryInput): this {
    const given = typeof input === "string" ? { type: input } : input;
    const env: Env = { now: this.now, random: this.#random };
    const [recovery, effects] = stepRecovery(this.recovery, given, env);
    this.recovery = recovery;
    this.effects = effects.map((effect) => effect.type);
    return this;
  }

  settled(): this {
    return this.gives("flow-opened").gives("answered");
  }

  after(milliseconds: number): this {
    this.now = addDuration(this.now, ms(milliseconds));
    return this;
  }

  untilDeadline(): this {
    this.now = recoveryDeadline(this.recovery) ?? this.now;
    return this.gives("deadline-passed");
  }
}
