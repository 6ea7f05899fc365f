import type { Change } from "./changes.ts";

/** Changes that share a commit, and its outcome. */
interface Group {
  readonly changes: Change[];
  readonly committed: Promise<void>;
}

/** Writes changes in the order of their coming: those that come during a commit share the next one. */
export class GroupCommit {
  readonly #write: (group: readonly Change[]) => Promise<void>;
  /** Ends with the last group so far, whatever came of it. */
  #settled: Promise<unknown> = Promise.resolve();
  #waiting: Group | undefined;

  constructor(write: (group: readonly Change[]) => Promise<void>) {
    this.#write = write;
  }

  /** Resolves once the change is durable. */
  commit(change: Change): Promise<void> {
    this.#waiting ??= this.#nextGroup();
    this.#waiting.changes.push(change);
    return this.#waiting.committed;
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    await this.#settled;
  }

  #nextGroup(): Group {
    const changes: Change[] = [];
    const committed = this.#settled.then(() => {
      this.#waiting = undefined;
      return this.#write(changes);
    });
    this.#settled = Promise.allSettled([committed]);
    return { changes, committed };
  }
}
