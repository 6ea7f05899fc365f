import { expect, test } from "vitest";
import {
  firstChoices,
  simulatedChoices,
  withCameras,
  withMicrophone,
  withSource,
} from "./choices.ts";
import { createConferenceStore } from "./conference.ts";
import { endTrack, FakeDevices, fakeTrack } from "./fake-devices.ts";
import { fakeStorage } from "./fake-storage.ts";
import { createKept } from "./kept.ts";
import { OwnDevices } from "./own-devices.ts";
import { OwnScreen } from "./own-screen.ts";
import { OwnSound } from "./own-sound.ts";
import type { OwnSources, Phase } from "./view.ts";
import { Visit } from "./visit.ts";

test("[SRC-4] in a call, what is sent follows what is chosen", async () => {
  const { visit, cameras } = await inMeeting("?simulate=1&cameras=1");
  visit.choose(withCameras(simulatedChoices(firstChoices, 1), 3));
  expect(cameras()).toEqual(["left: simulated 0", "centre: simulated 1", "right: simulated 2"]);
});

test("[SRC-4] a camera that is changed for another keeps its place, and has no picture meanwhile", async () => {
  const { visit, choices, fake, sent, cameras } = await inMeeting("", (world) =>
    world.cameras.push("a", "b"),
  );
  const before = sent.length;
  visit.choose(withSource(choices(), "centre", { type: "real", id: "b" }));
  await expect.poll(cameras).toEqual(["centre: b"]);
  expect(sent.slice(before).map((sources) => sources.cameras.length)).not.toContain(0);
  expect(sent[before]?.cameras).toEqual([{ position: "centre", simulated: false }]);
  expect(fake.live()).toEqual(["mic", "b"]);
});

test("[SRC-4] a camera that is slow joins the call when it comes", async () => {
  let release = () => {};
  const { cameras } = await inMeeting("", (world) => {
    world.cameras.push("slow");
    world.held = new Promise((resolve) => {
      release = resolve;
    });
  });
  expect(cameras()).toEqual([]);
  release();
  await expect.poll(cameras).toEqual(["centre: slow"]);
});

test("[SRC-4] who came without devices sends the first that is chosen", async () => {
  const { visit, choices, cameras, fake } = await inMeeting("bare");
  expect(fake.live()).toEqual([]);
  visit.choose(withSource(choices(), "centre", { type: "simulated" }));
  expect(cameras()).toEqual(["centre: simulated 1"]);
});

test("[WEB-381] a camera switched off before joining stays let go, in its place, until it is switched on", async () => {
  const { cameras, fake, conference } = await inMeeting("", (world, kept) => {
    world.cameras.push("a");
    kept.keepChoices({ ...firstChoices, camerasOn: false, microphoneOn: false });
  });
  conference.setState({ camerasOn: false });
  expect([cameras(), fake.live()]).toEqual([["centre: none"], ["mic"]]);
  conference.setState({ camerasOn: true });
  await expect.poll(cameras).toEqual(["centre: a"]);
});

test("[WEB-381] cameras switched off in the call are let go, keep their places, and come back to them", async () => {
  const { visit, cameras, fake, sent, conference } = await inMeeting("?cameras=2", (world) =>
    world.cameras.push("a", "b"),
  );
  const before = sent.length;
  conference.setState({ camerasOn: false });
  expect([cameras(), fake.live()]).toEqual([["left: none", "right: none"], ["mic"]]);
  conference.setState({ camerasOn: true });
  await expect.poll(cameras).toEqual(["left: a", "right: b"]);
  expect(sent.slice(before).map((sources) => sources.cameras.length)).not.toContain(0);
  conference.setState({ camerasOn: false });
  visit.leave();
  void visit.rejoin();
  expect(fake.live()).toEqual([]);
});

test("[WEB-486] a camera that another program has taken meanwhile is told of, and is not shown as on", async () => {
  const { cameras, fake, devices, conference } = await inMeeting("", (world) =>
    world.cameras.push("a"),
  );
  conference.setState({ camerasOn: false });
  fake.broken.set("a", "in-use");
  conference.setState({ camerasOn: true });
  await expect.poll(cameras).toEqual([]);
  expect(devices.store.getState().sources.centre).toEqual({ state: "failed", error: "in-use" });
});

