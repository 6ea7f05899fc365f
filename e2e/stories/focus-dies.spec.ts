import type { ConferenceRecord } from "../fixtures/conference-record.ts";
import { createConference } from "../fixtures/create-conference.ts";
import { expect, test } from "../fixtures/test.ts";

test("the focus is killed with three rooms in it, and all are back in their seats by themselves", async ({
  arrive,
  record,
  server,
}, testInfo) => {
  const conference = record("board");
  await createConference(server.url, { name: "board", longLived: true });
  const ada = await arrive({ name: "Ada", conference: "board", cameras: 1 });
  const bob = await arrive({ name: "Bob", conference: "board", cameras: 1 });
  const cyd = await arrive({ name: "Cyd", conference: "board", cameras: 1 });
  const meetings = [ada, bob, cyd];
  for (const meeting of meetings) await meeting.seesAllOf(meetings);
  const seats = await seatsOf(conference);

  await server.kill9();
  for (const { page } of meetings) {
    await expect(page.getByTestId("banner")).toContainText("Connection lost. Reconnecting…");
  }
  await server.restart();
  const restartedAt = Date.now();

  await Promise.all(meetings.map((meeting) => meeting.seesAllOf(meetings)));
  const tookMs = Date.now() - restartedAt;
  testInfo.annotations.push({
    type: "all live after the restart",
    description: `${tookMs} ms, of which 5000 are the goal`,
  });
  for (const meeting of meetings) await meeting.expectFramesToCome(2);
  expect(await seatsOf(conference)).toEqual(seats);
});

async function seatsOf(conference: ConferenceRecord): Promise<Readonly<Record<string, number>>> {
  const participants = await conference.participants();
  return Object.fromEntries(participants.map(({ name, seat }) => [name, seat]));
}
