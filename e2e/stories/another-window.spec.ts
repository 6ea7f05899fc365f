import { duplicateTab, withoutLocks } from "../fixtures/duplicated-tab.ts";
import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";

test("who opens the meeting in another window has one seat, and whichever window came last", {
  tag: ["@G4", "@G5"],
}, async ({ arrive, browserOf, server }) => {
  const ben = await arrive({ name: "Ben", conference: "windows", cameras: 0 });
  const context = await browserOf();
  await withoutLocks(context);
  const ada = { name: "Ada", conference: "windows", cameras: 1 } as const;
  const first = new Meeting(await context.newPage(), ada);
  await first.open(server.url);
  await ben.sees("Ada", 1);
  const roster = await ben.watchRoster("Ada");

  const second = new Meeting(await duplicateTab(first.page), ada);
  await expect(second.page.getByTestId("meeting")).toBeVisible();
  await expect(first.page.getByTestId("left")).toContainText("You joined from another window");

  await first.page.getByRole("button", { name: "Use it here" }).click();
  await expect(first.page.getByTestId("meeting")).toBeVisible();
  await expect(second.page.getByTestId("left")).toHaveAttribute("data-reason", "replaced");

  await ben.sees("Ada", 1);
  const sightings = await roster.sightings();
  expect(Math.max(...sightings.map(({ states }) => states.length))).toBe(1);
});
