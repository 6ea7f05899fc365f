import { expect, test } from "vitest";
import { type Choices, firstChoices, simulatedChoices } from "./choices.ts";
import { FakeDevices } from "./fake-devices.ts";
import { OwnDevices, ownSourcesOf } from "./own-devices.ts";

test("[WEB-50] three cameras and a microphone open, each once, each in its own seat", async () => {
  const { fake, devices } = having(["a", "b", "c"], ["mic"]);
  await opened(devices, { ...firstChoices, cameras: 3 });
  expect(fake.opened.toSorted()).toEqual(["a", "b", "c", "mic"]);
  expect(seatsOf(devices)).toEqual(["left a", "centre b", "right c"]);
});

test("[WEB-51] a camera in use leaves the others and the microphone", async () => {
  const { fake, devices } = having(["a", "b"], ["mic"]);
  fake.broken.set("a", "in-use");
  fake.allowed = true;
  await opened(devices, { ...firstChoices, cameras: 2 });
  const sources = () => devices.store.getState().sources;
  await expect.poll(() => sources().left).toEqual({ state: "failed", error: "in-use" });
  await expect.poll(() => sources().right.state).toBe("live");
  expect(sources().microphone.state).toBe("live");
});

test("[WEB-52] trying again opens what failed and leaves alone what is live", async () => {
  const { fake, devices } = having(["a"], ["mic"]);
  fake.broken.set("a", "in-use");
  await opened(devices, firstChoices);
  fake.broken.clear();
  devices.retry();
  await devices.settled();
  expect(fake.opened).toEqual(["mic", "a"]);
});

test("[WEB-52] a camera plugged in takes the seat that had none", async () => {
  const { fake, devices } = having([], ["mic"]);
  await opened(devices, firstChoices);
  expect(devices.store.getState().sources.centre).toEqual({ state: "failed", error: "not-found" });
  fake.plug("usb");
  await until(devices, () => seatsOf(devices).includes("centre usb"));
});

test("[WEB-53] a camera that is unplugged and has no other in its place says so, and the others stay", async () => {
  const { fake, devices } = having(["a"], ["mic"]);
  await opened(devices, firstChoices);
  fake.unplug("a");
  const sources = () => devices.store.getState().sources;
  await expect.poll(() => sources().centre).toEqual({ state: "failed", error: "ended" });
  expect(sources().microphone.state).toBe("live");
});

test("[WEB-54] a camera that arrives after it was given up is switched off", async () => {
  const { fake, devices } = having(["a"], ["mic"]);
  const { release } = hold(fake);
  devices.open(firstChoices);
  devices.close();
  release();
  await expect.poll(() => fake.opened).toEqual(["a", "mic"]);
  await expect.poll(() => fake.live()).toEqual([]);
  expect(devices.store.getState().sources.centre.state).toBe("off");
});

test("[WEB-55] closing switches everything off; opening again brings fresh tracks", async () => {
  const { fake, devices } = having([], []);
  await opened(devices, simulatedChoices(firstChoices, 3));
  devices.close();
  expect(fake.live()).toEqual([]);
  await opened(devices, simulatedChoices(firstChoices, 3));
  expect(fake.live()).toEqual(["simulated 0", "simulated 1", "simulated 2", "chime"]);
});

test("[WEB-56] a new name repaints the simulated room without opening anything anew", async () => {
  const { fake, devices } = having([], []);
  await opened(devices, simulatedChoices(firstChoices, 3));
  devices.change({ ...simulatedChoices(firstChoices, 3), name: "Ada" });
  expect(fake.renamed).toEqual(["Ada"]);
  expect(fake.opened).toHaveLength(4);
});

test("[WEB-57] one takes along what is live, left to right", async () => {
  const { fake, devices } = having(["a", "b"], []);
  fake.allowed = true;
  fake.broken.set("a", "in-use");
  await opened(devices, { ...firstChoices, cameras: 2 });
  const sources = ownSourcesOf(devices.store.getState());
  expect(sources).toMatchObject({
    cameras: [{ position: "right", simulated: false, track: { id: "b" } }],
  });
  expect(sources).not.toHaveProperty("microphone");
});

test("[DEV-12] of several answers to what is plugged in only that to the newest question counts", async () => {
  const { fake, devices } = having(["a"], ["mic"]);
  const { available } = fake.real;
  const answers: (() => void)[] = [];
  fake.real.available = async () => {
    const answer = await available();
    await new Promise<void>((resolve) => answers.push(resolve));
    return answer;
  };
  await opened(devices, firstChoices);
  await expect.poll(() => answers.length).toBeGreaterThan(1);
  for (const answer of answers.toReversed()) answer();
  await expect.poll(() => devices.store.getState().available?.cameras).toHaveLength(1);
  expect(fake.opened).toEqual(["a", "mic"]);
});

function having(cameras: string[], microphones: string[]) {
  const fake = new FakeDevices();
  fake.cameras = cameras;
  fake.microphones = microphones;
  return { fake, devices: new OwnDevices(fake) };
}

async function opened(devices: OwnDevices, choices: Choices): Promise<void> {
  devices.open(choices);
  await devices.settled();
}

function hold(fake: FakeDevices) {
  let release = () => {};
  fake.held = new Promise((resolve) => {
    release = resolve;
  });
  return { release: () => release() };
}

function seatsOf(devices: OwnDevices): string[] {
  const { sources } = devices.store.getState();
  return (["left", "centre", "right"] as const).flatMap((position) => {
    const source = sources[position];
    return source.state === "live" ? [`${position} ${source.track.id}`] : [];
  });
}

function until(devices: OwnDevices, done: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (done()) return resolve();
    const unsubscribe = devices.store.subscribe(() => {
      if (!done()) return;
      unsubscribe();
      resolve();
    });
  });
}
