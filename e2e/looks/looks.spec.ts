import { test } from "../fixtures/test.ts";
import { tourSecret } from "../tour/guide.ts";
import { tour } from "../tour/tour.ts";
import { takePictures } from "./pictures.ts";

test.use({ settings: { PARLEY_IDENTITY__SECRET: tourSecret } });

for (const [part, walk] of Object.entries(tour)) {
  test(`pictures of every screen: ${part}`, async ({ server, browserOf, arrive }) => {
    await walk({ server, browserOf, arrive, look: takePictures });
  });
}
