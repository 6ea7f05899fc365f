import { createStore, type StoreApi } from "zustand";
import type { openMix } from "../devices/mix.ts";
import type { OwnDevices } from "./own-devices.ts";
import type { OwnScreen } from "./own-screen.ts";

/** What the others hear while the sound of a screen is in it. */
export interface SoundView {
  /** Goes out in the microphone's place; absent: the microphone itself does, if there is one. */
  readonly track?: MediaStreamTrack;
}

/** Tracks are carried, and never touched. */
export interface SoundState {
  /** Muted or not: a track that is disabled is silent in a mix too. */
  readonly microphone?: MediaStreamTrack;
  /** Of the screen that is shown, where it has any. */
  readonly screen?: MediaStreamTrack;
  /** Both of them in one. */
  readonly mixed?: MediaStreamTrack;
}

export type SoundInput =
  | { readonly type: "sources-changed"; readonly sources: Omit<SoundState, "mixed"> }
  /** Of what is mixed now: it is there, or is not for as long as the browser takes its audio away. */
  | { readonly type: "mix-changed"; readonly track: MediaStreamTrack | undefined };

export type SoundEffect =
  | { readonly type: "mix"; readonly sounds: readonly MediaStreamTrack[] }
  /** From here on nothing is told of it. */
  | { readonly type: "unmix" };

type SoundStep = readonly [SoundState, readonly SoundEffect[]];

/** By level: whatever changes, what is mixed is the microphone of now with the screen of now. */
export function stepSound(state: SoundState, input: SoundInput): SoundStep {
  switch (input.type) {
    case "sources-changed": {
      const { microphone, screen } = input.sources;
      if (microphone === state.microphone && screen === state.screen) return [state, []];
      return [input.sources, [...unmixed(state), ...mixedNow(input.sources)]];
    }
    case "mix-changed": {
      const { mixed: _, ...sources } = state;
      return [{ ...sources, ...(input.track && { mixed: input.track }) }, []];
    }
    default:
      return input satisfies never;
  }
}

/**
 * A screen without a microphone beside it needs no mixing. One whose sound cannot be mixed is shown
 * in silence: no microphone is given up for it.
 *
 * Who speaks is told by how loud a line is: whoever shows a film is taken to speak while it does,
 * also muted. So it is meant, since it is from them that it is heard.
 */
export function soundSent({ microphone, screen, mixed }: SoundState): SoundView {
  const track = microphone === undefined ? screen : mixed;
  return track === undefined ? {} : { track };
}

function mixedNow({ microphone, screen }: SoundState): readonly SoundEffect[] {
  return microphone && screen ? [{ type: "mix", sounds: [microphone, screen] }] : [];
}

function unmixed({ microphone, screen }: SoundState): readonly SoundEffect[] {
  return microphone && screen ? [{ type: "unmix" }] : [];
}

/** Does what the machine above decides. */
export class OwnSound {
  readonly store: StoreApi<SoundView> = createStore<SoundView>(() => ({}));
  readonly #openMix: typeof openMix;
  #state: SoundState = {};
  #unmix: () => void = () => undefined;

  constructor(devices: OwnDevices, screen: OwnScreen, open: typeof openMix) {
    this.#openMix = open;
    const follow = () => {
      const { microphone } = devices.store.getState().sources;
      const shown = screen.store.getState();
      const sources = {
        ...(microphone.state === "live" && { microphone: microphone.track }),
        ...(shown.state === "live" && shown.sound && { screen: shown.sound }),
      };
      this.#give({ type: "sources-changed", sources });
    };
    devices.store.subscribe(follow);
    screen.store.subscribe(follow);
  }

  #give(input: SoundInput): void {
    const [state, effects] = stepSound(this.#state, input);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    const view = soundSent(this.#state);
    if (view.track !== this.store.getState().track) this.store.setState(view, true);
  }

  #perform(effect: SoundEffect): void {
    switch (effect.type) {
      case "mix":
        this.#unmix = this.#openMix(effect.sounds, (track) => {
          this.#give({ type: "mix-changed", track });
        });
        return undefined;
      case "unmix":
        return this.#unmix();
      default:
        return effect satisfies never;
    }
  }
}
