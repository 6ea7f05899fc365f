import fc from "fast-check";
import { expect, test } from "vitest";
import { type CameraCount, withCameras, withSource } from "../choices.ts";
import { World } from "./test-world.ts";

test("[DEV-7] a camera that is new is offered, and is used once taken", () => {
  const world = new World(["a"], ["mic"]).open().plug("usb");
  expect(world.seats).toBe("off a off mic");
  expect(world.state.notices).toMatchObject([
    { type: "found", device: "camera", info: { id: "usb" } },
  ]);
  world.give({ type: "notice-taken", id: world.state.notices[0]?.id ?? 0 });
  expect(world.seats).toBe("off usb off mic");
  expect(world.state.notices).toEqual([]);
  expect([...world.live].map(({ id }) => id).toSorted()).toEqual(["mic", "usb"]);
});

test("[DEV-7] beside two cameras the third goes into the middle", () => {
  const world = new World(["a", "b"], ["mic"]).open({ cameras: 2 }).plug("usb");
  const sides = [world.track("left"), world.track("right")];
  world.give({ type: "notice-taken", id: world.state.notices[0]?.id ?? 0 });
  expect(world.seats).toBe("a usb b mic");
  expect([world.track("left"), world.track("right")]).toEqual(sides);
});

test("[DEV-7] what is dismissed, or unplugged again, is offered no more", () => {
  const world = new World(["a"], ["mic"]).open().plug("usb");
  world.unplug("usb");
  expect(world.state.notices).toEqual([]);
  world.plug("usb");
  world.give({ type: "notice-dismissed", id: world.state.notices[0]?.id ?? 0 });
  expect(world.state.notices).toEqual([]);
  expect(world.seat("centre")).toBe("a");
});

test("[DEV-7] what the first list shows is nothing new, nor are the stand-ins of the system", () => {
  const world = new World(["a", "b"], ["mic"]).open();
  expect(world.state.notices).toEqual([]);
  world.microphones = ["default", "communications", "mic"];
  world.list();
  expect(world.state.notices).toEqual([]);
});

test("[DEV-8] a seat that waits for a camera takes the new one without a word", () => {
  const world = new World(["a"], ["mic"]).open({ cameras: 2 });
  expect(world.seats).toBe("a off not-found mic");
  world.plug("b");
  expect(world.seats).toBe("a off b mic");
  expect(world.state.notices).toEqual([]);
});

test("[DEV-9] a speaker that is unplugged gives way to the default, and is used again once back", () => {
  const world = new World(["a"], ["mic"]);
  world.speakers = ["headset", "hall"];
  world.open({ speaker: "headset" }).unplug("headset");
  expect(world.state.notices).toMatchObject([{ device: "speaker", from: "the headset" }]);
  expect(world.state.choices.speaker).toBe("headset");
});

test("[DEV-10] one camera becomes three and one again, and the middle one runs on", () => {
  const world = new World(["a", "b", "c"], ["mic"]).open();
  const centre = world.track("centre");
  world.choose((choices) => withCameras(choices, 3));
  expect(world.seats).toBe("b a c mic");
  expect(world.track("centre")).toBe(centre);
  world.choose((choices) => withCameras(choices, 1));
  expect(world.seats).toBe("off a off mic");
  expect(world.track("centre")).toBe(centre);
  expect(world.live.size).toBe(2);
});

test("[DEV-10] who came without devices chooses a camera in the call, and gets that and no other", () => {
  const world = new World(["a", "b"], ["mic"]);
  world.open({ cameras: 0, microphone: { type: "off" } });
  world.choose((choices) => withSource(choices, "left", { type: "real", id: "b" }));
  expect(world.seats).toBe("b off off off");
  expect(world.opened).toEqual(["b"]);
});

test("[WEB-54] a camera that comes after another was chosen is switched off", () => {
  const world = new World(["a", "b"]);
  world.waiting = [];
  world.open({ microphone: { type: "off" } });
  world.choose((choices) => withSource(choices, "centre", { type: "real", id: "b" }));
  const [late, wanted] = world.waiting;
  if (late) world.arrive(late);
  expect(world.seat("centre")).toBe("starting");
  if (wanted) world.arrive(wanted);
  expect(world.seat("centre")).toBe("b");
  expect([...world.live].map(({ id }) => id)).toEqual(["b"]);
});

test("[DEV-10] simulated cameras take the place of real ones, and give it back", () => {
  const world = new World(["a"], ["mic"]).open();
  world.choose((choices) => withSource(choices, "centre", { type: "simulated" }));
  world.choose((choices) => withSource(choices, "microphone", { type: "simulated" }));
  expect(world.seats).toBe("off simulated off simulated");
  world.choose((choices) => withSource(choices, "centre", { type: "real" }));
  expect(world.seats).toBe("off a off simulated");
  expect(world.live.size).toBe(2);
});

test("[DEV-11] whatever happens, every open device is in exactly one seat, and no camera in two", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 30 }), (happenings) => {
      const world = new World(["a", "b"], ["mic"]).open();
      for (const happen of happenings) happen(world);
      const seated = Object.values(world.state.seats).flatMap(({ source }) =>
        source.state === "live" ? [source.track] : [],
      );
      expect(new Set(seated)).toEqual(world.live);
      const cameras = seated.filter(({ id }) => id !== "simulated").map(({ id }) => id);
      expect(new Set(cameras).size).toBe(cameras.length);
      world.give({ type: "close-requested" });
      expect(world.live.size).toBe(0);
    }),
  );
});

const happening: fc.Arbitrary<(world: World) => unknown> = fc.oneof(
  fc.constantFrom("a", "b", "c", "mic").map((name) => (world: World) => world.unplug(name)),
  fc.constantFrom("a", "b", "c").map((name) => (world: World) => {
    if (!world.cameras.includes(name)) world.plug(name);
  }),
  fc.constantFrom<CameraCount>(0, 1, 2, 3).map((count) => (world: World) => {
    world.choose((choices) => withCameras(choices, count));
  }),
  fc.constantFrom("left", "centre", "right").chain((seat) =>
    fc
      .constantFrom(
        { type: "real" } as const,
        { type: "simulated" } as const,
        {
          type: "real",
          id: "b",
        } as const,
      )
      .map((source) => (world: World) => {
        world.choose((choices) => withSource(choices, seat, source));
      }),
  ),
  fc.constant((world: World) => {
    const [track] = world.live;
    if (track && track.id !== "simulated") world.end(track);
  }),
  fc.nat({ max: 1 }).map((nth) => (world: World) => {
    const notice = world.state.notices[nth];
    if (notice) world.give({ type: "notice-taken", id: notice.id });
  }),
  fc.constant((world: World) => world.give({ type: "retry-requested" })),
);
