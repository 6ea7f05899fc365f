import type { ConferenceRecord } from "../fixtures/conference-record.ts";
import { screensArriving, stageScreen, stopByBrowser } from "../fixtures/staged-screen.ts";
import { expect, test } from "../fixtures/test.ts";
import { loudnessArriving } from "../pages/hearing.ts";
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

test("a tab that is shown is heard with its voice, and without while that is muted, until it is shown no more", async ({
  arrive,
  browserOf,
  server,
  record,
}) => {
  const conference = record("film");
  const bob = await arrive({ name: "Bob", conference: "film", cameras: 0 });
  const context = await browserOf();
  await stageScreen(context, { hertz });
  const ada = new Meeting(await context.newPage(), { name: "Ada", conference: "film", cameras: 1 });
  await ada.open(server.url);
  await bob.sees("Ada", 1);
  await expect.poll(() => heardBy(bob)).toEqual({ film: false, voice: true });
  const invites = await invitesIn(conference);

  await ada.share();

  await expect(ada.page.getByTestId("presenting")).toContainText("with sound");
  await expect.poll(() => heardBy(bob)).toEqual({ film: true, voice: true });

  await ada.setMicrophone(false);

  await expect.poll(() => heardBy(bob)).toEqual({ film: true, voice: false });

  await stopByBrowser(ada.page);

  await expect.poll(() => heardBy(bob)).toEqual({ film: false, voice: false });
  await expect(bob.mutedMark("Ada")).toBeVisible();

  await ada.setMicrophone(true);

  await expect.poll(() => heardBy(bob)).toEqual({ film: false, voice: true });
  expect(await invitesIn(conference)).toBe(invites);
});

test("who came without a microphone is heard by the tab they show", async ({
  arrive,
  browserOf,
  server,
}) => {
  const bob = await arrive({ name: "Bob", conference: "silent-film", cameras: 0 });
  const context = await browserOf();
  await stageScreen(context, { hertz });
  const page = await context.newPage();
  await page.goto(`${server.url}/m/silent-film?name=Ada`);
  await page.getByRole("button", { name: "Join without camera and microphone" }).click();
  const ada = new Meeting(page, { name: "Ada", conference: "silent-film" });

  await ada.share();

  await expect.poll(() => heardBy(bob)).toEqual({ film: true, voice: false });

  await page.getByTestId("presenting").getByRole("button").click();

  await expect.poll(() => heardBy(bob)).toEqual({ film: false, voice: false });
});

/** Of the tone that is heard with the tab: above all that a simulated microphone chimes. */
const hertz = 3_000;
const filmAt = [hertz - 50, hertz + 50] as const;
const voiceAt = [200, 2_000] as const;

/** What of it is heard within a chime and the pause after it. */
async function heardBy({ page }: Meeting) {
  const [film = 0, voice = 0] = await loudnessArriving(page, [filmAt, voiceAt], 4_500);
  return { film: film > quietDb, voice: voice > quietDb };
}

/** A chime is above -50 dBFS; of a tone that a codec has been through, its band is below -75. */
const quietDb = -62;

/** How often the pages have invited: after joining, only the focus does. */
async function invitesIn(conference: ConferenceRecord): Promise<number> {
  const messages = await conference.messages();
  return messages.filter(({ direction, summary }) => direction === "in" && summary === "INVITE")
    .length;
}
