import { expect } from "../fixtures/test.ts";
import { arriveAside, type Guide } from "./guide.ts";

export async function beforeAMeeting(guide: Guide): Promise<void> {
  const { server, browserOf, look } = guide;
  const page = await (await browserOf()).newPage();
  await page.goto(server.url);
  await expect(page.getByLabel("Meeting name or link")).toBeVisible();
  await look(page, "home");
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await look(page, "settings");
  await page.goto(`${server.url}/nowhere`);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await look(page, "not-found");

  await arriveAside(guide, { name: "Ben", conference: "weekly", cameras: 0 });
  await page.goto(`${server.url}/m/weekly?name=Ada&simulate=1&cameras=3`);
  await expect(page.getByTestId("own-tile")).toHaveCount(3);
  for (const tile of await page.getByTestId("own-tile").all()) {
    await expect(tile).toHaveAttribute("data-state", "live");
  }
  await expect(page.getByTestId("people-there")).toContainText("Ben");
  await look(page, "prejoin");
  for (const device of ["microphone", "camera"]) {
    await page.getByRole("button", { name: `Choose a ${device}` }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await look(page, `prejoin-${device}-menu`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toHaveCount(0);
  }
  await page.getByRole("switch", { name: "Microphone" }).click();
  await page.getByRole("switch", { name: "Cameras" }).click();
  await look(page, "prejoin-all-off");

  await page.getByTestId("join").click();
  await expect(page.getByTestId("meeting")).toBeVisible();
  await page.goto(server.url);
  await expect(page.getByRole("listitem")).toContainText("weekly");
  await look(page, "home-with-recent-meetings");
}
