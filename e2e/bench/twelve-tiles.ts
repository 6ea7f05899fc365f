import type { Page } from "@playwright/test";
import { inMeetingPlace } from "./rooms/meeting-place.ts";
import type { BenchRow } from "./rooms/rows.ts";

const ROOMS = ["Bob", "Cyd", "Dan", "Eve"];
const CAMERAS = 3;
const WATCHED_MS = 20_000;
const LIVE_WITHIN_MS = 40_000;

/** What the page of somebody who watches came to in that time. */
interface Watched {
  readonly longTasks: readonly number[];
  readonly mainThreadMs: number;
  readonly framesPerTile: readonly number[];
}

/**
 * Twelve pictures of four rooms on Ada's screen. Those who show them look at next to nothing of each other,
 * as all of it runs on this machine.
 */
export function bench(): Promise<readonly BenchRow[]> {
  return inMeetingPlace(async ({ open }) => {
    const ada = await open({ name: "Ada", cameras: 0, joined: true });
    for (const name of ROOMS) {
      await open({ name, cameras: CAMERAS, joined: true, window: "one picture" });
    }
    const live = ada.locator('[data-testid="tile"][data-state="live"]');
    await live.nth(ROOMS.length * CAMERAS - 1).waitFor({ timeout: LIVE_WITHIN_MS });
    return rowsOf(await watch(ada));
  });
}

async function watch(page: Page): Promise<Watched> {
  const devTools = await page.context().newCDPSession(page);
  // Of the thread's own CPU: waiting for one of the machine's is no work of the page.
  await devTools.send("Performance.enable", { timeDomain: "threadTicks" });
  const mainThreadMs = async () => {
    const { metrics } = await devTools.send("Performance.getMetrics");
    return 1_000 * (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN);
  };
  const before = await mainThreadMs();
  const seen = await page.evaluate(watchTasksAndFrames, WATCHED_MS);
  return { ...seen, mainThreadMs: (await mainThreadMs()) - before };
}

/** Runs in the page. */
async function watchTasksAndFrames(forMs: number) {
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  observer.observe({ type: "longtask" });
  const videos = [...document.querySelectorAll<HTMLVideoElement>('[data-testid="tile"] video')];
  const frames = () => videos.map((video) => video.getVideoPlaybackQuality().totalVideoFrames);
  const before = frames();
  await new Promise((resolve) => setTimeout(resolve, forMs));
  observer.disconnect();
  return { longTasks, framesPerTile: frames().map((count, at) => count - (before[at] ?? 0)) };
}

function rowsOf({ longTasks, mainThreadMs, framesPerTile }: Watched): readonly BenchRow[] {
  const perSecond = framesPerTile.map((frames) => (frames * 1_000) / WATCHED_MS);
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  return [
    { name: "12 tiles for 20 s: tasks over 50 ms", value: longTasks.length, unit: "" },
    { name: "… all of them together", value: sum(longTasks), unit: "ms" },
    { name: "… the longest", value: Math.max(0, ...longTasks), unit: "ms" },
    { name: "… main thread at work", value: (100 * mainThreadMs) / WATCHED_MS, unit: "%" },
    {
      name: "… pictures a second, on average",
      value: sum(perSecond) / perSecond.length,
      unit: "1/s",
    },
    { name: "… of the slowest tile", value: Math.min(...perSecond), unit: "1/s" },
  ];
}
