import { createStore, type StoreApi } from "zustand";
import type { ConferenceStore } from "./conference.ts";
import type { ConferenceActions } from "./view.ts";

/** A muted microphone that is on for as long as a key is held. */
export interface TalkView {
  readonly isHeld: boolean;
}

export type TalkInput =
  /** A key that is held repeats itself. */
  | { readonly type: "pressed"; readonly microphoneOn: boolean }
  /** Or whatever keeps the release from being heard: another window, another tab. */
  | { readonly type: "released" }
  /** By another hand, while the key is held. */
  | { readonly type: "switched-off" };

/** The new state, and how the microphone is to be switched, if at all. */
function stepTalk(view: TalkView, input: TalkInput): readonly [TalkView, on?: boolean] {
  switch (input.type) {
    case "pressed":
      return view.isHeld || input.microphoneOn ? [view] : [{ isHeld: true }, true];
    case "released":
      return view.isHeld ? [{ isHeld: false }, false] : [view];
    case "switched-off":
      return [{ isHeld: false }];
    default:
      return input satisfies never;
  }
}

/** Push to talk; which key it is, is the shortcuts' business. */
export class PushToTalk {
  readonly store: StoreApi<TalkView> = createStore<TalkView>(() => ({ isHeld: false }));
  readonly #conference: ConferenceStore;
  readonly #actions: Pick<ConferenceActions, "setMicrophone">;

  constructor(
    conference: ConferenceStore,
    actions: Pick<ConferenceActions, "setMicrophone">,
    page: Window,
  ) {
    this.#conference = conference;
    this.#actions = actions;
    conference.subscribe(({ microphoneOn, phase }, before) => {
      if (before.microphoneOn && !microphoneOn) this.#give({ type: "switched-off" });
      if (phase.type !== "in-conference") this.release();
    });
    page.addEventListener("blur", () => this.release());
    page.document.addEventListener("visibilitychange", () => {
      if (page.document.visibilityState === "hidden") this.release();
    });
  }

  press(): void {
    const { microphoneOn, phase } = this.#conference.getState();
    if (phase.type === "in-conference") this.#give({ type: "pressed", microphoneOn });
  }

  release(): void {
    this.#give({ type: "released" });
  }

  #give(input: TalkInput): void {
    const [view, on] = stepTalk(this.store.getState(), input);
    if (view === this.store.getState()) return;
    this.store.setState(view);
    if (on !== undefined) this.#actions.setMicrophone(on);
  }
}
