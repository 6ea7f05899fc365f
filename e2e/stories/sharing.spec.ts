import type { ConferenceRecord } from "../fixtures/conference-record.ts";
import { screensArriving, stageScreen, stopByBrowser } from "../fixtures/staged-screen.ts";
import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";

test.beforeEach(() => test.slow());

test("a screen is shown beside three cameras, and is gone as soon as the browser stops it", async ({
  arrive,
  browserOf,
  server,
  record,
}) => {
  const conference = record("sharing");
  const bob = await arrive({ name: "Bob", conference: "sharing", cameras: 1 });
  const context = await browserOf();
  await stageScreen(context);
  const ada = new Meeting(await context.newPage(), { name: "Ada", conference: "sharing" });
  await ada.open(server.url);
  await bob.sees("Ada", 3);
  const invites = await invitesIn(conference);

  await ada.share();

  await expect.poll(() => screensArriving(bob.page)).toBe(1);
  await bob.sees("Ada", 3);

  await stopByBrowser(ada.page);

  await expect.poll(() => screensArriving(bob.page)).toBe(0);
  await bob.sees("Ada", 3);
  expect(await invitesIn(conference)).toBe(invites);
});

test("whoever reloads comes back with their camera, and with their screen marked as stopped", async ({
  arrive,
  browserOf,
  server,
}) => {
  const bob = await arrive({ name: "Bob", conference: "reloading", cameras: 0 });
  const context = await browserOf();
  await stageScreen(context);
  const page = await context.newPage();
  const ada = new Meeting(page, { name: "Ada", conference: "reloading", cameras: 1 });
  await ada.open(server.url);
  await bob.sees("Ada", 1);
  await ada.share();
  await expect.poll(() => screensArriving(bob.page)).toBe(1);

  await ada.reload();

  await bob.sees("Ada", 1);
  await expect.poll(() => screensArriving(bob.page)).toBe(0);
  await expect(page.getByTestId("share-hint")).toHaveAttribute("data-state", "stopped");

  await page.getByRole("button", { name: "Share again" }).click();

  await expect.poll(() => screensArriving(bob.page)).toBe(1);
});

/** How often the pages have invited: after joining, only the focus does. */
async function invitesIn(conference: ConferenceRecord): Promise<number> {
  const messages = await conference.messages();
  return messages.filter(({ direction, summary }) => direction === "in" && summary === "INVITE")
    .length;
}
