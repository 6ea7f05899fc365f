import type { JSHandle, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";

/** From the network's going to the words that say so, and from its return to those that say that. */
const toldWithinMs = 1_000;
const backWithinMs = 5_000;

test("the network goes and comes back: the banner says what happens, in time, and what was missed", {
  tag: ["@G6", "@G20"],
}, async ({ arrive, meet }) => {
  const [ada, ben] = await meet("train", { name: "Ada", cameras: 1 }, { name: "Ben", cameras: 1 });
  for (const meeting of [ada, ben]) await meeting.seesAllOf([ada, ben]);
  const banner = await watchBanner(ada.page);

  const goneAt = Date.now();
  await ada.page.context().setOffline(true);
  await expect(ada.page.getByTestId("banner")).toContainText("Connection lost. Reconnecting…");
  await ben.leave();
  const dan = await arrive({ name: "Dan", conference: "train", cameras: 1 });
  await expect(await dan.rosterEntries("Ada")).toHaveAttribute("data-state", "reconnecting");
  const returnedAt = Date.now();
  await ada.page.context().setOffline(false);
  await expect(ada.page.getByTestId("banner")).toHaveText(
    "You're back. Ben left and Dan joined meanwhile.",
  );
  for (const meeting of [ada, dan]) await meeting.seesAllOf([ada, dan]);
  await expect(ada.page.getByTestId("banner")).toHaveCount(0);

  const [told, back, gone, ...more] = (await banner.jsonValue()).slice(1);
  expect([told?.tone, back?.tone, gone?.tone, more]).toEqual(["warning", "ok", "", []]);
  expect((told?.at ?? Number.NaN) - goneAt).toBeLessThan(toldWithinMs);
  expect((back?.at ?? Number.NaN) - returnedAt).toBeLessThan(backWithinMs);
});

test("while the network is away all controls work by keyboard, and hold when it is back", async ({
  meet,
}) => {
  const [ada, ben] = await meet("tunnel", { name: "Ada", cameras: 1 }, { name: "Ben", cameras: 1 });
  for (const meeting of [ada, ben]) await meeting.seesAllOf([ada, ben]);
  await ada.page.context().setOffline(true);
  await expect(ada.page.getByTestId("banner")).toContainText("Connection lost");

  const { page } = ada;
  const retry = page.getByRole("button", { name: "Retry now", exact: true });
  await retry.focus();
  await page.keyboard.press("Enter");
  await expect(retry).toBeFocused();
  const cameras = page.getByRole("switch", { name: "Camera", exact: true });
  await cameras.focus();
  await page.keyboard.press("Space");
  await expect(cameras).toHaveAttribute("aria-checked", "false");
  await expect(cameras).toBeFocused();
  await expect(page.getByTestId("leave")).toBeEnabled();
  await page.context().setOffline(false);

  await expect(page.getByTestId("banner")).toHaveText("You're back.");
  await expect(cameras).toHaveAttribute("aria-checked", "false");
  await expect(ben.tiles("Ada")).toHaveCount(0);
  await ada.seesAllOf([ben]);
});

test("hanging up needs no network", { tag: "@G11" }, async ({ meet }) => {
  const [ada, ben] = await meet("cellar", { name: "Ada", cameras: 1 }, { name: "Ben", cameras: 1 });
  for (const meeting of [ada, ben]) await meeting.seesAllOf([ada, ben]);
  await ada.page.context().setOffline(true);
  await expect(ada.page.getByTestId("banner")).toContainText("Connection lost");

  await ada.leave();
  await expect(ada.page.getByTestId("left")).toHaveAttribute("data-reason", "left");
  const live = await ada.page.evaluate(() =>
    window.watchedConnections
      .flatMap((connection) => connection.getSenders())
      .some(({ track }) => track?.readyState === "live"),
  );
  expect(live).toBe(false);
});

test("three quarters of a minute in vain end at a button that leads back into the seat", {
  tag: "@G20",
}, async ({ browserOf, server }) => {
  const page = await (await browserOf()).newPage();
  await page.clock.install();
  const ada = new Meeting(page, { name: "Ada", conference: "desert", cameras: 1 });
  await ada.open(server.url);
  const ben = new Meeting(await (await browserOf()).newPage(), {
    name: "Ben",
    conference: "desert",
    cameras: 1,
  });
  await ben.open(server.url);
  await ada.seesAllOf([ben]);

  await page.evaluate(() => window.watchedSockets.break());
  await expect(page.getByTestId("banner")).toContainText("Connection lost");
  await page.clock.fastForward(35_000);
  await expect(page.getByTestId("banner")).toContainText("Connection lost");
  await page.clock.fastForward(12_000);
  await expect(page.getByTestId("left")).toHaveAttribute("data-reason", "lost");

  await page.evaluate(() => window.watchedSockets.mend());
  await ada.rejoin();
  for (const meeting of [ada, ben]) await meeting.seesAllOf([ada, ben]);
});

interface Banner {
  readonly at: number;
  /** `""` while there is no banner. */
  readonly tone: string;
}

/** Everything the banner has been since it began. */
function watchBanner(page: Page): Promise<JSHandle<Banner[]>> {
  return page.evaluateHandle(() => {
    const seen: Banner[] = [];
    const look = () => {
      const tone =
        document.querySelector<HTMLElement>('[data-testid="banner"]')?.dataset["tone"] ?? "";
      if (tone !== seen.at(-1)?.tone) seen.push({ at: Date.now(), tone });
    };
    look();
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
    });
    return seen;
  });
}
