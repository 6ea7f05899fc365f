import { describe, expect, test } from "vitest";
import { World } from "./test-world.ts";

describe.each([
  ["its track ends before the list is another", false],
  ["its track ends after the list is another", true],
])("[DEV-1] a camera is unplugged: %s", (_, listedFirst) => {
  test("another one stands in, the others stay as they are", () => {
    const world = new World(["a", "b", "c"], ["mic"]).open({ cameras: 2 });
    const staying = [world.track("right"), world.track("microphone")];
    world.unplug("a", listedFirst);
    expect(world.seats).toBe("c off b mic");
    expect([world.track("right"), world.track("microphone")]).toEqual(staying);
    expect(world.state.notices).toMatchObject([
      { type: "fell-back", device: "camera", seat: "left", from: "the a", to: "the c" },
    ]);
  });

  test("with none to stand in, the seat says so, and takes it back by itself", () => {
    const world = new World(["a"], ["mic"]).open();
    world.unplug("a", listedFirst);
    expect(world.seats).toBe("off ended off mic");
    expect(world.state.notices).toMatchObject([{ type: "fell-back", from: "the a" }]);
    expect(world.state.notices[0]).not.toHaveProperty("to");
    world.plug("a");
    expect(world.seats).toBe("off a off mic");
    expect(world.state.notices).toEqual([]);
  });

  test("it is back: taking the notice goes back to it, and nothing is opened before", () => {
    const world = new World(["a", "b"], ["mic"]).open();
    world.unplug("a", listedFirst).plug("a");
    expect(world.seats).toBe("off b off mic");
    expect(world.state.notices).toMatchObject([
      { type: "came-back", device: "camera", seat: "centre", info: { id: "a" } },
    ]);
    world.give({ type: "notice-taken", id: world.state.notices[0]?.id ?? 0 });
    expect(world.seats).toBe("off a off mic");
    expect(world.state.notices).toEqual([]);
    expect([...world.live].map(({ id }) => id).toSorted()).toEqual(["a", "mic"]);
  });
});

test("[DEV-1] a microphone that is unplugged gives way to the default", () => {
  const world = new World([], ["headset", "builtin"]).open({ cameras: 0 });
  world.unplug("headset");
  expect(world.seats).toBe("off off off builtin");
  expect(world.state.notices).toMatchObject([{ device: "microphone", to: "the builtin" }]);
});

test("[DEV-2] a device that ends and is still there is opened again, with nothing to tell", () => {
  const world = new World(["a"], ["mic"]).open();
  world.end(world.track("centre"));
  expect(world.seats).toBe("off a off mic");
  expect(world.state.notices).toEqual([]);
});

test("[DEV-2] one that ends each time it is opened is let be, until somebody tries again", () => {
  const world = new World(["a"], ["mic"]).open();
  for (let nth = 0; nth < 10 && world.seat("centre") === "a"; nth += 1) {
    world.end(world.track("centre"));
  }
  expect(world.seat("centre")).toBe("ended");
  expect(world.opened.filter((name) => name === "a")).toHaveLength(4);
  world.give({ type: "retry-requested" });
  expect(world.seat("centre")).toBe("a");
});

test("[DEV-3] the place of what is being replaced stays taken", () => {
  const world = new World(["a", "b"], ["mic"]).open();
  world.waiting = [];
  world.unplug("a");
  expect(world.state.seats.centre.source).toEqual({ state: "starting", replacing: true });
  const [opening] = world.waiting;
  if (opening) world.arrive(opening);
  expect(world.seat("centre")).toBe("b");
});

test("[DEV-3] what is opened for the first time takes no place before it is there", () => {
  const world = new World(["a"], ["mic"]);
  world.waiting = [];
  world.open();
  expect(world.state.seats.centre.source).toEqual({ state: "starting" });
});

test("[DEV-4] the system takes a camera and gives it back: it is the same one all the while", () => {
  const world = new World(["a"], ["mic"]).open();
  const track = world.track("centre");
  world.give({ type: "track-muted", track, muted: true });
  expect(world.state.seats.centre.source).toMatchObject({ state: "live", interrupted: true });
  world.give({ type: "track-muted", track, muted: false });
  expect(world.state.seats.centre.source).not.toHaveProperty("interrupted");
  expect(world.opened).toEqual(["a", "mic"]);
});

test("[DEV-5] after leaving, whatever is plugged or ends opens nothing", () => {
  const world = new World(["a", "b"], ["mic"]).open();
  const track = world.track("centre");
  world.give({ type: "close-requested" });
  expect(world.live.size).toBe(0);
  world.give({ type: "track-ended", track }).unplug("a").plug("c");
  expect(world.opened).toEqual(["a", "mic"]);
  expect(world.state.notices).toEqual([]);
});

test("[DEV-6] a camera in use elsewhere is told, and the next one free is not taken unasked", () => {
  const world = new World(["a", "b"], ["mic"]);
  world.broken.set("a", "in-use");
  world.open({ cameras: 2 });
  expect(world.seats).toBe("in-use off b mic");
});

test("[DEV-6] cameras that were refused are not asked about again when another is plugged in", () => {
  const world = new World(["a"], ["mic"]);
  world.broken.set("a", "not-allowed-by-site").set("mic", "not-allowed-by-site");
  world.open({ cameras: 3 }).list();
  const asked = [...world.asked];
  world.microphones = ["mic", "usb"];
  world.list();
  expect(world.seat("microphone")).toBe("not-allowed-by-site");
  expect(world.seat("left")).toBe("not-allowed-by-site");
  expect(world.asked).toEqual(asked);
});
