import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "../fixtures/test.ts";
import { dress, themes } from "../pages/themes.ts";
import { tourSecret } from "../tour/guide.ts";
import { tour } from "../tour/tour.ts";

// Not in test-results, which every run of the stories empties.
const folder = fileURLToPath(new URL("../../.cache/looks", import.meta.url));

/** A phone held upright, a laptop, and as wide as desks have them. */
const sizes = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
  { width: 3440, height: 1440 },
];

test.use({ settings: { PARLEY_IDENTITY__SECRET: tourSecret } });

for (const [part, walk] of Object.entries(tour)) {
  test(`pictures of every screen: ${part}`, async ({ server, browserOf, arrive }) => {
    await walk({
      server,
      browserOf,
      arrive,
      look: async (page, screen) => {
        const before = page.viewportSize();
        for (const size of sizes) {
          await page.setViewportSize(size);
          for (const theme of themes.filter(({ contrast }) => contrast !== "more")) {
            await dress(page, theme);
            const name = `${screen}-${size.width}x${size.height}-${theme.name}.png`;
            await page.screenshot({ path: join(folder, name) });
          }
        }
        if (before !== null) await page.setViewportSize(before);
      },
    });
  });
}
