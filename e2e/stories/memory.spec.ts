import type { BrowserContext, Page } from "@playwright/test";
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
  plainBrowserOf,
  server,
}) => {
  const [ada, bob] = await two(plainBrowserOf, server);
  await holdsNoMore([ada.page, bob.page], async () => {
    await bob.leave();
    await expect(ada.tiles("Bob")).toHaveCount(0, { timeout });
    await bob.rejoin();
    await sees(ada, "Bob");
    await sees(bob, "Ada");
  });
});

test("what is looked at in another way, or in another window, is let go", async ({
  plainBrowserOf,
  server,
}) => {
  const [ada] = await two(plainBrowserOf, server);
  await holdsNoMore([ada.page], async () => {
    for (const layout of ["Speaker", "Gallery", "Immersive"]) {
      await ada.look(layout);
      await sees(ada, "Bob");
    }
    const window = await openSecondWindow(ada.page);
    await expect(window.getByTestId("tile")).toHaveAttribute("data-state", "live", { timeout });
    await window.close();
    await sees(ada, "Bob");
  });
});

test("a screen that is shown no more is let go", async ({ plainBrowserOf, server }) => {
  const [ada, bob] = await two(plainBrowserOf, server);
  await holdsNoMore([ada.page, bob.page], async () => {
    await ada.share();
    await expect(bob.page.getByTestId("presentation")).toBeVisible({ timeout });
    await ada.page.getByRole("button", { name: "Stop sharing" }).first().click();
    await expect(bob.page.getByTestId("presentation")).toHaveCount(0, { timeout });
  });
});

/** Two in a meeting, whose pages keep nothing for the stories as others do. */
async function two(
  browserOf: () => Promise<BrowserContext>,
  { url }: Server,
): Promise<readonly [Meeting, Meeting]> {
  const arrive = async (name: string) => {
    const context = await browserOf();
    await context.addInitScript(giveScreen);
    const meeting = new Meeting(await context.newPage(), {
      name,
      conference: "memory",
      cameras: 1,
    });
    await meeting.open(url);
    return meeting;
  };
  const [ada, bob] = await Promise.all([arrive("Ada"), arrive("Bob")]);
  await sees(ada, "Bob");
  await sees(bob, "Ada");
  return [ada, bob];
}

async function sees(meeting: Meeting, name: string): Promise<void> {
  await expect(meeting.tiles(name)).toHaveAttribute("data-state", "live", { timeout });
}

async function openSecondWindow(page: Page): Promise<Page> {
  await page.getByRole("button", { name: /^More/ }).click();
  const opened = page.waitForEvent("popup");
  await page.getByRole("menuitem", { name: "Open in another window" }).click();
  return opened;
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

/** Runs in the page: a picker that comes to a screen of which nothing is kept once it is over. */
function giveScreen(): void {
  const open = async () => document.createElement("canvas").captureStream(5);
  Object.defineProperty(navigator.mediaDevices, "getDisplayMedia", { value: open });
}
