import { expect, test } from "vitest";
import { withSource } from "../choices.ts";
import { World } from "./test-world.ts";

test("[WEB-380] what is switched off before joining is let go, and opened again once switched on", () => {
  const world = new World(["a", "b"], ["mic"]).open({ cameras: 2 });
  expect(world.seats).toBe("a off b mic");
  world.choose((choices) => ({ ...choices, camerasOn: false, microphoneOn: false }));
  expect(world.live.size).toBe(0);
  world.choose((choices) => ({ ...choices, camerasOn: true }));
  expect(world.seats).toBe("a off b off");
  world.choose((choices) => ({ ...choices, microphoneOn: true }));
  expect(world.seats).toBe("a off b mic");
  expect(world.state.notices).toEqual([]);
});

test("[WEB-381] a camera that is chosen and not there takes no place by being switched off", () => {
  const world = new World(["a"], ["mic"]).open({ cameras: 2 });
  const before = world.seats;
  expect(before).toContain("not-found");
  world.choose((choices) => ({ ...choices, camerasOn: false }));
  const { left, centre, right } = world.state.seats;
  const resting = [left, centre, right].filter(
    ({ source }) => source.state === "off" && source.resting,
  );
  expect(resting).toHaveLength(1);
  world.choose((choices) => ({ ...choices, camerasOn: true }));
  expect(world.seats).toBe(before);
});

test("[WEB-380] who comes with everything switched off is asked for nothing", () => {
  const world = new World(["a"], ["mic"]).open({ camerasOn: false, microphoneOn: false });
  expect(world.asked).toEqual([]);
  world.choose((choices) => withSource(choices, "centre", { type: "real", id: "a" }));
  world.list();
  expect(world.asked).toEqual([]);
});

test("[WEB-435] a camera at rest that is unplugged and plugged in again is no new one", () => {
  const world = new World(["a", "b"], ["mic"]).open();
  world.choose((choices) => ({ ...choices, camerasOn: false }));
  world.unplug("a").plug("a");
  expect(world.state.notices).toEqual([]);
  world.choose((choices) => ({ ...choices, camerasOn: true }));
  expect(world.seats).toBe("off a off mic");
});

test("[WEB-381] a microphone is held for a call although it is muted, until the next time; no camera is", () => {
  const off = { camerasOn: false, microphoneOn: false };
  const world = new World(["a"], ["mic"]).open(off);
  world.give({ type: "woken" });
  expect(world.seats).toBe("off off off mic");
  world.give({ type: "close-requested" }).open(off);
  expect(world.live.size).toBe(0);
});

test("[WEB-381] what is simulated rests and comes back like what is real", () => {
  const world = new World([]).open({
    seats: { left: simulated, centre: simulated, right: simulated },
    microphone: simulated,
  });
  world.choose((choices) => ({ ...choices, camerasOn: false, microphoneOn: false }));
  expect([world.seats, world.live.size]).toEqual(["off off off off", 0]);
  world.choose((choices) => ({ ...choices, camerasOn: true, microphoneOn: true }));
  expect(world.seats).toBe("off simulated off simulated");
});

test("[WEB-486] a camera that cannot be opened again says why; what has kept it is gone, and it is tried once more", () => {
  const world = new World(["a", "b"], ["mic"]).open({ cameras: 2 });
  const switchTo = (camerasOn: boolean) => world.choose((choices) => ({ ...choices, camerasOn }));
  switchTo(false);
  world.broken.set("a", "in-use");
  switchTo(true);
  expect(world.seats).toBe("in-use off b mic");
  world.broken.clear();
  switchTo(false);
  expect([...world.live].map(({ id }) => id)).toEqual(["mic"]);
  switchTo(true);
  expect(world.seats).toBe("a off b mic");
});

const simulated = { type: "simulated" } as const;
