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

test("[WEB-381] what is woken for a call is held although it is switched off, until the next time", () => {
  const off = { camerasOn: false, microphoneOn: false };
  const world = new World(["a"], ["mic"]).open(off);
  world.give({ type: "woken", which: "microphone" });
  expect(world.seats).toBe("off off off mic");
  world.give({ type: "woken", which: "cameras" });
  expect(world.seats).toBe("off a off mic");
  world.give({ type: "close-requested" }).open(off);
  expect(world.live.size).toBe(0);
});

test("[WEB-381] a simulated camera has no light, and goes on", () => {
  const world = new World([]).open({
    seats: { left: simulated, centre: simulated, right: simulated },
    microphone: simulated,
    camerasOn: false,
    microphoneOn: false,
  });
  expect(world.seats).toBe("off simulated off simulated");
});

const simulated = { type: "simulated" } as const;
