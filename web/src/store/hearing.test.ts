import { expect, test } from "vitest";
import type { Sound } from "../devices/level.ts";
import { firstChoices } from "./choices.ts";
import { createConferenceStore } from "./conference.ts";
import { FakeDevices } from "./fake-devices.ts";
import { type Hearing, heard, hearingLimits, nothingHeard } from "./hearing.ts";
import { OwnDevices } from "./own-devices.ts";
import { OwnHearing } from "./own-hearing.ts";

const silence: Sound = { level: 0, silent: true };
const quiet: Sound = { level: 0.1, silent: false };
const speech: Sound = { level: 0.7, silent: false };
const every = 80;

test("[HEAR-1] ten seconds of nothing at all from a microphone that is on are told", () => {
  expect(after(9_900, silence, true).noSound).toBe(false);
  expect(after(10_100, silence, true).noSound).toBe(true);
});

test("[HEAR-1] a quiet room is no fault, nor is silence while muted", () => {
  expect(after(30_000, quiet, true).noSound).toBe(false);
  expect(after(30_000, silence, false).noSound).toBe(false);
});

test("[HEAR-1] the first sound takes it back, and the ten seconds begin anew", () => {
  const told = after(11_000, silence, true);
  expect(heard(told, quiet, true, 11_080).noSound).toBe(false);
  expect(heard(heard(told, quiet, true, 11_080), silence, true, 12_000).noSound).toBe(false);
});

test("[HEAR-2] who speaks while muted is told, a cough is not", () => {
  expect(after(240, speech, false).talkingMuted).toBe(false);
  expect(after(480, speech, false).talkingMuted).toBe(true);
  expect(after(480, speech, true).talkingMuted).toBe(false);
  expect(after(5_000, quiet, false).talkingMuted).toBe(false);
});

test("[HEAR-2] the hint outlives the pauses between words, and goes after the last", () => {
  const talking = after(480, speech, false);
  const last = talking.loud?.last ?? 0;
  const { hintStaysMs } = hearingLimits;
  expect(heard(talking, quiet, false, last + hintStaysMs).talkingMuted).toBe(true);
  expect(heard(talking, quiet, false, last + hintStaysMs + 1).talkingMuted).toBe(false);
});

test("[HEAR-3] it is listened while muted, and while on until anything was heard", async () => {
  const { hear, listening, conference } = await hearing();
  expect(listening()).toBe(1);
  hear(quiet);
  expect(listening()).toBe(0);
  conference.setState({ microphoneOn: false });
  expect(listening()).toBe(1);
  conference.setState({ microphoneOn: true });
  expect(listening()).toBe(0);
});

test("[HEAR-3] unmuting takes the hint away, leaving ends the listening", async () => {
  const { hear, listening, conference, own } = await hearing();
  conference.setState({ microphoneOn: false });
  for (let nth = 0; nth < 10; nth += 1) hear(speech);
  expect(own.store.getState().talkingMuted).toBe(true);
  conference.setState({ microphoneOn: true });
  expect(own.store.getState().talkingMuted).toBe(false);
  conference.setState({ microphoneOn: false });
  conference.setState({ phase: { type: "left", reason: "left", mayRejoin: true } });
  expect(listening()).toBe(0);
});

function after(ms: number, sound: Sound, on: boolean): Hearing {
  let known = nothingHeard;
  for (let at = 0; at <= ms; at += every) known = heard(known, sound, on, at);
  return known;
}

async function hearing() {
  const fake = new FakeDevices();
  fake.microphones = ["mic"];
  const conference = createConferenceStore();
  const devices = new OwnDevices(fake);
  const listeners = new Set<(sound: Sound) => void>();
  let now = 0;
  const own = new OwnHearing(conference, devices, {
    watch: (_, listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    now: () => now,
  });
  devices.open({ ...firstChoices, cameras: 0 });
  await devices.settled();
  conference.setState({ phase: { type: "in-conference" } });
  const hear = (sound: Sound) => {
    now += every;
    for (const listener of listeners) listener(sound);
  };
  return { own, conference, hear, listening: () => listeners.size };
}
