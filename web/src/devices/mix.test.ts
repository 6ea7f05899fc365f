// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import { openMix } from "./mix.ts";

beforeEach(installAudio);

test("[WEB-572] a mix is there from when the browser lets the page have audio, by a gesture too", () => {
  const { told } = mix();
  expect(told).toEqual([]);
  window.dispatchEvent(new Event("keydown"));
  expect(told).toEqual([mixed]);
});

test("[WEB-572] audio that the browser takes away is told, and its coming back", () => {
  const { told, context } = mix();
  for (const state of ["running", "interrupted", "running", "suspended"]) context?.turn(state);
  expect(told).toEqual([mixed, undefined, mixed, undefined]);
});

test("[WEB-571] all that is given is in the mix", () => {
  const { context } = mix();
  expect(context?.connected).toEqual([["microphone"], ["screen"]]);
});

test("[WEB-572] what the browser cannot mix, or a browser that cannot, is told of as nothing", () => {
  Audio.refuses = true;
  const { told, context, stop } = mix();
  context?.turn("running");
  expect(told).toEqual([]);
  expect(stop).not.toThrow();
  Reflect.deleteProperty(globalThis, "AudioContext");
  expect(mix().stop).not.toThrow();
});

test("[WEB-576] what was mixed is let go, and is as it was before", () => {
  const { told, context, stop, sounds } = mix();
  context?.turn("running");
  stop();
  expect(context?.state).toBe("closed");
  expect(mixed.readyState).toBe("ended");
  expect(context?.streams.map(({ tracks }) => tracks)).toEqual([[], []]);
  expect(sounds.map(({ readyState }) => readyState)).toEqual(["live", "live"]);
  window.dispatchEvent(new Event("keydown"));
  expect(told).toEqual([mixed]);
  expect(context?.woken).toBe(0);
});

let mixed: Track;
let contexts: Audio[];

function mix() {
  const sounds = [new Track("microphone"), new Track("screen")];
  const told: unknown[] = [];
  const stop = openMix(sounds as unknown as readonly MediaStreamTrack[], (track) => {
    told.push(track);
  });
  return { told, stop, sounds, context: contexts.at(-1) };
}

class Track {
  readonly id: string;
  readyState = "live";

  constructor(id: string) {
    this.id = id;
  }

  stop(): void {
    this.readyState = "ended";
  }
}

class Stream {
  tracks: readonly Track[];

  constructor(tracks: readonly Track[]) {
    this.tracks = tracks;
  }

  getAudioTracks(): readonly Track[] {
    return this.tracks;
  }

  removeTrack(track: Track): void {
    this.tracks = this.tracks.filter((one) => one !== track);
  }
}

/** Audio that sleeps until it is resumed. */
class Audio extends EventTarget {
  static refuses = false;
  state = "suspended";
  woken = 0;
  readonly streams: Stream[] = [];
  readonly connected: string[][] = [];
  readonly destination = { stream: new Stream([mixed]) };

  constructor() {
    super();
    contexts.push(this);
  }

  createMediaStreamDestination() {
    return this.destination;
  }

  createMediaStreamSource(stream: Stream) {
    if (Audio.refuses) throw new DOMException("different sample rates", "NotSupportedError");
    this.streams.push(stream);
    const ids = stream.tracks.map(({ id }) => id);
    return {
      connect: (to: unknown) => void (to === this.destination && this.connected.push(ids)),
    };
  }

  turn(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event("statechange"));
  }

  async resume(): Promise<void> {
    this.woken += 1;
    if (this.state !== "closed") this.turn("running");
  }

  async close(): Promise<void> {
    this.turn("closed");
  }
}

function installAudio(): void {
  mixed = new Track("mix");
  contexts = [];
  Audio.refuses = false;
  Object.assign(globalThis, { AudioContext: Audio, MediaStream: Stream });
}
