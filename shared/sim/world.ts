import { type Instant, instant } from "../src/lib/index.ts";
import type { Dice } from "./dice.ts";

interface Event {
  readonly at: Instant;
  readonly order: number;
  readonly action: () => void;
}

/** Virtual time: what happens next happens at once, however far ahead it lies. */
export class World {
  #now = instant(0);
  #order = 0;
  #events: Event[] = [];
  readonly dice: Dice;

  constructor(dice: Dice) {
    this.dice = dice;
  }

  get now(): Instant {
    return this.#now;
  }

  /** ISO 8601 for the documents; the world begins with the year 2026. */
  date(): string {
    const start = Date.UTC(2026, 0, 1);
    return new Date(start + this.#now).toISOString();
  }

  /** Does something at a time, not before what was planned for the same time earlier. */
  at(time: number, action: () => void): () => void {
    const event = { at: instant(Math.max(time, this.#now)), order: this.#order++, action };
    this.#events.push(event);
    return () => {
      this.#events = this.#events.filter((other) => other !== event);
    };
  }

  after(delay: number, action: () => void): () => void {
    return this.at(this.#now + delay, action);
  }

  /** Runs until nothing is planned for the next `quiet` milliseconds. */
  runUntilQuiet(quiet: number): void {
    for (let steps = 0; steps < 100_000; steps++) {
      const next = this.#takeNext(quiet);
      if (!next) return;
      this.#now = next.at;
      next.action();
    }
    throw new Error("the world does not come to rest");
  }

  /** Lets time pass, and everything happen that falls into it. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (let next = this.#takeNext(milliseconds); next; next = this.#takeNext(until - this.#now)) {
      this.#now = next.at;
      next.action();
    }
    this.#now = instant(until);
  }

  #takeNext(quiet: number): Event | undefined {
    let first: Event | undefined;
    for (const event of this.#events) {
      if (!first || event.at < first.at || (event.at === first.at && event.order < first.order)) {
        first = event;
      }
    }
    if (!first || first.at > this.#now + quiet) return undefined;
    this.#events = this.#events.filter((event) => event !== first);
    return first;
  }
}
