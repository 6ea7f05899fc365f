import type { Page } from "@playwright/test";
import { stageScreen } from "../fixtures/staged-screen.ts";
import { expect } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";
import { arriveAside, type Guide } from "./guide.ts";

const conference = "workshop";

/** What stands in a window of its own, and what it leaves on the stage. */
export async function secondWindow(guide: Guide): Promise<void> {
  const { arrive, look } = guide;
  const ben = await arriveAside(guide, { name: "Ben", conference }, stageScreen);
  const ada = await arrive({ name: "Ada", conference, cameras: 0 });
  const { page } = ada;
  await ada.sees("Ben", 3);

  const room = await opened(page, async () => {
    const options = ada.tiles("Ben").first().getByRole("button", { name: "Options for Ben" });
    await options.focus();
    await options.click();
    await page.getByRole("menuitem", { name: "Open in another window" }).click();
  });
  await new Meeting(room, ada.person).sees("Ben", 3);
  await look(room, "second-window-room");
  await expect(page.getByTestId("shown-there")).toContainText("In the other window: Ben");
  await look(page, "room-is-elsewhere");
  await page.getByRole("button", { name: "Bring it back" }).click();
  await ada.sees("Ben", 3);

  await ben.share();
  const slides = page.getByTestId("presentation");
  await expect(slides.locator("figure")).toHaveAttribute("data-state", "live");
  const presented = await opened(page, async () => {
    await slides.hover();
    await slides.getByRole("button", { name: /^Options/ }).click();
    await page.getByRole("menuitem", { name: "Open in another window" }).click();
  });
  await expect(presented.locator("figure")).toHaveAttribute("data-state", "live");
  await look(presented, "second-window-presentation");
  await presented.close();
  await expect(slides.locator("figure")).toHaveAttribute("data-state", "live");

  const stage = await opened(page, async () => {
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Open in another window" }).click();
  });
  await new Meeting(stage, ada.person).sees("Ben", 3);
  await look(stage, "second-window-stage");
  await look(page, "stage-is-elsewhere");
}

async function opened(page: Page, open: () => Promise<void>): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent("popup"), open()]);
  return popup;
}
