import { expect } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";
import { arriveAside, type Guide } from "./guide.ts";

/** The connection goes, comes back, and goes for good; one of the others is lost too. */
export async function cutOff(guide: Guide): Promise<void> {
  const { server, browserOf, look } = guide;
  const conference = "tunnel";
  const page = await (await browserOf()).newPage();
  await page.clock.install();
  const ada = new Meeting(page, { name: "Ada", conference, cameras: 1 });
  await ada.open(server.url);
  const ben = await arriveAside(guide, { name: "Ben", conference, cameras: 2 });
  const cleo = await arriveAside(guide, { name: "Cleo", conference, cameras: 1 });
  await ada.seesAllOf([ben, cleo]);
  await cleo.crash();
  await ada.seesReconnecting("Cleo", 1);
  await look(page, "another-is-lost");

  await page.evaluate(() => window.watchedSockets.break());
  await expect(page.getByTestId("banner")).toContainText("Connection lost");
  await look(page, "connection-lost");
  await page.evaluate(() => window.watchedSockets.mend());
  await expect(page.getByTestId("banner")).toContainText("You're back.");
  await look(page, "back");
  await page.evaluate(() => window.watchedSockets.break());
  await expect(page.getByTestId("banner")).toContainText("Connection lost");
  await page.clock.fastForward(50_000);
  await expect(page.getByTestId("left")).toHaveAttribute("data-reason", "lost");
  await look(page, "left-lost");
}
