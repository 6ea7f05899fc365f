import type { Page } from "@playwright/test";
import { type HeapNode, heapOf } from "../pages/heap-snapshot.ts";
import { livingIn } from "../pages/living-objects.ts";
import { inMeetingPlace } from "./rooms/meeting-place.ts";
import type { BenchRow } from "./rooms/rows.ts";
import { slopeOf } from "./rooms/slope.ts";
import { beginAnew, momentOf } from "./rooms/timeline.ts";

const REJOINS = 50;
/** What is made once, and what is remembered of it, is no growth. */
const WARM_UP = 10;
/** How often it is looked what the pages hold. */
const EVERY = 10;
/**
 * The focus offers anew to whoever stays, twice a rejoin, and JsSIP remembers each INVITE for 32 s after
 * its 2xx (timer L of RFC 6026 §7.1), 50 kB with both descriptions. So the page of who stays grows for
 * the first 32 s of rejoins, then no more, as long as they follow each other as fast; at rest it has
 * forgotten all of them.
 */
const FORGOTTEN_AFTER_MS = 34_000;
/** Of Student's t, with as many degrees of freedom as six looks leave: one in a hundred is beyond it. */
const BEYOND_CHANCE = 3.75;

/** Bob leaves and rejoins, again and again: what his page holds on to, and Ada's, who stays. */
export function bench(): Promise<readonly BenchRow[]> {
  return inMeetingPlace(async ({ open }) => {
    const ada = await open({ name: "Ada", cameras: 1, joined: true });
    const bob = await open({ name: "Bob", cameras: 1, joined: true });
    await Promise.all([momentOf(bob, "frame Ada"), momentOf(ada, "frame Bob")]);
    const ofAda: Held[] = [];
    const ofBob: Held[] = [];
    for (let rejoins = 1; rejoins <= WARM_UP + REJOINS; rejoins += 1) {
      await rejoin(ada, bob);
      if (rejoins < WARM_UP || (rejoins - WARM_UP) % EVERY > 0) continue;
      await ada.waitForTimeout(FORGOTTEN_AFTER_MS);
      ofAda.push(await heldBy(ada));
      ofBob.push(await heldBy(bob));
    }
    return [...rowsOf("of who rejoins", ofBob), ...rowsOf("of who stays", ofAda)];
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

interface Held {
  /** Connections, media, threads and windows, of each kind. */
  readonly objects: ReturnType<typeof livingIn>;
  /**
   * What scripts have made, kB: objects, arrays, functions, texts. What the browser has made for them is
   * among the objects above, or is in caches and timelines that have bounds of their own.
   */
  readonly byScripts: number;
  /**
   * kB. V8 compiles a function that has run often, and once more, optimised, one that has run more often
   * still: after 40 rejoins 457 of 2,037 functions stand twice, after 140 they are 709 of 2,041, and none
   * stands three times. This tells how long a page has been in use, not what it has kept.
   */
  readonly code: number;
}

async function heldBy(page: Page): Promise<Held> {
  const heap = await heapOf(page);
  const isOfScripts = ({ type }: HeapNode) => !["code", "native", "synthetic"].includes(type);
  return {
    objects: livingIn(heap),
    byScripts: kbOf(heap.filter(isOfScripts)),
    code: kbOf(heap.filter(({ type }) => type === "code")),
  };
}

function kbOf(nodes: readonly HeapNode[]): number {
  return nodes.reduce((sum, { size }) => sum + size, 0) / 1_000;
}

/** Growth is growth where it is more than the noise of it. */
function rowsOf(whose: string, held: readonly Held[]): readonly BenchRow[] {
  const { slope, error } = slopeOf(held.map(({ byScripts }) => byScripts));
  const noise = Math.max((BEYOND_CHANCE * error) / EVERY, Number.EPSILON);
  const code = slopeOf(held.map((each) => each.code));
  return [
    {
      name: `connections, media, threads and windows ${whose}: more after ${REJOINS} rejoins`,
      value: objectsMore(held),
      unit: "objects",
      goal: 0,
    },
    {
      name: `held by scripts ${whose}: growth a rejoin, over ${REJOINS}; goal: within chance`,
      value: slope / EVERY,
      unit: "kB",
      goal: Number(noise.toPrecision(3)),
    },
    {
      name: `held by scripts ${whose}: at the end`,
      value: held.at(-1)?.byScripts ?? 0,
      unit: "kB",
    },
    { name: `compiled code ${whose}: growth a rejoin`, value: code.slope / EVERY, unit: "kB" },
  ];
}

/** Of each kind, how many more there are at the end than at the beginning. */
function objectsMore(held: readonly Held[]): number {
  const before = held[0]?.objects ?? {};
  const more = Object.entries(held.at(-1)?.objects ?? {}).map(
    ([kind, count]) => count - (before[kind] ?? 0),
  );
  return more.reduce((sum, each) => sum + Math.max(0, each), 0);
}
