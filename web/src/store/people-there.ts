import { createStore, type StoreApi } from "zustand";
import type { FocusOverHttp, Meeting, PeopleIn } from "./focus-over-http.ts";

/** Empty while it is not known, or not to be known. */
export type PeopleThereView = Partial<PeopleIn>;

/** Who is in already, for somebody who stands at the door: asked again and again while they do. */
export class PeopleThere {
  readonly store: StoreApi<PeopleThereView> = createStore(() => ({}));
  readonly #focus: Pick<FocusOverHttp, "people">;
  readonly #everyMs: number;
  /** The standing that answers are for; one that has ended finds another here. */
  #standing: symbol | undefined;
  #next: ReturnType<typeof setTimeout> | undefined;

  constructor(focus: Pick<FocusOverHttp, "people">, everyMs = askedEveryMs) {
    this.#focus = focus;
    this.#everyMs = everyMs;
  }

  watch(meeting: Meeting): void {
    this.stop();
    const standing = Symbol("standing");
    this.#standing = standing;
    void this.#ask(meeting, standing);
  }

  stop(): void {
    this.#standing = undefined;
    clearTimeout(this.#next);
    this.store.setState({}, true);
  }

  async #ask(meeting: Meeting, standing: symbol): Promise<void> {
    const there = await this.#focus.people(meeting);
    if (this.#standing !== standing) return;
    this.store.setState(there ?? {}, true);
    this.#next = setTimeout(() => void this.#ask(meeting, standing), this.#everyMs);
  }
}

const askedEveryMs = 5_000;
