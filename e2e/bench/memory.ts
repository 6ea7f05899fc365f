import type { CDPSession, Page } from "@playwright/test";
import { type LivingObjects, livingObjects } from "../pages/living-objects.ts";
import { inMeetingPlace } from "./rooms/meeting-place.ts";
import type { BenchRow } from "./rooms/rows.ts";
import { slopeOf } from "./rooms/slope.ts";
import { beginAnew, momentOf } from "./rooms/timeline.ts";

const REJOINS = 50;
/** What is made once, of code and of what it remembers, is no growth. */
const WARM_UP = 10;
const LONGEST_MS = 85_000;

/** Bob leaves and rejoins, again and again: what his page holds on to, and Ada's, who stays. */
export function bench(): Promise<readonly BenchRow[]> {
  return inMeetingPlace(async ({ open }) => {
    const ada = await open({ name: "Ada", cameras: 1, joined: true });
    const bob = await open({ name: "Bob", cameras: 1, joined: true });
    await Promise.all([momentOf(bob, "frame Ada"), momentOf(ada, "frame Bob")]);
    const heaps = await Promise.all([ada, bob].map((page) => page.context().newCDPSession(page)));
    const countAll = () => Promise.all([ada, bob].map((page) => livingObjects(page)));
    const until = Date.now() + LONGEST_MS;
    let [ofAda, ofBob]: readonly LivingObjects[] = [];
    const sizes: (readonly number[])[] = [];
    let rejoins = 0;
    while (rejoins < WARM_UP + REJOINS && Date.now() < until) {
      await rejoin(ada, bob);
      rejoins += 1;
      if (rejoins === WARM_UP) [ofAda, ofBob] = await countAll();
      if (rejoins > WARM_UP) sizes.push(await Promise.all(heaps.map(heapKb)));
    }
    const [nowAda = {}, nowBob = {}] = await countAll();
    return [
      keptRow("of who rejoins", ofBob, nowBob),
      keptRow("of who stays", ofAda, nowAda),
      ...rowsOf(
        "of who rejoins",
        sizes.map(([, size = Number.NaN]) => size),
      ),
      ...rowsOf(
        "of who stays",
        sizes.map(([size = Number.NaN]) => size),
      ),
    ];
  });
}

async function rejoin(ada: Page, bob: Page): Promise<void> {
  await beginAnew(ada);
  await bob.getByTestId("leave").click();
  await momentOf(ada, "gone Bob");
  await beginAnew(bob);
  await bob.getByTestId("rejoin").click();
  await momentOf(bob, "frame Ada");
  await momentOf(ada, "frame Bob");
}

/** Of each kind, how many more there are. */
function keptRow(whose: string, before: LivingObjects = {}, now: LivingObjects): BenchRow {
  const more = Object.entries(now).map(([kind, count]) => count - (before[kind] ?? 0));
  return {
    name: `connections, media, threads and windows ${whose}: more than after ${WARM_UP} rejoins`,
    value: more.reduce((sum, each) => sum + Math.max(0, each), 0),
    unit: "objects",
    goal: 0,
  };
}

/** In use after everything that can go has gone. */
async function heapKb(devTools: CDPSession): Promise<number> {
  await devTools.send("HeapProfiler.collectGarbage");
  const { usedSize } = await devTools.send("Runtime.getHeapUsage");
  return usedSize / 1_000;
}

/** Growth is growth where it is more than the noise of it. */
function rowsOf(whose: string, sizes: readonly number[]): readonly BenchRow[] {
  const { slope, error } = slopeOf(sizes);
  const noise = Math.max(2 * error, Number.EPSILON);
  return [
    {
      name: `heap ${whose}: growth a rejoin, over ${sizes.length}; goal: twice its standard error`,
      value: slope,
      unit: "kB",
      goal: Number(noise.toPrecision(3)),
    },
    { name: `heap ${whose}: at the end`, value: sizes.at(-1) ?? Number.NaN, unit: "kB" },
  ];
}
