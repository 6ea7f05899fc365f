import { roomTag } from "../pages/bar.ts";
import type { Meeting } from "../pages/meeting.ts";
import { expect, test } from "./test.ts";

test("a room in Firefox and one in Chromium meet; the one in Firefox leaves and comes back", async ({
  arrive,
  arriveInChromium,
}) => {
  const fay = await arrive({ name: "Fay", conference: "two-browsers" });
  const cho = await arriveInChromium({ name: "Cho", conference: "two-browsers" });
  await seeEachOther(fay, cho);

  await fay.leave();
  await cho.seesNothingOf("Fay");

  await fay.rejoin();
  await seeEachOther(fay, cho);

  await cho.leave();
  await fay.seesNothingOf("Cho");
});

async function seeEachOther(...meetings: readonly [Meeting, Meeting]): Promise<void> {
  for (const meeting of meetings) {
    await meeting.seesAllOf(meetings);
    for (const { person } of meetings) {
      if (person !== meeting.person) await expectPictures(meeting, person.name);
    }
    await meeting.expectFramesToCome(3);
  }
}

async function expectPictures(meeting: Meeting, name: string): Promise<void> {
  const pictures = async () => {
    const bars = await meeting.bars(name);
    return bars.map((bar) => (bar?.room === roomTag(name) ? bar.position : "no picture of theirs"));
  };
  await expect.poll(pictures).toEqual(["left", "centre", "right"]);
}
