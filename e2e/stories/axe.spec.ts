import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import { axeFinds } from "../pages/axe.ts";
import { outOfReach } from "../pages/reach.ts";
import { tourSecret } from "../tour/guide.ts";
import { tour } from "../tour/tour.ts";

test.use({ settings: { PARLEY_IDENTITY__SECRET: tourSecret } });

for (const [part, walk] of Object.entries(tour)) {
  test(`axe finds nothing in any theme, and nothing is out of reach: ${part}`, async ({
    server,
    browserOf,
    arrive,
  }) => {
    // Four themes of twenty screens.
    test.setTimeout(600_000);
    await walk({
      server,
      browserOf,
      arrive,
      look: async (page, screen) => {
        expect.soft(await axeFinds(page), screen).toEqual([]);
        await inOtherWindows(page, async (size) => {
          // A toolbar takes off what has no room only when it has been told its new width.
          const message = `${screen}, ${size}`;
          await expect.soft
            .poll(() => outOfReach(page), { message, timeout: fitsWithinMs })
            .toEqual([]);
        });
      },
    });
  });
}

/** Longest that a page takes to fit another window, on a machine with much to do. */
const fitsWithinMs = 5_000;

/** A wall's, a low one, and a phone's: the last, since a menu closes for good where its button has no room. */
const windows = [
  { width: 3440, height: 1440 },
  { width: 740, height: 360 },
  { width: 360, height: 640 },
];

/** The page as it stands, in windows of other sizes. */
async function inOtherWindows(page: Page, look: (size: string) => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  for (const size of windows) {
    await page.setViewportSize(size);
    await look(`${size.width} x ${size.height}`);
  }
  if (before !== null) await page.setViewportSize(before);
}
