import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";

test("a person joins and leaves with nothing but the keyboard", async ({
  arrive,
  browserOf,
  server,
}) => {
  const bob = await arrive({ name: "Bob", conference: "by-hand", cameras: 1 });
  const page = await (await browserOf()).newPage();
  const { keyboard } = page;

  await page.goto(server.url);
  await expect(page.getByLabel("Meeting name or link")).toBeFocused();
  await keyboard.type("by-hand");
  await tabTo(page, page.getByRole("button", { name: "Join" }));
  await keyboard.press("Enter");

  await expect(page.getByLabel("Your name")).toBeFocused();
  await keyboard.type("Ada");
  await expect(page.getByTestId("own-tile")).toHaveAttribute("data-state", "live");
  await tabTo(page, page.getByTestId("join"));
  await keyboard.press("Enter");

  await expect(page.getByTestId("tile")).toHaveAttribute("data-state", "live");
  await bob.sees("Ada", 1);
  // The toolbar is one stop; its last button is the one that leaves.
  await tabTo(page, page.getByRole("switch", { name: "Microphone" }));
  await keyboard.press("End");
  await expect(page.getByTestId("leave")).toBeFocused();
  await keyboard.press("Enter");

  await expect(page.getByTestId("left")).toContainText("You left the meeting");
  await bob.seesNothingOf("Ada");
  await expect(page.getByTestId("rejoin")).toBeFocused();
  await keyboard.press("Enter");
  await bob.sees("Ada", 1);
});

test("a person joins without camera and microphone", { tag: "@G13" }, async ({
  arrive,
  browserOf,
  server,
}) => {
  const bob = await arrive({ name: "Bob", conference: "listening", cameras: 1 });
  const page = await (await browserOf()).newPage();

  await page.goto(`${server.url}/m/listening?name=Ada`);
  await page.getByRole("button", { name: "Join without camera and microphone" }).click();

  await expect(page.getByTestId("tile")).toHaveAttribute("data-state", "live");
  await expect(bob.room("Ada")).toContainText("Camera off");
  await expect(bob.tiles("Ada")).toHaveCount(0);
});

test.describe("in a conference for two", () => {
  test.use({ settings: { PARLEY_CONFERENCE__MAX_PARTICIPANTS: "2" } });

  test("the third is told that it is full, and joins when somebody has left", async ({
    meet,
    browserOf,
    server,
  }) => {
    const [ada, bob] = await meet("full", { name: "Ada", cameras: 0 }, { name: "Bob", cameras: 0 });
    const page = await (await browserOf()).newPage();

    await page.goto(`${server.url}/m/full?name=Cleo&cameras=0&simulate=1`);
    await page.getByTestId("join").click();
    await expect(page.getByRole("alert")).toContainText("The meeting is full");
    await expect(page.getByRole("alert")).toContainText("SIP 486");
    await expect(page.getByRole("alert")).toContainText("2 of 2 people are in.");

    await bob.leave();
    await page.getByTestId("join").click();
    await expect(ada.room("Cleo")).toBeVisible();
    await expect(page.getByTestId("meeting")).toBeVisible();
  });
});

/** Goes there as a person does who has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let steps = 0; steps < 40 && !(await isThere()); steps += 1) {
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}
