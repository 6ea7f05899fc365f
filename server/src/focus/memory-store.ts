import type { ConferenceMemory } from "@parley/shared/conference";
import type { StorePort, Visit } from "./ports.ts";

/** A store that keeps nothing beyond its own life, and writes when it is told to: for tests. */
export class MemoryStore implements StorePort {
  readonly saved = new Map<string, ConferenceMemory>();
  readonly visits: Visit[] = [];
  /** Held back while set: what is written waits until `write`. */
  #slow = false;
  #pending: { done: () => void; failed: (error: Error) => void }[] = [];

  slowDown(): void {
    this.#slow = true;
  }

  write(): void {
    for (const { done } of this.#pending.splice(0)) done();
  }

  fail(): void {
    for (const { failed } of this.#pending.splice(0)) failed(new Error("the disk is full"));
  }

  async conferences() {
    return [...this.saved].map(([name, memory]) => ({ name, memory }));
  }

  save(name: string, memory: ConferenceMemory): Promise<void> {
    if (!this.#slow) {
      this.saved.set(name, memory);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const done = () => {
        this.saved.set(name, memory);
        resolve();
      };
      this.#pending.push({ done, failed: reject });
    });
  }

  async remove(name: string): Promise<void> {
    this.saved.delete(name);
  }

  async note(visits: readonly Visit[]): Promise<void> {
    this.visits.push(...visits);
  }

  async history(): Promise<readonly Visit[]> {
    return this.visits;
  }

  async close(): Promise<void> {}
}
