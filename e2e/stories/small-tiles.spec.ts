import { expect, test } from "../fixtures/test.ts";
import { framesSent, pictureWidths } from "../pages/layers.ts";
import type { Meeting } from "../pages/meeting.ts";

const small = { width: 400, height: 700 };
const large = { width: 1280, height: 800 };

/** Of the smallest layer. The next is the whole picture of a simulated camera: 640, or 480 at first. */
const smallest = 320;

test("a picture shown small comes small; made large it is sharp within two seconds, at nobody's cost", async ({
  meet,
  record,
}) => {
  const conference = "small-tiles";
  const [bob, ada, cyd] = await meet(
    conference,
    { name: "Bob", cameras: 1 },
    { name: "Ada", cameras: 0 },
    { name: "Cyd", cameras: 0 },
  );
  for (const meeting of [ada, cyd]) {
    await meeting.page.setViewportSize(small);
    await meeting.sees("Bob", 1);
    await expect.poll(() => pictureWidths(meeting.page)).toEqual([smallest]);
  }
  await expect.poll(() => layersSentBy(bob)).toEqual(["l"]);
  const before = (await record(conference).messages()).length;
  const watched = [await ada.watchFrames("Bob"), await cyd.watchFrames("Bob")];

  await ada.page.setViewportSize(large);
  await expect
    .poll(async () => (await pictureWidths(ada.page))[0], { timeout: 2_000, intervals: [50] })
    .toBeGreaterThan(smallest);

  expect(await pictureWidths(cyd.page)).toEqual([smallest]);
  expect(await layersSentBy(bob)).toEqual(["l", "m"]);
  for (const frames of watched) expect(await frames.longestGapMs()).toBeLessThan(1_000);
  const messages = await record(conference).messages(before);
  const asked = messages.flatMap(({ protocol, direction, summary }) =>
    protocol === "media" ? [] : `${direction} ${summary.split(" ")[0]}`,
  );
  expect(asked).toEqual([
    "in configure",
    "out configureResponse",
    "out configure",
    "in configureResponse",
  ]);

  await ada.page.setViewportSize(small);
  await expect.poll(() => pictureWidths(ada.page)).toEqual([smallest]);
  await expect.poll(() => layersSentBy(bob)).toEqual(["l"]);
});

/** The layers that frames leave in, while ten of the smallest do. */
async function layersSentBy({ page }: Meeting): Promise<readonly string[]> {
  const before = await framesSent(page);
  const since = async (rid: string) => ((await framesSent(page))[rid] ?? 0) - (before[rid] ?? 0);
  await expect.poll(() => since("l")).toBeGreaterThanOrEqual(10);
  const after = await framesSent(page);
  return Object.keys(after)
    .filter((rid) => after[rid] !== before[rid])
    .toSorted();
}
