import { expect, test } from "vitest";
import { firstChoices, withSource } from "./choices.ts";
import { createConferenceStore } from "./conference.ts";
import { endTrack, FakeDevices, fakeTrack } from "./fake-devices.ts";
import { OwnDevices } from "./own-devices.ts";
import { OwnHearing } from "./own-hearing.ts";
import { OwnScreen } from "./own-screen.ts";
import { OwnSound, type SoundState, soundSent, stepSound } from "./own-sound.ts";

const microphone = fakeTrack("microphone", "audio");
const screen = fakeTrack("screen", "audio");
const mixed = fakeTrack("mixed", "audio");

test.each<[string, SoundState, string | undefined]>([
  ["a microphone", { microphone }, undefined],
  ["nothing", {}, undefined],
  ["a screen beside a microphone, not mixed", { microphone, screen }, undefined],
  ["a screen beside a microphone, mixed", { microphone, screen, mixed }, "mixed"],
  ["a screen alone", { screen }, "screen"],
])("[WEB-571] in the place of %s goes out …", (_, state, sent) => {
  expect(soundSent(state).track?.id).toBe(sent);
});

test("[WEB-571] only a screen with sound beside a microphone is mixed; no other call has anything to do with it", () => {
  expect(stepSound({}, changed({ microphone }))).toEqual([{ microphone }, []]);
  expect(stepSound({}, changed({ screen }))).toEqual([{ screen }, []]);
  const mix = { type: "mix", sounds: [microphone, screen] };
  expect(stepSound({ microphone }, changed({ microphone, screen }))[1]).toEqual([mix]);
  expect(stepSound({ screen }, changed({ microphone, screen }))[1]).toEqual([mix]);
});

test("[WEB-571] what has not changed is mixed on", () => {
  const state = { microphone, screen, mixed };
  expect(stepSound(state, changed({ microphone, screen }))).toEqual([state, []]);
});

test("[WEB-571] another microphone is another mix, and nothing of the one before goes out meanwhile", () => {
  const other = fakeTrack("other", "audio");
  const sources = { microphone: other, screen };
  expect(stepSound({ microphone, screen, mixed }, changed(sources))).toEqual([
    sources,
    [{ type: "unmix" }, { type: "mix", sounds: [other, screen] }],
  ]);
});

test("[WEB-572] a mix that falls silent leaves the microphone, until it is heard again", () => {
  const [asleep] = stepSound({ microphone, screen, mixed }, mixIs(undefined));
  expect([asleep, soundSent(asleep)]).toEqual([{ microphone, screen }, {}]);
  const [awake] = stepSound(asleep, mixIs(mixed));
  expect(soundSent(awake).track).toBe(mixed);
});

test("[WEB-576] without sound, or without microphone, the mix is let go", () => {
  const state = { microphone, screen, mixed };
  expect(stepSound(state, changed({ microphone }))).toEqual([{ microphone }, [{ type: "unmix" }]]);
  expect(stepSound(state, changed({ screen }))).toEqual([{ screen }, [{ type: "unmix" }]]);
});

test("[WEB-571] from sharing to its end: the mix of now's microphone with the screen, then the microphone", async () => {
  const { devices, screen: own, fake, sent } = await presenting();
  expect([fake.mix?.sounds, sent()]).toEqual([["mic", "sound"], undefined]);
  fake.mix?.tell(mixed);
  expect(sent()).toBe("mixed");
  devices.change(withSource(firstChoices, "microphone", { type: "real", id: "headset" }));
  expect(sent()).toBe("sound");
  await expect.poll(() => fake.mix?.sounds).toEqual(["headset", "sound"]);
  fake.mix?.tell(mixed);
  own.stop();
  expect([fake.mix, sent()]).toEqual([undefined, undefined]);
});

test("[WEB-575] a sound that ends by itself is the end of the mix, not of the screen", async () => {
  const { screen: own, fake, sent, sound } = await presenting();
  fake.mix?.tell(mixed);
  endTrack(sound);
  expect([own.store.getState().state, fake.mix, sent()]).toEqual(["live", undefined, undefined]);
});

test("[WEB-574] who is muted while a screen is heard is listened to by the microphone alone", async () => {
  const { devices, fake } = await presenting();
  fake.mix?.tell(mixed);
  const conference = createConferenceStore();
  const listened: string[] = [];
  const watch = ({ id }: MediaStreamTrack) => {
    listened.push(id);
    return () => undefined;
  };
  expect(new OwnHearing(conference, devices, { watch, now: () => 0 })).toBeDefined();
  conference.setState({ phase: { type: "in-conference" }, microphoneOn: false });
  expect(listened).toEqual(["mic"]);
});

function changed(sources: SoundState) {
  return { type: "sources-changed", sources } as const;
}

function mixIs(track: MediaStreamTrack | undefined) {
  return { type: "mix-changed", track } as const;
}

/** With a microphone, and a tab whose sound is shared. */
async function presenting() {
  const fake = new FakeDevices();
  fake.microphones = ["mic", "headset"];
  const sound = fakeTrack("sound", "audio");
  fake.screen = { ok: true, track: fakeTrack("tab"), sound };
  const devices = new OwnDevices(fake);
  const own = new OwnScreen(fake.openScreen);
  const { store } = new OwnSound(devices, own, fake.openMix);
  devices.open({ ...firstChoices, cameras: 0 });
  devices.wake();
  await devices.settled();
  own.start();
  await expect.poll(() => own.store.getState().state).toBe("live");
  return { devices, screen: own, fake, sound, sent: () => store.getState().track?.id };
}
