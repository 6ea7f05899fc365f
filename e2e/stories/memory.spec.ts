import type { Browser, Page } from "@playwright/test";
import type { Server } from "../fixtures/server.ts";
import { expect, test } from "../fixtures/test.ts";
import { type LivingObjects, livingObjects } from "../pages/living-objects.ts";
import { Meeting } from "../pages/meeting.ts";

/** Enough that what each time leaves behind is not taken for what is late to go. */
const times = 3;
/** How fast it goes is for other stories to say. */
const timeout = 60_000;
/** JsSIP remembers a transaction for 32 s after its end (RFC 3261 §17). */
const goneWithinMs = 60_000;

// Each time is waited for until its pictures are live, and what it leaves behind until it is gone.
test.describe.configure({ timeout: 300_000 });

test("who leaves and comes back, again and again, holds no more than after the first time", async ({
  browser,
  server,
}) => {
  const [ada, bob] = await two(browser, server);
  await holdsNoMore([ada.page, bob.page], async () => {
    await bob.leave();
    await expect(ada.tiles("Bob")).toHaveCount(0, { timeout });
    await bob.rejoin();
    await sees(ada, "Bob");
    await sees(bob, "Ada");
  });
});

/** Two in a meeting, whose pages keep nothing for the stories as others do. */
async function two(browser: Browser, { url }: Server): Promise<readonly [Meeting, Meeting]> {
  const arrive = async (name: string) => {
    const context = await browser.newContext();
    const meeting = new Meeting(await context.newPage(), {
      name,
      conference: "memory",
      cameras: 1,
    });
    await meeting.open(url);
    return meeting;
  };
  const [ada, bob] = [await arrive("Ada"), await arrive("Bob")];
  await sees(ada, "Bob");
  await sees(bob, "Ada");
  return [ada, bob];
}

async function sees(meeting: Meeting, name: string): Promise<void> {
  await expect(meeting.tiles(name)).toHaveAttribute("data-state", "live", { timeout });
}

/** What the pages hold after several times of something is no more than what they hold after one. */
async function holdsNoMore(pages: readonly Page[], something: () => Promise<void>): Promise<void> {
  await something();
  const count = () => Promise.all(pages.map((page) => livingObjects(page)));
  const once = await count();
  for (let time = 0; time < times; time += 1) await something();
  const grown = async () => (await count()).map((now, at) => grownFrom(once[at] ?? {}, now));
  await expect.poll(grown, { timeout: goneWithinMs }).toEqual(pages.map(() => ({})));
}

function grownFrom(before: LivingObjects, now: LivingObjects): Readonly<Record<string, string>> {
  const more = Object.entries(now).filter(([kind, count]) => count > (before[kind] ?? 0));
  return Object.fromEntries(
    more.map(([kind, count]) => [kind, `${before[kind] ?? 0} became ${count}`]),
  );
}
