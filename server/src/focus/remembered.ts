import type { ConferenceMemory } from "@parley/shared/conference";
import type { StorePort } from "./ports.ts";

/** Most released conferences whose names are still refused; the oldest go first. Our policy. */
const releasedKept = 10_000;

/** What is remembered of every conference, running or not, and is on its way to the store. */
export class Remembered {
  readonly #store: StorePort;
  readonly #memories: Map<string, ConferenceMemory>;
  readonly #writing = new Set<Promise<unknown>>();

  constructor(
    store: StorePort,
    known: readonly { readonly name: string; readonly memory: ConferenceMemory }[],
  ) {
    this.#store = store;
    this.#memories = new Map(known.map(({ name, memory }) => [name, memory]));
  }

  of(name: string): ConferenceMemory | undefined {
    return this.#memories.get(name);
  }

  /** Names of those that may still be joined. */
  names(): readonly string[] {
    return [...this.#memories].flatMap(([name, { phase }]) => (phase === "released" ? [] : [name]));
  }

  /** Resolved once a crash cannot lose it any more. */
  keep(name: string, memory: ConferenceMemory): Promise<void> {
    const before = this.#memories.get(name);
    this.#memories.delete(name);
    this.#memories.set(name, memory);
    if (memory.phase === "released") this.#forgetOldest();
    const saving = this.#written(this.#store.save(name, memory));
    saving.catch(() => this.#takeBack(name, memory, before));
    return saving;
  }

  /** Resolved once all that was to be kept is, or has failed to be. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#writing);
  }

  /** What could not be kept is not so, unless something newer is on its way. */
  #takeBack(name: string, memory: ConferenceMemory, before: ConferenceMemory | undefined): void {
    if (this.#memories.get(name) !== memory) return;
    if (before) this.#memories.set(name, before);
    else this.#memories.delete(name);
  }

  #forgetOldest(): void {
    const released = [...this.#memories].filter(([, { phase }]) => phase === "released");
    for (const [name] of released.slice(0, Math.max(0, released.length - releasedKept))) {
      this.#memories.delete(name);
      // Should it not be forgotten now, it is after the next start.
      this.#written(this.#store.remove(name)).catch(() => {});
    }
  }

  #written(writing: Promise<void>): Promise<void> {
    this.#writing.add(writing);
    const over = () => void this.#writing.delete(writing);
    writing.then(over, over);
    return writing;
  }
}
