// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { watchVoices } from "./voices.ts";

test("[WEB-141] voices that the browser kept asleep are heard from the first gesture on, until stopped", async () => {
  const contexts = installSleepingAudio();
  const heard: (readonly number[])[] = [];
  const stop = watchVoices([{} as MediaStreamTrack], (levels) => void heard.push(levels));
  expect(contexts).toHaveLength(1);
  expect(heard).toEqual([]);
  window.dispatchEvent(new Event("pointerdown"));
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  stop();
  expect(contexts[0]?.state).toBe("closed");
  window.dispatchEvent(new Event("keydown"));
  expect(contexts[0]?.state).toBe("closed");
});

test("[WEB-412] a voice that is listened to no more is in no stream that was made for it", () => {
  installSleepingAudio();
  const voice = {} as MediaStreamTrack;
  const stop = watchVoices([voice], () => undefined);
  expect(streams.map(({ tracks }) => tracks)).toEqual([[voice]]);
  stop();
  expect(streams.map(({ tracks }) => tracks)).toEqual([[]]);
});

let streams: Stream[] = [];

class Stream {
  tracks: readonly MediaStreamTrack[];

  constructor(tracks: readonly MediaStreamTrack[]) {
    this.tracks = tracks;
    streams.push(this);
  }

  removeTrack(track: MediaStreamTrack): void {
    this.tracks = this.tracks.filter((one) => one !== track);
  }
}

/** Audio that sleeps until it is resumed. */
function installSleepingAudio() {
  streams = [];
  const contexts: SleepingAudio[] = [];
  class SleepingAudio {
    state = "suspended";
    constructor() {
      contexts.push(this);
    }
    createMediaStreamSource() {
      return { connect: () => undefined };
    }
    async resume() {
      this.state = "running";
    }
    async close() {
      this.state = "closed";
    }
  }
  class Analyser {
    getFloatTimeDomainData() {}
  }
  Object.assign(globalThis, {
    AudioContext: SleepingAudio,
    AnalyserNode: Analyser,
    MediaStream: Stream,
  });
  return contexts;
}
