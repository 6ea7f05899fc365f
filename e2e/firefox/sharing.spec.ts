import { screensArriving, stageScreen } from "../fixtures/staged-screen.ts";
import { Meeting } from "../pages/meeting.ts";
import { expect, test } from "./test.ts";

test("a screen shown in Firefox is seen in Chromium, and one shown in Chromium in Firefox", async ({
  browserOf,
  chromiumOf,
  server,
}) => {
  test.slow();
  const [fay, cho] = [
    new Meeting(await (await browserOf()).newPage(), { ...person, name: "Fay" }),
    new Meeting(await (await chromiumOf()).newPage(), { ...person, name: "Cho" }),
  ];
  for (const { page } of [fay, cho]) await stageScreen(page.context());
  for (const meeting of [fay, cho]) await meeting.open(server.url);
  await fay.sees("Cho", 1);
  await cho.sees("Fay", 1);

  await fay.share();
  await expect.poll(() => screensArriving(cho.page)).toBe(1);
  await cho.sees("Fay", 1);
  await fay.page.getByRole("button", { name: "Stop sharing" }).click();
  await expect.poll(() => screensArriving(cho.page)).toBe(0);

  await cho.share();
  await fay.expectFramesToCome(2);
  await fay.sees("Cho", 1);
});

const person = { conference: "sharing", cameras: 1 } as const;
