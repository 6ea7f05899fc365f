import { expect, test } from "../fixtures/test.ts";
import { axeFinds } from "../pages/axe.ts";
import { tourSecret } from "../tour/guide.ts";
import { tour } from "../tour/tour.ts";

test.use({ settings: { PARLEY_IDENTITY__SECRET: tourSecret } });

for (const [part, walk] of Object.entries(tour)) {
  test(`axe finds nothing in any theme: ${part}`, async ({ server, browserOf, arrive }) => {
    // Four themes of twenty screens.
    test.setTimeout(600_000);
    await walk({
      server,
      browserOf,
      arrive,
      look: async (page, screen) => expect.soft(await axeFinds(page), screen).toEqual([]),
    });
  });
}
