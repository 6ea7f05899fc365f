import { stageScreen } from "../fixtures/staged-screen.ts";
import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";
import { opened, openThere } from "../pages/second-window.ts";

// Three browsers, and pictures that are waited for in two windows.
test.describe.configure({ timeout: 120_000 });

test("a room stands in a window of its own and not on the stage, until that window is gone", async ({
  meet,
}) => {
  const conference = "second-window";
  const [, , ada] = await meet(
    conference,
    { name: "Ben", cameras: 3 },
    { name: "Cleo", cameras: 1 },
    { name: "Ada", cameras: 0 },
  );
  await ada.sees("Ben", 3);
  await ada.sees("Cleo", 1);
  const before = await widthOf(ada, "Cleo");

  const there = await openThere(ada, "Ben");
  const theirs = new Meeting(there, ada.person);
  await theirs.sees("Ben", 3);
  await expect(ada.room("Ben")).toHaveCount(0);
  await expect.poll(() => widthOf(ada, "Cleo")).toBeGreaterThan(before);
  expect(await there.evaluate(() => [document.compatMode, document.title])).toEqual([
    "CSS1Compat",
    "Ben · Parley",
  ]);
  await expect(there.locator("html")).toHaveAttribute("lang", "en");

  await there.close();
  await ada.sees("Ben", 3);
  await expect.poll(() => widthOf(ada, "Cleo")).toBe(before);

  const again = await openThere(ada, "Ben");
  await expect(ada.room("Ben")).toHaveCount(0);
  await again.reload().catch(() => undefined);
  await ada.sees("Ben", 3);
  expect(again.isClosed()).toBe(true);

  const last = await openThere(ada, "Ben");
  await expect(ada.room("Ben")).toHaveCount(0);
  await ada.reload();
  await ada.sees("Ben", 3);
  expect(last.isClosed()).toBe(true);
});

test("a presentation is sent to the other window; where nothing else is left, the stage says where it is", async ({
  arrive,
}) => {
  const conference = "slides-there";
  const ben = await arrive({ name: "Ben", conference, cameras: 1 }, stageScreen);
  const ada = await arrive({ name: "Ada", conference, cameras: 0 });
  await ada.sees("Ben", 1);
  await ben.share();
  const { page } = ada;
  const beside = await widthOf(ada, "Ben");

  const slides = page.getByTestId("presentation");
  await expect(slides.locator("figure")).toHaveAttribute("data-state", "live");
  const there = await opened(page, async () => {
    await slides.hover();
    await slides.getByRole("button", { name: /^Options/ }).click();
    await page.getByRole("menuitem", { name: "Open in another window" }).click();
  });
  await expect(there.locator("figure")).toHaveAttribute("data-state", "live");
  await expect(slides).toHaveCount(0);
  await expect.poll(() => widthOf(ada, "Ben")).toBeGreaterThan(beside);
  await there.close();
  await expect(slides.locator("figure")).toHaveAttribute("data-state", "live");

  await ben.page.getByRole("button", { name: "Share screen", exact: true }).click();
  await expect(slides).toHaveCount(0);
  const room = await openThere(ada, "Ben");
  await expect(room.getByTestId("tile")).toHaveAttribute("data-state", "live");
  await expect(page.getByTestId("shown-there")).toContainText("In the other window: Ben");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await ada.sees("Ben", 1);
  expect(room.isClosed()).toBe(true);
});

async function widthOf(meeting: Meeting, name: string): Promise<number> {
  return Math.round((await meeting.tiles(name).first().boundingBox())?.width ?? 0);
}
