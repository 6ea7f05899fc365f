import { expect, test } from "./test.ts";

test("a media worker dies: Firefox takes no other transport, says so, and comes back by itself in its seat", async ({
  arrive,
  arriveInChromium,
  record,
  server,
}, testInfo) => {
  test.slow();
  const conference = record("dies");
  const fay = await arrive({ name: "Fay", conference: "dies", cameras: 1 });
  const cho = await arriveInChromium({ name: "Cho", conference: "dies", cameras: 1 });
  for (const meeting of [fay, cho]) await meeting.seesAllOf([fay, cho]);
  await conference.settles(2);
  const before = (await conference.messages()).length;
  const seat = (await conference.participant("Fay"))?.seat;

  server.killMedia();
  const since = async () => (await conference.messages(before)).map(({ summary }) => summary);
  await expect
    .poll(async () => (await since()).filter((what) => what === "transport-connected").length)
    .toBe(2);
  for (const meeting of [fay, cho]) await meeting.seesAllOf([fay, cho]);
  for (const meeting of [fay, cho]) await meeting.expectFramesToCome();

  const messages = await conference.messages(before);
  const at = (wanted: string) =>
    Date.parse(messages.find(({ summary }) => summary.startsWith(wanted))?.at ?? "");
  const description = `${at("BYE") - at("488")} ms`;
  testInfo.annotations.push({ type: "from the refusal to the BYE", description });
  expect(await since()).toContain("488 (INVITE)");
  expect(at("BYE") - at("488")).toBeLessThan(1_000);
  expect((await conference.participant("Fay"))?.seat).toBe(seat);
  expect(await cho.connectionsMade()).toBe(1);
});
