import { type Browser, chromium, type Page } from "@playwright/test";
import { startServer } from "../fixtures/server.ts";
import config from "../playwright.config.ts";
import { beginAnew, keepTimeline, momentOf } from "./rooms/timeline.ts";

interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this. */
  readonly goal?: number;
}

const CYCLES = 12;
/** The first are slow: the server's code is new to it. Measured all the same, in a line of its own. */
const COLD_CYCLES = 2;
const CAMERAS = 3;

/** Milliseconds from one person's click to what somebody then sees. */
interface Cycle {
  readonly joinToFirst: number;
  readonly joinToAll: number;
  readonly leaveToGone: number;
  readonly rejoinToAll: number;
}

/**
 * Two rooms of three simulated cameras, in two browser contexts of one Chromium, with a real
 * server: Ada stays, Bob joins from the pre-join step, leaves, rejoins and leaves, again and again.
 */
export async function bench(): Promise<BenchRow[]> {
  const server = await startServer();
  const browser = await chromium.launch(config.use?.launchOptions);
  try {
    const ada = await arrive(browser, server.url, "Ada");
    await ada.getByTestId("join").click();
    await ada.getByTestId("meeting").waitFor();
    const bob = await arrive(browser, server.url, "Bob");
    const cycles: Cycle[] = [];
    for (let cycle = 0; cycle < CYCLES; cycle += 1) cycles.push(await cycleOf(ada, bob));
    return rowsOf(cycles);
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function arrive(browser: Browser, url: string, name: string): Promise<Page> {
  const context = await browser.newContext({ permissions: ["camera", "microphone"] });
  await context.addInitScript(keepTimeline);
  const page = await context.newPage();
  const query = new URLSearchParams({ name, cameras: `${CAMERAS}`, simulate: "1" });
  await page.goto(`${url}/m/bench?${query.toString()}`);
  return page;
}

async function cycleOf(ada: Page, bob: Page): Promise<Cycle> {
  await bob.reload();
  await beginAnew(ada);
  await bob.getByTestId("join").click();
  const joined = await momentOf(bob, "click join");
  const first = await momentOf(bob, "frame Ada");
  const all = await momentOf(bob, "frame Ada", CAMERAS);
  await momentOf(ada, "frame Bob", CAMERAS);

  const leaveToGone = await leave(ada, bob);
  await bob.getByTestId("rejoin").click();
  const rejoined = await momentOf(bob, "click rejoin");
  const back = await momentOf(bob, "frame Ada", CAMERAS);
  await momentOf(ada, "frame Bob", CAMERAS);
  await leave(ada, bob);
  return {
    joinToFirst: first - joined,
    joinToAll: all - joined,
    leaveToGone,
    rejoinToAll: back - rejoined,
  };
}

/** Bob leaves; how long until Ada sees him gone. */
async function leave(ada: Page, bob: Page): Promise<number> {
  await beginAnew(ada);
  await beginAnew(bob);
  await bob.getByTestId("leave").click();
  const left = await momentOf(bob, "click leave");
  const gone = await momentOf(ada, "gone Bob");
  await bob.getByTestId("left").waitFor();
  return gone - left;
}

function rowsOf(cycles: readonly Cycle[]): BenchRow[] {
  const warm = cycles.slice(COLD_CYCLES);
  const rows = (name: string, of: (cycle: Cycle) => number, goal: number) => [
    row(`${name}, p50`, warm.map(of), 0.5),
    { ...row(`${name}, p95`, warm.map(of), 0.95), goal },
  ];
  return [
    ...rows("join click to first decoded frame", (cycle) => cycle.joinToFirst, 1_500),
    ...rows("join click to all three cameras", (cycle) => cycle.joinToAll, 1_500),
    ...rows("leave click to tiles gone at the other", (cycle) => cycle.leaveToGone, 300),
    ...rows("rejoin click to all three cameras", (cycle) => cycle.rejoinToAll, 1_000),
    row("the very first join, click to all three cameras", [cycles[0]?.joinToAll ?? Number.NaN], 1),
  ];
}

function row(name: string, times: readonly number[], quantile: number): BenchRow {
  const sorted = times.toSorted((a, b) => a - b);
  const at = Math.min(Math.floor(sorted.length * quantile), sorted.length - 1);
  return { name, value: sorted[at] ?? Number.NaN, unit: "ms" };
}
