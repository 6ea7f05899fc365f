import type { ConferenceRecord, Message } from "../fixtures/conference-record.ts";
import { expect, type Meet, test } from "../fixtures/test.ts";
import type { Meeting } from "../pages/meeting.ts";

/** Longest that a picture may stand still: a new dialog would take 1.5 s at the least. */
const pauseMs = 1_000;

test.describe.configure({ timeout: 120_000 });

test("a CLUE channel that closes is opened again, and no picture stands still", async ({
  arrive,
  meet,
  record,
}) => {
  const conference = record("closes");
  const [ada, ben] = await twoRooms(meet, conference, "closes");
  const frames = [await ada.watchFrames("Ben"), await ben.watchFrames("Ada")];
  const before = (await conference.messages()).length;

  await ben.page.evaluate(() => window.watchedChannels.at(-1)?.close());
  await reopened(conference, before);

  await expectFramesToGoOn(frames);
  const said = await saidOnClue(conference, before);
  expect(said.slice(0, 2)).toEqual(["out options", "in optionsResponse"]);
  expect(said.slice(2).toSorted()).toEqual([
    "in advertisement",
    "in configure",
    "out advertisement",
    "out configure",
  ]);
  expect(await signalling(conference, before)).toEqual([]);
  expect(await ben.connectionsMade()).toBe(1);

  const cleo = await arrive({ name: "Cleo", conference: "closes", cameras: 1 });
  await ben.seesAllOf([ada, ben, cleo]);
});

test("a focus that gives the channel up takes the next one, and no picture stands still", async ({
  meet,
  record,
}) => {
  const conference = record("given-up");
  const [ada, ben] = await twoRooms(meet, conference, "given-up");
  const frames = [await ada.watchFrames("Ben"), await ben.watchFrames("Ada")];
  const before = (await conference.messages()).length;

  await ben.page.evaluate(() => {
    for (let faults = 0; faults < 8; faults += 1) window.watchedChannels.at(-1)?.send("<garbage");
  });
  await reopened(conference, before);

  await expectFramesToGoOn(frames);
  expect(await signalling(conference, before)).toEqual([]);
  expect(await ben.connectionsMade()).toBe(1);
});

async function twoRooms(
  meet: Meet,
  record: ConferenceRecord,
  conference: string,
): Promise<readonly [Meeting, Meeting]> {
  const [ada, ben] = await meet(
    conference,
    { name: "Ada", cameras: 1 },
    { name: "Ben", cameras: 1 },
  );
  for (const meeting of [ada, ben]) await meeting.seesAllOf([ada, ben]);
  await record.settles(2);
  return [ada, ben];
}

/** Waits until everything has been said on the next channel. */
async function reopened(conference: ConferenceRecord, before: number): Promise<void> {
  await expect
    .poll(async () => (await conference.messages(before)).map(({ summary }) => summary))
    .toContainEqual("clue-opened");
  await expect.poll(() => configureAnswers(conference, before)).toBeGreaterThanOrEqual(2);
}

async function configureAnswers(conference: ConferenceRecord, before: number): Promise<number> {
  const messages = await conference.messages(before);
  return messages.filter(({ summary }) => summary.startsWith("configureResponse")).length;
}

async function expectFramesToGoOn(
  frames: readonly { longestGapMs(): Promise<number> }[],
): Promise<void> {
  for (const watch of frames) expect(await watch.longestGapMs()).toBeLessThan(pauseMs);
}

/** What begins an exchange, in the order in which it passed; without numbers. */
async function saidOnClue(conference: ConferenceRecord, before: number): Promise<string[]> {
  const said = (await conference.messages(before)).filter(({ protocol }) => protocol === "clue");
  const words = said.map(({ direction, summary }) => `${direction} ${summary.split(" ")[0]}`);
  return words.filter((word) => !/ack|configureResponse/.test(word));
}

/** What SIP had to say meanwhile. */
async function signalling(conference: ConferenceRecord, before: number): Promise<string[]> {
  const messages: readonly Message[] = await conference.messages(before);
  return messages.filter(({ protocol }) => protocol === "sip").map(({ summary }) => summary);
}
