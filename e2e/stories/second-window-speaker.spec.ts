import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import { readBars, roomTag } from "../pages/bar.ts";
import { Meeting } from "../pages/meeting.ts";
import { openThere } from "../pages/second-window.ts";

// Four rooms, and every change is waited for until its pictures are live.
test.describe.configure({ timeout: 240_000 });

test("whoever speaks in a window of their own is not on the stage too: who spoke before them is", async ({
  meet,
  record,
}) => {
  const name = "speaker-there";
  const conference = record(name);
  const [ben, cleo, dan, ada] = await meet(
    name,
    { name: "Ben", cameras: 3 },
    { name: "Cleo", cameras: 1 },
    { name: "Dan", cameras: 1 },
    { name: "Ada", cameras: 0 },
  );
  // Wide enough for the row of a room.
  await ada.page.setViewportSize({ width: 1600, height: 900 });
  for (const quiet of [cleo, dan, ada]) await quiet.setMicrophone(false);
  await ada.look("Speaker");
  await ada.seesSpeaking("Ben", 3);
  await ada.look("Immersive");
  await ada.sees("Ben", 3);

  const there = await openThere(ada, "Ben");
  const theirs = new Meeting(there, ada.person);
  await theirs.sees("Ben", 3);
  await ada.look("Speaker");
  // Of Ben's row the place that the others fill is left; he speaks all the time.
  await expect(ada.tiles()).toHaveCount(1);
  await expect(ada.speaker()).toHaveAttribute("data-participant", /^(Cleo|Dan)$/);
  await dan.look("Speaker");
  await expect(dan.speaker()).toHaveAttribute("data-participant", "Ben");

  const before = (await conference.messages()).length;
  const stage = ada.speaker().locator("video");
  await takesTheFloor(cleo, ben);
  await ada.seesSpeaking("Cleo", 1);
  const meanwhile = roomsIn(stage, 10_000);
  await takesTheFloor(ben, cleo);
  await expect(dan.speaker()).toHaveAttribute("data-participant", "Ben");
  const fromThen = roomsIn(stage, 5_000);
  expect([...(await meanwhile)]).toEqual([roomTag("Cleo")]);
  expect([...(await fromThen)]).toEqual([roomTag("Cleo")]);
  await theirs.sees("Ben", 3);
  await takesTheFloor(dan, ben);
  await ada.seesSpeaking("Dan", 1);
  const id = (await conference.participant("Ada"))?.id;
  const said = (await conference.messages(before)).filter(
    ({ participant, summary }) =>
      /^(INVITE|advertisement)/.test(summary) ||
      (participant === id && summary.startsWith("configure ")),
  );
  expect(said.map(({ summary }) => summary)).toEqual([]);

  await takesTheFloor(ben, dan);
  await there.close();
  await ada.seesSpeaking("Ben", 3);
});

async function takesTheFloor(next: Meeting, before: Meeting): Promise<void> {
  await next.setMicrophone(true);
  await before.setMicrophone(false);
}

/** Whose pictures a video shows in so many milliseconds, of all whose bar can be read. */
async function roomsIn(video: Locator, ms: number): Promise<ReadonlySet<number>> {
  const shown = await readBars(video, Number.MAX_SAFE_INTEGER, ms);
  return new Set(shown.flatMap(({ bar }) => bar?.room ?? []));
}
