import type { ConferenceRecord } from "../fixtures/conference-record.ts";
import {
  camerasArriving,
  camerasShown,
  plug,
  stageCameras,
  unplug,
} from "../fixtures/staged-cameras.ts";
import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";

test("cameras are plugged in and out in a call: the others see it, and nobody is re-invited by the page", async ({
  arrive,
  browserOf,
  server,
  record,
}) => {
  test.slow();
  const conference = record("cameras");
  const bob = await arrive({ name: "Bob", conference: "cameras", cameras: 0 });
  const context = await browserOf();
  await stageCameras(context, ["red", "blue", "green"]);
  const ada = new Meeting(await context.newPage(), { name: "Ada", conference: "cameras" });
  await ada.page.goto(`${server.url}/m/cameras?name=Ada&cameras=2&join=1`);
  await bob.sees("Ada", 2);
  await expect.poll(() => camerasArriving(bob.page)).toEqual(["blue", "red"]);
  const said = await saidBy(conference, "Ada");

  await unplug(ada.page, "red");

  await expect.poll(() => camerasArriving(bob.page)).toEqual(["blue", "green"]);
  expect(await saidBy(conference, "Ada")).toEqual(said);
  await expect(bob.tiles("Ada")).toHaveCount(2);

  await unplug(ada.page, "green");

  await bob.sees("Ada", 1);
  await expect.poll(() => camerasArriving(bob.page)).toEqual(["blue"]);

  await plug(ada.page, "red");

  await bob.sees("Ada", 2);
  await expect.poll(() => camerasArriving(bob.page)).toEqual(["blue", "red"]);

  await plug(ada.page, "green");
  await ada.addCamera();

  await bob.sees("Ada", 3);
  await expect.poll(() => camerasArriving(bob.page)).toEqual(["blue", "green", "red"]);
  // Red came back to its seat, and what was added sits between the two (DEV-7).
  await expect.poll(() => camerasShown(bob.tiles("Ada"))).toEqual(["red", "green", "blue"]);
  const after = await saidBy(conference, "Ada");
  expect(after.invites).toBe(said.invites);
  expect(after.advertisements).toBe(said.advertisements + 3);
  expect(await ada.connectionsMade()).toBe(1);
});

/** How often a page has invited, and advertised. */
async function saidBy(conference: ConferenceRecord, name: string) {
  const id = (await conference.participant(name))?.id;
  const messages = (await conference.messages()).filter(
    ({ direction, participant }) => direction === "in" && participant === id,
  );
  return {
    invites: messages.filter(({ summary }) => summary === "INVITE").length,
    advertisements: messages.filter(({ summary }) => summary.startsWith("advertisement")).length,
  };
}
