import { expect, test } from "../fixtures/test.ts";
import { latenciesOf, readBars, roomTag } from "../pages/bar.ts";
import type { Meeting } from "../pages/meeting.ts";

test("two rooms of three cameras meet and see each other from left to right", {
  tag: "@G22",
}, async ({ meet }) => {
  const [ada, bob] = await meet("two-rooms", { name: "Ada" }, { name: "Bob" });

  for (const [meeting, other] of [
    [ada, "Bob"],
    [bob, "Ada"],
  ] as const) {
    await meeting.sees(other, 3);
    await expect.poll(() => picturesOf(meeting, other)).toEqual(["left", "centre", "right"]);
    await expect(await meeting.roster()).toHaveCount(2);
  }
  for (const meeting of [ada, bob]) await meeting.expectFramesToCome(3);

  await test.step("from glass to glass, read from the pixels, it takes no second", async () => {
    const shown = await readBars(ada.tiles("Bob").first().locator("video"), 30, 20_000);
    const took = latenciesOf(shown).toSorted((one, other) => one - other);
    test.info().annotations.push({ type: "glass to glass, ms", description: took.join(", ") });
    // The goal, and what it takes on a machine at rest: `npm run bench -- latency`.
    expect(took[Math.floor(took.length / 2)]).toBeLessThan(1_000);
  });
});

/** Where each picture of a room says that it belongs, from left to right on the screen. */
async function picturesOf(meeting: Meeting, name: string) {
  const bars = await meeting.bars(name);
  return bars.map((bar) => (bar?.room === roomTag(name) ? bar.position : "no picture of theirs"));
}