test("[WEB-431] who came muted and without devices sends the microphone that is chosen then", async () => {
  const { visit, choices, fake, sent } = await inMeeting("bare", (_, kept) =>
    kept.keepChoices({ ...firstChoices, camerasOn: false, microphoneOn: false }),
  );
  visit.choose(withMicrophone(choices()));
  await expect.poll(() => sent.at(-1)?.microphone?.id).toBe("mic");
  expect(fake.live()).toEqual(["mic"]);
});

test("[SRC-5] a screen is sent from when it is there until it ends", async () => {
  const { screen, sent, fake, kept } = await inMeeting("?simulate=1");
  screen.start();
  await expect.poll(() => sent.at(-1)?.presentation?.id).toBe("screen");
  expect(kept.presenting("review")).toBe(true);
  if (fake.screen.ok) endTrack(fake.screen.track);
  expect(sent.at(-1)).not.toHaveProperty("presentation");
  expect(sent.at(-1)?.cameras).toHaveLength(3);
  expect(kept.presenting("review")).toBe(false);
});

test("[WEB-571] a screen's sound is sent from when it is mixed until the screen ends", async () => {
  const { screen, sent, fake } = await inMeeting("", (world) => {
    world.screen = { ok: true, track: fakeTrack("tab"), sound: fakeTrack("sound", "audio") };
  });
  screen.start();
  await expect.poll(() => sent.at(-1)?.presentation?.id).toBe("tab");
  expect(sent.at(-1)).not.toHaveProperty("sound");
  fake.mix?.tell(fakeTrack("mixed", "audio"));
  expect(sent.at(-1)?.sound?.id).toBe("mixed");
  expect(sent.at(-1)?.microphone?.id).toBe("mic");
  screen.stop();
  expect(sent.at(-1)).not.toHaveProperty("sound");
});

test.each([
  ["left", "off"],
  ["removed", "off"],
  ["lost", "stopped"],
] as const)("[SRC-6] whoever has %s shows no screen: %s", async (reason, state) => {
  const { screen, fake, show } = await inMeeting("?simulate=1");
  screen.start();
  await expect.poll(() => screen.store.getState().state).toBe("live");
  show({ type: "left", reason, mayRejoin: true });
  expect(screen.store.getState().state).toBe(state);
  expect(fake.screen.ok && fake.screen.track.readyState).toBe("ended");
});

test("[SRC-6] a page that is loaded anew says that its screen is not shown any more", async () => {
  const { screen } = await inMeeting("?simulate=1", (_, kept) =>
    kept.keepPresenting("review", true),
  );
  expect(screen.store.getState()).toEqual({ state: "stopped" });
});

test("[SRC-6] leaving is no change of what is sent: the call hears of it first", async () => {
  const { visit, fake, said } = await inMeeting("?simulate=1");
  visit.leave();
  expect(said[0]).toBe("leave");
  expect(fake.live()).toEqual([]);
});

async function inMeeting(
  search: string,
  prepare: (fake: FakeDevices, kept: ReturnType<typeof createKept>) => void = () => undefined,
) {
  const fake = new FakeDevices();
  fake.microphones = ["mic"];
  fake.screen = { ok: true, track: fakeTrack("screen") };
  const conference = createConferenceStore();
  const devices = new OwnDevices(fake);
  const screen = new OwnScreen(fake.openScreen);
  const sound = new OwnSound(devices, screen, fake.openMix);
  const sent: OwnSources[] = [];
  const said: ("leave" | "sources")[] = [];
  const show = (phase: Phase) => conference.setState({ phase });
  const actions = {
    join: (request: OwnSources) => {
      sent.push(request);
      show({ type: "in-conference" });
    },
    leave: () => {
      said.push("leave");
      show({ type: "left", reason: "left", mayRejoin: true });
    },
    setMicrophone: () => undefined,
    setCameras: () => undefined,
    setSources: (sources: OwnSources) => {
      said.push("sources");
      sent.push(sources);
    },
  };
  const storages = [fakeStorage(), fakeStorage()] as const;
  const kept = createKept(
    () => storages[0],
    () => storages[1],
  );
  prepare(fake, kept);
  const visit = new Visit(conference, actions, { devices, screen, sound }, kept, {
    guest: () => "Guest",
    waitMs: 5,
  });
  visit.enter("review", search === "bare" ? "" : search);
  if (search === "bare") visit.joinWithoutDevices();
  else await visit.join();
  const cameras = () =>
    sent.at(-1)?.cameras.map(({ position, track }) => `${position}: ${track?.id ?? "none"}`);
  const choices = () => devices.store.getState().choices;
  return { visit, conference, devices, choices, fake, screen, kept, sent, said, show, cameras };
}
