import type { ConferenceRecord } from "../fixtures/conference-record.ts";
import { createConference } from "../fixtures/create-conference.ts";
import { expect, test } from "../fixtures/test.ts";
import type { Meeting } from "../pages/meeting.ts";
import type { StateWatch } from "../pages/watches.ts";

/** From the restart to all pictures; measured 2.4 to 3.2 s on two cores at rest. */
const backWithinMs = 5_000;

test(
  "the focus is killed with three rooms in it, and all are back in their seats by themselves",
  { tag: ["@G4", "@G19"] },
  async ({ meet, record, server }, testInfo) => {
    const conference = record("board");
    await createConference(server.url, { name: "board", longLived: true });
    const [ada, bob, cyd] = await meet(
      "board",
      { name: "Ada", cameras: 1 },
      { name: "Bob", cameras: 1 },
      { name: "Cyd", cameras: 1 },
    );
    const meetings = [ada, bob, cyd];
    for (const meeting of meetings) await meeting.seesAllOf(meetings);
    const seats = await seatsOf(conference);
    const tiles = await tilesOf(meetings);

    await server.kill9();
    for (const { page } of meetings) {
      await expect(page.getByTestId("banner")).toContainText("Connection lost. Reconnecting…");
    }
    await server.restart();
    const restartedAt = Date.now();

    // Until then the last pictures of before may still be on the screen.
    await Promise.all(
      meetings.map(({ page }) => expect(page.getByTestId("banner")).toContainText("You're back")),
    );
    for (const meeting of meetings) await meeting.seesAllOf(meetings);
    const tookMs = (await lastChange(tiles)) - restartedAt;
    testInfo.annotations.push({
      type: "all live after the restart",
      description: `${tookMs} ms`,
    });
    expect(tookMs).toBeLessThan(backWithinMs);
    for (const meeting of meetings) await meeting.expectFramesToCome(2);
    expect(await seatsOf(conference)).toEqual(seats);
  },
);

async function seatsOf(conference: ConferenceRecord): Promise<Readonly<Record<string, number>>> {
  const participants = await conference.participants();
  return Object.fromEntries(participants.map(({ name, seat }) => [name, seat]));
}

/** What each shows of each of the others. */
async function tilesOf(meetings: readonly Meeting[]): Promise<readonly StateWatch[]> {
  const pairs = meetings.flatMap((meeting) =>
    meetings.flatMap((other) => (other === meeting ? [] : [meeting.watchTiles(other.person.name)])),
  );
  return Promise.all(pairs);
}

/** When the last of these became what it is. */
async function lastChange(watches: readonly StateWatch[]): Promise<number> {
  const sightings = await Promise.all(watches.map((watch) => watch.sightings()));
  return Math.max(...sightings.map((seen) => seen.at(-1)?.at ?? Number.POSITIVE_INFINITY));
}
