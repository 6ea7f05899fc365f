import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import { axeFinds } from "../pages/axe.ts";
import { Chat } from "../pages/chat.ts";
import type { Meeting } from "../pages/meeting.ts";

test.use({ locale: "ar" });

test("in Arabic the page reads from right to left, and left, centre and right stay where they are", async ({
  meet,
  browserOf,
  server,
}) => {
  test.slow();
  const page = await (await browserOf()).newPage();
  await page.goto(server.url);
  await expect(page.getByLabel("اسم الاجتماع أو رابطه")).toBeFocused();
  await isInOrder(page, "home");
  await page.goto(`${server.url}/m/majlis?cameras=1&simulate=1`);
  await expect(page.getByRole("button", { name: "انضمام", exact: true })).toBeVisible();
  await isInOrder(page, "pre-join");
  await page.close();

  const [layla, ben] = await meet("majlis", { name: "ليلى" }, { name: "Ben" });
  for (const meeting of [layla, ben]) await meeting.seesAllOf([layla, ben]);
  for (const [meeting, other] of [
    [layla, "Ben"],
    [ben, "ليلى"],
  ] as const) {
    await expect.poll(() => seatsOf(meeting, other)).toEqual(["left", "centre", "right"]);
    expect(await ownSeatsOf(meeting)).toEqual(["left", "centre", "right"]);
  }
  await isInOrder(layla.page, "meeting, with its people");

  const [laylas, bens] = [new Chat(layla.page), new Chat(ben.page)];
  await openByKey(layla.page);
  await laylas.say("مرحبًا يا Ben!");
  await openByKey(ben.page);
  await expect(bens.messages()).toHaveText("مرحبًا يا Ben!");
  await expect(bens.items()).toContainText(["ليلى"]);
  await bens.say("Hello ليلى");
  await expect(laylas.messages().last()).toHaveText("Hello ليلى");
  const panel = await layla.page.getByRole("log").boundingBox();
  const stage = await layla.room("Ben").boundingBox();
  expect(panel?.x).toBeLessThan(stage?.x ?? 0);
  await isInOrder(layla.page, "meeting, with its chat");

  await layla.leave();
  await expect(layla.page.getByTestId("left")).toContainText("غادرت الاجتماع");
  await isInOrder(layla.page, "left");
  await expect(ben.room("ليلى")).toHaveCount(0);
});

async function isInOrder(page: Page, screen: string): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "ar");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  expect.soft(await axeFinds(page), screen).toEqual([]);
}

/** As burnt into the pictures, from left to right on the screen. */
async function seatsOf(meeting: Meeting, name: string) {
  return (await meeting.bars(name)).map((bar) => bar?.position);
}

async function ownSeatsOf({ page }: Meeting) {
  const tiles = await page.getByTestId("own-tile").all();
  const placed = tiles.map(async (tile) => ({
    x: (await tile.boundingBox())?.x ?? 0,
    seat: await tile.getAttribute("data-position"),
  }));
  return (await Promise.all(placed)).sort((one, other) => one.x - other.x).map(({ seat }) => seat);
}

/** The key says the same in every language. */
async function openByKey(page: Page): Promise<void> {
  await page.keyboard.press("F2");
  await page.keyboard.press("c");
  await expect(page.getByRole("log")).toBeVisible();
}
