import { createStore, type StoreApi } from "zustand";
import type { ConferenceStore } from "./conference.ts";
import { comesBack, type Kept } from "./kept.ts";

/** Over a reload. */
type Keeping = Pick<Kept, "silenced" | "keepSilenced">;

/**
 * Whom the person at this page does not want to hear, by user entity: in this tab, and nobody else
 * hears of it. Whoever is lost and comes back is as silent as before.
 */
export class Silenced {
  readonly store: StoreApi<ReadonlySet<string>> = createStore(() => new Set());
  readonly #conference: ConferenceStore;
  readonly #kept: Keeping;

  constructor(conference: ConferenceStore, kept: Keeping) {
    this.#conference = conference;
    this.#kept = kept;
    conference.subscribe(({ phase, conference: name }, before) => {
      if (phase.type === before.phase.type && name === before.conference) return;
      const isIn = comesBack(phase) !== false;
      this.store.setState(new Set(isIn ? kept.silenced(name) : []), true);
    });
  }

  set(entity: string, isSilenced: boolean): void {
    const others = [...this.store.getState()].filter((one) => one !== entity);
    const next = isSilenced ? [...others, entity] : others;
    this.store.setState(new Set(next), true);
    this.#kept.keepSilenced(this.#conference.getState().conference, next);
  }
}
