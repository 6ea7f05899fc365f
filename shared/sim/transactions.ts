import type { World } from "./world.ts";

/** How long a request is repeated before it counts as failed: 64*T1 (RFC 3261 §17.1.1.2). */
const transactionTimeout = 32_000;

/** What the focus waits for an answer to, each under a name; what stays unanswered is late, once. */
export class Transactions {
  readonly #world: World;
  readonly #callOffs = new Map<string, () => void>();

  constructor(world: World) {
    this.#world = world;
  }

  expect(name: string, late: () => void): void {
    const callOff = this.#world.after(transactionTimeout, () => {
      this.#callOffs.delete(name);
      late();
    });
    this.#callOffs.set(name, callOff);
  }

  /** Whether this was still waited for: a late answer is nobody's any more. */
  answered(name: string): boolean {
    this.#callOffs.get(name)?.();
    return this.#callOffs.delete(name);
  }

  /** The numbers that end the names of those that begin so, and were still waited for. */
  numbersAnswered(beginning: string): readonly number[] {
    const waiting = [...this.#callOffs.keys()].filter((name) => name.startsWith(beginning));
    return waiting
      .filter((name) => this.answered(name))
      .map((name) => Number(name.slice(beginning.length)));
  }

  /** Whether any of those whose name begins so was still waited for. */
  allAnswered(beginning = ""): boolean {
    const waiting = [...this.#callOffs.keys()].filter((name) => name.startsWith(beginning));
    for (const name of waiting) this.answered(name);
    return waiting.length > 0;
  }
}
