import { expect, test } from "vitest";
import type { ScreenOpened } from "../devices/screen.ts";
import { endTrack, fakeTrack } from "./fake-devices.ts";
import { OwnScreen, type ScreenInput, type ScreenView, stepScreen } from "./own-screen.ts";

const track = fakeTrack("screen");
const sound = fakeTrack("sound", "audio");
const views: Readonly<Record<ScreenView["state"], ScreenView>> = {
  off: { state: "off" },
  asking: { state: "asking" },
  live: { state: "live", track },
  failed: { state: "failed", error: "not-allowed-by-system" },
  stopped: { state: "stopped" },
};
const withSound: ScreenView = { state: "live", track, sound };
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

test("[WEB-575] a sound that ends by itself leaves its picture, and takes none that is shown since", () => {
  const [view, effects] = stepScreen(withSound, { type: "track-ended", track: sound });
  expect([view, effects]).toEqual([{ state: "live", track }, []]);
  expect(stepScreen(views.live, { type: "track-ended", track: sound })[0]).toBe(views.live);
});

test.each<[string, ScreenInput, readonly MediaStreamTrack[]]>([
  ["the picture's end", { type: "track-ended", track }, [track, sound]],
  ["the person", { type: "stop-requested" }, [track, sound]],
  ["a conference that is lost", { type: "lost" }, [track, sound]],
])("[WEB-575] a sound is over with its picture: by %s", (_, input, over) => {
  const stops = over.map((one) => ({ type: "stop", track: one }));
  expect(stepScreen(withSound, input)[1]).toEqual(stops);
});

test("[WEB-575] a screen with sound that comes when nobody waits for it is switched off, both of it", () => {
  const input = { type: "opened", opened: { ok: true, track, sound } } as const;
  expect(stepScreen(views.asking, input)).toEqual([withSound, []]);
  expect(stepScreen(views.off, input)[1]).toHaveLength(2);
});

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

test("[WEB-575] the browser ends a sound alone: the screen is shown on", async () => {
  const [shown, heard] = [fakeTrack("tab"), fakeTrack("its sound", "audio")];
  const screen = new OwnScreen(async () => ({ ok: true, track: shown, sound: heard }));
  screen.start();
  await expect.poll(() => screen.store.getState().state).toBe("live");
  endTrack(heard);
  expect(screen.store.getState()).toEqual({ state: "live", track: shown });
  expect(shown.readyState).toBe("live");
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
