import type { ConferenceRecord } from "../fixtures/conference-record.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Meeting } from "../pages/meeting.ts";
import type { StateWatch } from "../pages/watches.ts";

const shownWithinMs = 1_000;

test.describe("somebody whose browser crashes", () => {
  test.use({ settings: { PARLEY_CONFERENCE__HOLD_MS: "4000" } });

  test("is shown as reconnecting within a second, and gone when nobody comes back", async ({
    arrive,
    record,
  }) => {
    const ada = await arrive({ name: "Ada", conference: "crash", cameras: 1 });
    const bob = await arrive({ name: "Bob", conference: "crash", cameras: 1 });
    await ada.seesAllOf([bob]);
    const tiles = await ada.watchTiles("Bob");
    const roster = await ada.watchRoster("Bob");

    const crashedAt = Date.now();
    await bob.crash();

    await ada.seesReconnecting("Bob", 1);
    expect((await record("crash").participant("Bob"))?.presence.phase).toBe("lost");
    await ada.seesNothingOf("Bob");
    for (const watch of [tiles, roster]) {
      expect(await timeUntil("reconnecting", watch, crashedAt)).toBeLessThan(shownWithinMs);
    }
    expect(await tiles.history()).toEqual(["live", "reconnecting", ""]);
    expect(await roster.history()).toEqual(["connected", "reconnecting", ""]);
    expect(await summaries(record("crash"))).not.toContain("BYE");
  });
});

test("a WebSocket that dies costs neither the call nor its media", async ({ arrive, record }) => {
  const conference = record("socket");
  const ada = await arrive({ name: "Ada", conference: "socket", cameras: 1 });
  const bob = await arrive({ name: "Bob", conference: "socket", cameras: 1 });
  for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);
  await conference.settles(2);
  const leg = (await conference.participant("Bob"))?.leg?.id;
  const invites = await invitesFromPeople(conference);
  const seenByBob = await bob.watchTiles("Ada");

  await bob.page.evaluate(() => window.watchedSockets.break());
  await ada.seesReconnecting("Bob", 1);
  await expect(bob.page.getByTestId("banner")).toContainText("Connection lost. Reconnecting…");
  await expectPicturesToMove(bob);
  await bob.page.evaluate(() => window.watchedSockets.mend());

  await ada.seesAllOf([bob]);
  await expect(bob.page.getByTestId("banner")).toContainText("You're back");
  await expectPicturesToMove(ada);
  expect((await conference.participant("Bob"))?.leg?.id).toBe(leg);
  expect(await invitesFromPeople(conference)).toBe(invites);
  expect(await bob.page.evaluate(() => window.watchedConnections.length)).toBe(1);
  expect(await seenByBob.history()).toEqual(["live"]);
});

test("a network that is cut is told to both sides, and all is live when it is back", async ({
  arrive,
}) => {
  const ada = await arrive({ name: "Ada", conference: "network", cameras: 1 });
  const bob = await arrive({ name: "Bob", conference: "network", cameras: 1 });
  for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);

  const triedBefore = await bob.page.evaluate(() => window.watchedSockets.opened());
  await bob.page.context().setOffline(true);
  await expect(bob.page.getByTestId("banner")).toContainText("Connection lost. Reconnecting…");
  await ada.seesReconnecting("Bob", 1);
  const tried = await bob.page.evaluate(() => window.watchedSockets.opened());
  console.log("tried", tried - triedBefore);
  await bob.page.context().setOffline(false);

  for (const meeting of [ada, bob]) await meeting.seesAllOf([ada, bob]);
  await expect(bob.page.getByTestId("banner")).toContainText("You're back");
  for (const meeting of [ada, bob]) await expectPicturesToMove(meeting);
});

/** Milliseconds until it was first seen so. */
async function timeUntil(state: string, watch: StateWatch, since: number): Promise<number> {
  const sightings = await watch.sightings();
  const first = sightings.find(({ states }) => states.includes(state));
  return (first?.at ?? Number.POSITIVE_INFINITY) - since;
}

async function summaries(conference: ConferenceRecord): Promise<readonly string[]> {
  return (await conference.messages()).map(({ summary }) => summary);
}

async function invitesFromPeople(conference: ConferenceRecord): Promise<number> {
  const messages = await conference.messages();
  return messages.filter(({ direction, summary }) => direction === "in" && summary === "INVITE")
    .length;
}

/** Pictures go on being decoded. */
async function expectPicturesToMove(meeting: Meeting): Promise<void> {
  const frames = async () => Math.max(0, ...(await meeting.framesDecoded()));
  const before = await frames();
  await expect.poll(frames).toBeGreaterThan(before + 10);
}
