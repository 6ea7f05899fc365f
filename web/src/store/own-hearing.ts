import { createStore, type StoreApi } from "zustand";
import type { Sound } from "../devices/level.ts";
import type { ConferenceStore } from "./conference.ts";
import {
  type Hearing,
  type HearingView,
  heard,
  isToListen,
  nothingHeard,
  switched,
} from "./hearing.ts";
import type { OwnDevices } from "./own-devices.ts";

/** What it is listened with; a test brings its own. */
export interface HearingPorts {
  /** Hears a microphone although it is muted; returns how to stop. */
  watch(track: MediaStreamTrack, listener: (sound: Sound) => void): () => void;
  /** Milliseconds. */
  now(): number;
}

/** Listens to the own microphone in a call, as long as there is something to find out. */
export class OwnHearing {
  readonly store: StoreApi<HearingView> = createStore<HearingView>(() => nothingHeard);
  readonly #ports: HearingPorts;
  readonly #microphone: () => MediaStreamTrack | undefined;
  readonly #isOn: () => boolean;
  #hearing: Hearing = nothingHeard;
  #track: MediaStreamTrack | undefined;
  #wasOn = true;
  #stop: (() => void) | undefined;

  constructor(conference: ConferenceStore, devices: OwnDevices, ports: HearingPorts) {
    this.#ports = ports;
    this.#isOn = () => conference.getState().microphoneOn;
    this.#microphone = () => {
      const { microphone } = devices.store.getState().sources;
      const isIn = conference.getState().phase.type === "in-conference";
      return isIn && microphone.state === "live" && !microphone.simulated
        ? microphone.track
        : undefined;
    };
    conference.subscribe(() => this.#follow());
    devices.store.subscribe(() => this.#follow());
  }

  /** By level: listens to what there is, if it need be listened to. */
  #follow(): void {
    const track = this.#microphone();
    if (track !== this.#track) {
      this.#quit();
      this.#track = track;
      this.#show(nothingHeard);
    }
    const isOn = this.#isOn();
    if (isOn !== this.#wasOn) this.#show(switched(this.#hearing));
    this.#wasOn = isOn;
    const isWanted = track !== undefined && isToListen(this.#hearing, isOn);
    if (isWanted && !this.#stop) {
      this.#stop = this.#ports.watch(track, (sound) => this.#heard(sound));
    } else if (!isWanted) this.#quit();
  }

  #heard(sound: Sound): void {
    this.#show(heard(this.#hearing, sound, this.#isOn(), this.#ports.now()));
    this.#follow();
  }

  #quit(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  #show(hearing: Hearing): void {
    this.#hearing = hearing;
    const { noSound, talkingMuted } = hearing;
    const before = this.store.getState();
    if (before.noSound === noSound && before.talkingMuted === talkingMuted) return;
    this.store.setState({ noSound, talkingMuted });
  }
}
