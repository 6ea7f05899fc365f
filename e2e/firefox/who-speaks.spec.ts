import { roomTag } from "../pages/bar.ts";
import type { Meeting } from "../pages/meeting.ts";
import { expect, test } from "./test.ts";

test("Firefox shows who speaks under the right name, and others who speaks in Firefox", async ({
  arrive,
  arriveInChromium,
}) => {
  test.slow();
  const fay = await arrive({ name: "Fay", conference: "speakers", cameras: 1 });
  const cho = await arriveInChromium({ name: "Cho", conference: "speakers", cameras: 3 });
  const dan = await arriveInChromium({ name: "Dan", conference: "speakers", cameras: 1 });
  for (const quiet of [fay, dan]) await quiet.setMicrophone(false);
  for (const watching of [fay, dan]) {
    await watching.page.setViewportSize(large);
    await watching.look("Speaker");
  }
  await fay.seesSpeaking("Cho", 3);
  await dan.seesSpeaking("Cho", 3);
  await expect.poll(() => roomsShown(fay, "Cho")).toEqual(Array(3).fill(roomTag("Cho")));

  await cho.setMicrophone(false);
  await fay.setMicrophone(true);
  await dan.seesSpeaking("Fay", 1);
  await expect.poll(() => roomsShown(dan, "Fay")).toEqual([roomTag("Fay")]);

  await fay.setMicrophone(false);
  await dan.setMicrophone(true);
  await fay.seesSpeaking("Dan", 1);
  await expect.poll(() => roomsShown(fay, "Dan")).toEqual([roomTag("Dan")]);
});

/** Wide enough for a row of three. */
const large = { width: 1600, height: 900 };

/** Whose each of the pictures is that stand there by a name: what is burnt into them says so. */
async function roomsShown(meeting: Meeting, name: string) {
  return (await meeting.bars(name)).map((bar) => bar?.room);
}
