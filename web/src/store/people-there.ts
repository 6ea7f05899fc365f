import { createStore, type StoreApi } from "zustand";
import type { FocusOverHttp, Meeting, PersonThere } from "./focus-over-http.ts";

export interface PeopleThereView {
  /** Absent while it is not known, or not to be known. */
  readonly people?: readonly PersonThere[];
}

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
    const people = await this.#focus.people(meeting);
    if (this.#standing !== standing) return;
    this.store.setState(people === undefined ? {} : { people }, true);
    this.#next = setTimeout(() => void this.#ask(meeting, standing), this.#everyMs);
  }
}

const askedEveryMs = 5_000;
