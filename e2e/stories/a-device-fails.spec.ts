import { camerasArriving, plug, stageCameras, unplug } from "../fixtures/staged-cameras.ts";
import { expect, test } from "../fixtures/test.ts";

test("a camera that another program has keeps no other one away", { tag: "@G24" }, async ({
  arrive,
  browserOf,
  server,
}) => {
  const ben = await arrive({ name: "Ben", conference: "busy", cameras: 0 });
  const context = await browserOf();
  await stageCameras(context, ["red", "green", "blue"]);
  await context.addInitScript(() => {
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    const refuseGreen = async (wanted: MediaStreamConstraints) => {
      if (JSON.stringify(wanted).includes("green")) throw new DOMException("", "NotReadableError");
      return open(wanted);
    };
    Object.defineProperty(navigator.mediaDevices, "getUserMedia", { value: refuseGreen });
  });
  const page = await context.newPage();
  await page.goto(`${server.url}/m/busy?name=Ada&cameras=3`);
  await page.getByTestId("source-left").selectOption({ label: "red" });
  await page.getByTestId("source-centre").selectOption({ label: "green" });
  await page.getByTestId("source-right").selectOption({ label: "blue" });
  await expect(page.getByText("Camera is in use").first()).toBeVisible();
  await page.getByTestId("join").click();

  await ben.sees("Ada", 2);
  await expect.poll(() => camerasArriving(ben.page)).toEqual(["blue", "red"]);
});

test("who unplugs a camera is told which one stands in for it, and may have the first back", {
  tag: "@G24",
}, async ({ arrive, browserOf, server }) => {
  const ben = await arrive({ name: "Ben", conference: "plugs", cameras: 0 });
  const context = await browserOf();
  await stageCameras(context, ["red", "blue"]);
  const page = await context.newPage();
  await page.goto(`${server.url}/m/plugs?name=Ada&cameras=1&join=1`);
  await expect.poll(() => camerasArriving(ben.page)).toEqual(["red"]);
  const said = page.getByRole("status", { name: "Notifications" });

  await unplug(page, "red");
  await expect(said).toContainText("Using blue.");
  await expect.poll(() => camerasArriving(ben.page)).toEqual(["blue"]);
  await plug(page, "red");
  await page.getByRole("button", { name: "Use it again" }).click();
  await expect.poll(() => camerasArriving(ben.page)).toEqual(["red"]);
});
