import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";

test("who mutes and joins before anything is ready is in, and muted", { tag: "@G13" }, async ({
  arrive,
  browserOf,
  server,
}) => {
  const ben = await arrive({ name: "Ben", conference: "hurry", cameras: 0 });
  const page = await (await browserOf()).newPage();
  await page.goto(`${server.url}/m/hurry?name=Ada&cameras=3&simulate=1`);
  await page.getByRole("switch", { name: "Microphone" }).click();
  await page.getByTestId("join").click();

  await ben.sees("Ada", 3);
  const microphone = page.getByRole("toolbar").getByRole("switch", { name: "Microphone" });
  await expect(microphone).toHaveAttribute("aria-checked", "false");
});

test("who has a camera that never starts is in without it", { tag: ["@G13", "@G24"] }, async ({
  arrive,
  browserOf,
  server,
}) => {
  const ben = await arrive({ name: "Ben", conference: "stuck", cameras: 1 });
  const page = await (await browserOf()).newPage();
  await page.addInitScript(() => {
    const never = () => new Promise<MediaStream>(() => undefined);
    Object.defineProperty(navigator.mediaDevices, "getUserMedia", { value: never });
  });
  await page.goto(`${server.url}/m/stuck?name=Ada&cameras=1`);
  await page.getByTestId("join").click();
  await expect(page.getByText("Waiting for your camera and microphone.")).toBeVisible();

  const ada = new Meeting(page, { name: "Ada", conference: "stuck" });
  await ada.sees("Ben", 1);
  await expect(ben.room("Ada")).toContainText("Camera off");
});
