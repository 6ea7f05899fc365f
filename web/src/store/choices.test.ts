import fc from "fast-check";
import { expect, test } from "vitest";
import {
  firstChoices,
  parseChoices,
  positionsOf,
  simulatedChoices,
  withCamera,
  withCameras,
  withMicrophone,
  withoutDevices,
  withSource,
} from "./choices.ts";
import { meetingLink, meetingNameOf } from "./meeting-name.ts";
import { wantedSources } from "./wanted-sources.ts";

test("[WEB-30] choices come back as they were kept, and rubbish as none", () => {
  const choices = { ...simulatedChoices(firstChoices, 3), name: "Ada", microphoneOn: false };
  expect(parseChoices(JSON.parse(JSON.stringify(choices)))).toEqual(choices);
  expect(parseChoices(null)).toBeUndefined();
  expect(parseChoices({ ...choices, cameras: 4 })).toBeUndefined();
  expect(parseChoices({ ...choices, seats: { left: { type: "off" } } })).toBeUndefined();
  fc.assert(
    fc.property(fc.anything(), (kept) => {
      parseChoices(kept);
    }),
  );
});

test("[WEB-31] one camera sits in the centre, two left and right, three in a row", () => {
  expect([0, 1, 2, 3].map((n) => positionsOf(n as 0 | 1 | 2 | 3))).toEqual([
    [],
    ["centre"],
    ["left", "right"],
    ["left", "centre", "right"],
  ]);
});

test("[WEB-32] no camera sits in two seats, and seats beyond the cameras there are say so", () => {
  const wanted = wantedSources({ ...firstChoices, cameras: 3 }, plugged("a", "b"));
  expect(wanted.left).toEqual({ type: "real", id: "a" });
  expect(wanted.centre).toEqual({ type: "real", id: "b" });
  expect(wanted.right).toEqual({ type: "missing" });
});

test("[WEB-32] a picked camera keeps its seat, whatever the others take", () => {
  const seats = { ...firstChoices.seats, right: { type: "real", id: "a" } } as const;
  const wanted = wantedSources({ ...firstChoices, cameras: 2, seats }, plugged("a", "b"));
  expect([wanted.left, wanted.right]).toEqual([
    { type: "real", id: "b" },
    { type: "real", id: "a" },
  ]);
});

test("[WEB-32] a camera picked twice sits in the first of its seats", () => {
  const a = { type: "real", id: "a" } as const;
  const seats = { left: a, centre: a, right: a };
  const wanted = wantedSources({ ...firstChoices, cameras: 2, seats }, plugged("a", "b"));
  expect([wanted.left, wanted.right]).toEqual([a, { type: "real", id: "b" }]);
});

test("[WEB-33] before any is allowed, one camera is asked for and the others wait", () => {
  const wanted = wantedSources({ ...firstChoices, cameras: 3 }, undefined);
  expect([wanted.left, wanted.centre, wanted.right].map(({ type }) => type)).toEqual([
    "real",
    "later",
    "later",
  ]);
});

test("[WEB-33] a camera or microphone that is gone gives way to another", () => {
  const gone = { type: "real", id: "gone" } as const;
  const choices = {
    ...firstChoices,
    seats: { ...firstChoices.seats, centre: gone },
    microphone: gone,
  };
  const wanted = wantedSources(choices, plugged("a"));
  expect(wanted.centre).toEqual({ type: "real", id: "a" });
  expect(wanted.microphone).toEqual({ type: "real" });
});

test.each([
  ["Weekly review", "weekly-review"],
  ["  https://parley.example/m/weekly-review?join=1 ", "weekly-review"],
  ["/m/%D0%97%D0%B0%D0%BB", "зал"],
  ["/m/%E0%A4%A", "e0-a4-a"],
  ["Ünïcode & Co.", "ünïcode-co"],
  ["<script>", "script"],
  [" -- ", undefined],
  ["", undefined],
])("[WEB-34] %j means the meeting %j", (typed, name) => {
  expect(meetingNameOf(typed)).toBe(name);
});

test("[WEB-34] a meeting's link leads back to it, whatever was typed", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (typed) => {
      const name = meetingNameOf(typed);
      if (name === undefined) return;
      expect(name.length).toBeLessThanOrEqual(64);
      expect(meetingNameOf(meetingLink("https://parley.example", name))).toBe(name);
    }),
  );
});

function plugged(...ids: string[]) {
  return { cameras: ids.map((id) => ({ id, label: id })), microphones: [], speakers: [] };
}

test("[WEB-39] a seat that is chosen for is there, and brings no other with it", () => {
  const none = { ...firstChoices, cameras: 0 } as const;
  const left = withSource(none, "left", { type: "simulated" });
  expect(left.cameras).toBe(2);
  expect(left.seats).toMatchObject({ left: { type: "simulated" }, right: { type: "off" } });
  const beside = withSource(firstChoices, "right", { type: "simulated" });
  expect(beside.cameras).toBe(3);
  expect(beside.seats).toMatchObject({ left: { type: "off" }, centre: { type: "real" } });
  expect(withSource(none, "left", { type: "off" }).cameras).toBe(0);
});

test("[WEB-39] one camera goes to the left of two, and back to the middle", () => {
  const usb = { type: "real", id: "usb" } as const;
  const one = withSource(firstChoices, "centre", usb);
  const two = withCameras(one, 2);
  expect(two.seats.left).toEqual(usb);
  expect(withCameras(two, 1).seats.centre).toEqual(usb);
  expect(withCameras(one, 3).seats.centre).toEqual(usb);
});

test("[WEB-39] what is switched on and has no device gets one, else it keeps the one it has", () => {
  const none = withoutDevices(firstChoices);
  expect(withMicrophone(none).microphone).toEqual({ type: "real" });
  expect(withCamera(none)).toMatchObject({ cameras: 1, seats: { centre: { type: "real" } } });
  const drawn = withSource(firstChoices, "centre", { type: "simulated" });
  expect(withCamera({ ...drawn, cameras: 0 }).seats.centre).toEqual({ type: "simulated" });
  const empty = withSource(firstChoices, "centre", { type: "off" });
  expect(withCamera(empty).seats.centre).toEqual({ type: "real" });
  expect(withCamera(drawn)).toBe(drawn);
  expect(withMicrophone(firstChoices)).toBe(firstChoices);
});

test("[WEB-30] the chosen speaker is kept, and what is none is left out", () => {
  expect(parseChoices({ ...firstChoices, speaker: "hall" })?.speaker).toBe("hall");
  expect(parseChoices({ ...firstChoices, speaker: 7 })).toEqual(firstChoices);
});
