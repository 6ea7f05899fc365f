import type { Page } from "@playwright/test";
import { inMeetingPlace } from "./rooms/meeting-place.ts";
import { type BenchRow, timeRows } from "./rooms/rows.ts";
import { beginAnew, momentOf } from "./rooms/timeline.ts";

const CYCLES = 20;
/** The first are slow: the server's code is new to it. Not counted but in a line of its own. */
const COLD_CYCLES = 2;
const CAMERAS = 3;
/** On a machine that is too slow for all cycles there are fewer. */
const LONGEST_MS = 240_000;

/** Milliseconds from one person's click to what somebody then sees. */
interface Cycle {
  readonly joinToFirst: number;
  readonly joinToAll: number;
  readonly leaveToGone: number;
  readonly rejoinToAll: number;
}

/**
 * Three rooms of three simulated cameras: Ada and Cyd stay; Bob joins from the pre-join step and
 * sees six cameras, leaves, rejoins and leaves, again and again.
 */
export function bench(): Promise<readonly BenchRow[]> {
  return inMeetingPlace(async ({ open }) => {
    const ada = await open({ name: "Ada", cameras: CAMERAS, joined: true, window: "small" });
    await open({ name: "Cyd", cameras: CAMERAS, joined: true, window: "one picture" });
    const bob = await open({ name: "Bob", cameras: CAMERAS });
    const until = Date.now() + LONGEST_MS;
    const cycles: Cycle[] = [];
    while (cycles.length < COLD_CYCLES + CYCLES && Date.now() < until) {
      cycles.push(await cycleOf(ada, bob));
    }
    return rowsOf(cycles);
  });
}

async function cycleOf(ada: Page, bob: Page): Promise<Cycle> {
  await bob.reload();
  await ownPictures(bob);
  await beginAnew(ada);
  await bob.getByTestId("join").click();
  const joined = await momentOf(bob, "click join");
  const first = await firstFrame(bob);
  const all = await allFrames(bob);
  await momentOf(ada, "frame Bob", CAMERAS);

  const leaveToGone = await leave(ada, bob);
  await bob.getByTestId("rejoin").click();
  const rejoined = await momentOf(bob, "click rejoin");
  const back = await allFrames(bob);
  await momentOf(ada, "frame Bob", CAMERAS);
  await leave(ada, bob);
  return {
    joinToFirst: first - joined,
    joinToAll: all - joined,
    leaveToGone,
    rejoinToAll: back - rejoined,
  };
}

/** The page is warm once its own cameras are seen. */
function ownPictures(bob: Page): Promise<void> {
  return bob
    .locator('[data-testid="own-tile"][data-state="live"]')
    .nth(CAMERAS - 1)
    .waitFor();
}

/** Of whichever room comes first. */
async function firstFrame(page: Page): Promise<number> {
  return Math.min(await momentOf(page, "frame Ada"), await momentOf(page, "frame Cyd"));
}

async function allFrames(page: Page): Promise<number> {
  const [ada, cyd] = [
    await momentOf(page, "frame Ada", CAMERAS),
    await momentOf(page, "frame Cyd", CAMERAS),
  ];
  return Math.max(ada, cyd);
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

function rowsOf(cycles: readonly Cycle[]): readonly BenchRow[] {
  const warm = cycles.slice(COLD_CYCLES);
  const rows = (name: string, of: (cycle: Cycle) => number, goal: number) =>
    timeRows(name, warm.map(of), goal);
  return [
    ...rows("join click to first decoded frame", (cycle) => cycle.joinToFirst, 1_500),
    ...rows("join click to all six cameras", (cycle) => cycle.joinToAll, 1_500),
    ...rows("leave click to tiles gone at the other", (cycle) => cycle.leaveToGone, 300),
    ...rows("rejoin click to all six cameras", (cycle) => cycle.rejoinToAll, 1_000),
    {
      name: "the very first join, click to all six cameras",
      value: cycles[0]?.joinToAll ?? Number.NaN,
      unit: "ms",
    },
  ];
}
