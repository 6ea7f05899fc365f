import type { ConferenceRecord } from "../fixtures/conference-record.ts";
import { expect, type Meet, test } from "../fixtures/test.ts";
import { roomTag } from "../pages/bar.ts";
import type { Meeting } from "../pages/meeting.ts";

/** Longest that what is seen of who speaks may stand still when another takes the floor. */
const pauseMs = 1_000;

// Three rooms, and every change is waited for until its pictures are live.
test.describe.configure({ timeout: 120_000 });

const large = { width: 1600, height: 900 };

test("looking at the others in another way is one configure, and nobody is re-invited", {
  tag: "@G17",
}, async ({ meet, record }) => {
  const conference = record("layouts");
  const [ada, ben, cleo] = await threeRooms(meet, "layouts");
  await cleo.page.setViewportSize(large);
  // So that whoever is shown as speaking stays the same.
  for (const meeting of [ada, ben, cleo]) await meeting.setMicrophone(false);
  await cleo.seesAllOf([ada, ben, cleo]);
  await settled(conference);

  const cleosLook = changesOf(conference, "Cleo");
  expect(await cleosLook(() => cleo.look("Gallery"), seesEachOnce)).toEqual(["configure"]);
  expect(await cleosLook(() => cleo.look("Speaker"), seesOneRoom)).toEqual(["configure"]);
  const narrow = { width: 700, height: 900 };
  const narrowed = await cleosLook(() => cleo.page.setViewportSize(narrow), seesOnePicture);
  expect(narrowed).toEqual(["configure"]);
  const widened = await cleosLook(() => cleo.page.setViewportSize(large), seesOneRoom);
  expect(widened).toEqual(["configure"]);
  // From here by the keyboard: the one after Gallery is Immersive.
  const gallery = () => cleo.page.keyboard.press("w");
  expect(await cleosLook(gallery, seesEachOnce)).toEqual(["configure"]);
  const immersive = () => cleo.page.keyboard.press("w");
  expect(await cleosLook(immersive, () => cleo.seesAllOf([ada, ben, cleo]))).toEqual(["configure"]);

  async function seesEachOnce(): Promise<void> {
    await cleo.sees("Ada", 1);
    await cleo.sees("Ben", 1);
  }
  async function seesOneRoom(): Promise<void> {
    const name = await cleo.whoSpeaks();
    await cleo.seesSpeaking(name, name === "Ada" ? 3 : 1);
  }
  async function seesOnePicture(): Promise<void> {
    await expect(cleo.tiles()).toHaveCount(1);
    await expect(cleo.tiles()).toHaveAttribute("data-seat", "p0-speaker");
    await expect(cleo.tiles()).toHaveAttribute("data-state", "live");
  }
});

test("who begins to speak is shown as a room, with the right name and without a pause", async ({
  meet,
  record,
}) => {
  const conference = record("speakers");
  const [ada, ben, cleo] = await threeRooms(meet, "speakers");
  await cleo.page.setViewportSize(large);
  for (const quiet of [ada, cleo]) await quiet.setMicrophone(false);
  await cleo.look("Speaker");
  await cleo.seesSpeaking("Ben", 1);
  expect(await roomsInPictures(cleo, "Ben")).toEqual([roomTag("Ben")]);
  await settled(conference);
  const before = (await conference.messages()).length;
  const frames = await cleo.watchFrames("Ben");

  await ben.setMicrophone(false);
  await ada.setMicrophone(true);
  await cleo.seesSpeaking("Ada", 3);

  expect(await roomsInPictures(cleo, "Ada")).toEqual(Array(3).fill(roomTag("Ada")));
  const bars = await cleo.bars("Ada");
  expect(bars.map((bar) => bar?.position)).toEqual(["left", "centre", "right"]);
  await expect(cleo.page.getByTestId("other")).toHaveCount(2);

  expect(await frames.longestGapMs()).toBeLessThan(pauseMs);
  const said = (await conference.messages(before)).map(({ summary }) => summary);
  expect(said.filter((summary) => /^(INVITE|advertisement)/.test(summary))).toEqual([]);
});

function threeRooms(meet: Meet, conference: string) {
  return meet(
    conference,
    { name: "Ada", cameras: 3 },
    { name: "Ben", cameras: 1 },
    { name: "Cleo", cameras: 1 },
  );
}

/** Waits until no re-INVITE is under way for anybody. */
async function settled(conference: ConferenceRecord): Promise<void> {
  await expect
    .poll(async () => (await conference.participants()).map(({ leg }) => leg?.negotiation))
    .toEqual(["settled", "settled", "settled"]);
}

/**
 * What one person's page says to the focus for a change until it has come about; with it every
 * INVITE and every advertisement to whomever.
 */
function changesOf(conference: ConferenceRecord, name: string) {
  return async (change: () => Promise<void>, hasComeAbout: () => Promise<void>) => {
    const before = (await conference.messages()).length;
    await change();
    await hasComeAbout();
    const id = (await conference.participant(name))?.id;
    const messages = await conference.messages(before);
    const all = messages.filter(({ summary }) => /^(INVITE|advertisement)/.test(summary));
    const own = messages.filter(
      ({ participant, direction, summary }) =>
        participant === id && direction === "in" && summary.startsWith("configure "),
    );
    return [...all, ...own].map(({ summary }) => summary.split(" ")[0]);
  };
}

/** Whose each of the pictures is that stand there by a name: what is burnt into them says so. */
async function roomsInPictures(meeting: Meeting, name: string) {
  return (await meeting.bars(name)).map((bar) => bar?.room);
}
