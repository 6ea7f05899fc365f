import { expect, test } from "vitest";
import type { ScreenOpened } from "../devices/screen.ts";
import { endTrack, fakeTrack } from "./fake-devices.ts";
import { OwnScreen, type ScreenInput, type ScreenView, stepScreen } from "./own-screen.ts";

const track = fakeTrack("screen");
const views: Readonly<Record<ScreenView["state"], ScreenView>> = {
  off: { state: "off" },
  asking: { state: "asking" },
  live: { state: "live", track },
  failed: { state: "failed", error: "not-allowed-by-system" },
  stopped: { state: "stopped" },
};
const inputs: Readonly<Record<string, ScreenInput>> = {
  start: { type: "start-requested" },
  opened: { type: "opened", opened: { ok: true, track } },
  cancelled: { type: "opened", opened: { ok: false, error: "cancelled" } },
  refused: { type: "opened", opened: { ok: false, error: "not-allowed-by-system" } },
  ended: { type: "track-ended", track },
  "another ended": { type: "track-ended", track: fakeTrack("before") },
  stop: { type: "stop-requested" },
  lost: { type: "lost" },
  restored: { type: "restored" },
};

/** Each line a state, each word what becomes of it by the input above. */
const table = `
           start   opened   cancelled refused ended   another stop lost    restored
off        asking  off      off       off     off     off     off  off     stopped
asking     asking  live     off       failed  asking  asking  off  off     asking
live       live    live     live      live    off     live    off  stopped live
failed     asking  failed   failed    failed  failed  failed  off  off     failed
stopped    asking  stopped  stopped   stopped stopped stopped off  off     stopped
`;

test.each(rows())("[SHARE-1] %s", (_, from, input, to) => {
  const [view] = stepScreen(from, input);
  expect(view.state).toBe(to);
});

test.each(["off", "live", "failed", "stopped"] as const)(
  "[SHARE-2] a screen that comes when nobody waits for it (%s) is switched off",
  (state) => {
    const late = fakeTrack("late");
    const opened = { type: "opened", opened: { ok: true, track: late } } as const;
    expect(stepScreen(views[state], opened)[1]).toEqual([{ type: "stop", track: late }]);
  },
);

test("[SHARE-2] asking twice opens one picker; stopping stops the track", async () => {
  let asked = 0;
  const screen = new OwnScreen(async () => {
    asked += 1;
    return { ok: true, track };
  });
  screen.start();
  screen.start();
  await expect.poll(() => screen.store.getState().state).toBe("live");
  expect(asked).toBe(1);
  screen.stop();
  expect(track.readyState).toBe("ended");
});

test("[SHARE-3] the browser's own button ends it at once", async () => {
  const shown = fakeTrack("window");
  const screen = new OwnScreen(async (): Promise<ScreenOpened> => ({ ok: true, track: shown }));
  screen.start();
  await expect.poll(() => screen.store.getState().state).toBe("live");
  endTrack(shown);
  expect(screen.store.getState()).toEqual({ state: "off" });
});

function rows(): readonly (readonly [string, ScreenView, ScreenInput, string])[] {
  const [, ...lines] = table.trim().split("\n");
  const all = Object.entries(inputs);
  return lines.flatMap((line) => {
    const [from = "", ...cells] = line.trim().split(/\s+/);
    const view = views[from as ScreenView["state"]];
    return all.map(([name, input], at) => {
      const to = cells[at] ?? "";
      return [`${from}, ${name}: ${to}`, view, input, to] as const;
    });
  });
}
