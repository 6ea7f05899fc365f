import { expect, test } from "vitest";
import { firstChoices } from "./choices.ts";
import type { OwnDevicesView, SourceView } from "./own-devices.ts";
import { troublesOf } from "./troubles.ts";

const refused: SourceView = { state: "failed", error: "not-allowed-by-site" };
const inUse: SourceView = { state: "failed", error: "in-use" };

test("[DEV-13] the same trouble of several seats is told once, with all its seats", () => {
  expect(troublesOf(having({ left: refused, centre: refused, right: refused }))).toEqual([
    { device: "camera", error: "not-allowed-by-site", seats: ["left", "centre", "right"] },
  ]);
});

test("[DEV-13] a camera in use is named, and is another trouble than the next one", () => {
  const usb = { type: "real", id: "usb" } as const;
  const view = having({ left: inUse, centre: refused, microphone: refused });
  const choices = { ...view.choices, seats: { ...view.choices.seats, left: usb } };
  const cameras = [{ id: "usb", label: "USB camera" }];
  const available = { cameras, microphones: [], speakers: [] };
  expect(troublesOf({ ...view, choices, available })).toEqual([
    { device: "camera", error: "in-use", seats: ["left"], name: "USB camera" },
    { device: "camera", error: "not-allowed-by-site", seats: ["centre"] },
    { device: "microphone", error: "not-allowed-by-site", seats: ["microphone"] },
  ]);
});

test("[DEV-13] a seat that nobody sits in has no trouble", () => {
  const view = having({ left: inUse });
  expect(troublesOf({ ...view, choices: { ...view.choices, cameras: 1 } })).toEqual([]);
});

function having(sources: Partial<OwnDevicesView["sources"]>): OwnDevicesView {
  const off = { state: "off" } as const;
  return {
    choices: { ...firstChoices, cameras: 3 },
    sources: { left: off, centre: off, right: off, microphone: off, ...sources },
    available: undefined,
    speaker: undefined,
    notices: [],
  };
}
