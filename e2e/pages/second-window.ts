import type { Page } from "@playwright/test";
import type { Meeting } from "./meeting.ts";

/** Another person's room in a window of its own, by the menu of its first picture. */
export async function openThere(meeting: Meeting, name: string): Promise<Page> {
  const { page } = meeting;
  const options = meeting
    .tiles(name)
    .first()
    .getByRole("button", { name: `Options for ${name}` });
  return opened(page, async () => {
    await options.focus();
    await options.click();
    await page.getByRole("menuitem", { name: "Open in another window" }).click();
  });
}

/** The window that something opens. */
export async function opened(page: Page, open: () => Promise<void>): Promise<Page> {
  const [popup] = await Promise.all([page.waitForEvent("popup"), open()]);
  return popup;
}
