import { createConference } from "../fixtures/create-conference.ts";
import { expect } from "../fixtures/test.ts";
import { arriveAside, type Guide } from "./guide.ts";

export async function refused(guide: Guide): Promise<void> {
  const { server, browserOf, look } = guide;
  await createConference(server.url, { name: "two-seats", maxParticipants: 2 });
  await createConference(server.url, { name: "council", longLived: true, closed: true });
  await createConference(server.url, { name: "over" });
  await fetch(`${server.url}/api/conferences/over`, { method: "DELETE" });
  for (const name of ["Ben", "Cleo"]) {
    await arriveAside(guide, { name, conference: "two-seats", cameras: 0 });
  }
  const page = await (await browserOf()).newPage();
  const refusals = [
    { screen: "full", at: "two-seats", fragment: "", words: "The meeting is full" },
    { screen: "not-invited", at: "council", fragment: "", words: "You are not on the list" },
    { screen: "link-broken", at: "council", fragment: "#token=e30.e30", words: "does not work" },
    { screen: "no-meeting", at: "over", fragment: "", words: "There is no such meeting" },
  ];
  for (const { screen, at, fragment, words } of refusals) {
    await page.goto(`${server.url}/m/${at}?name=Ada&simulate=1&cameras=1${fragment}`);
    await page.getByTestId("join").click();
    await expect(page.getByRole("alert")).toContainText(words);
    await look(page, `refused-${screen}`);
  }
  await page.goto(`${server.url}/m/two-seats?name=Ada&cameras=0`);
  await page.evaluate(() => window.watchedSockets.break());
  await page.getByTestId("join").click();
  await expect(page.getByText("Taking your seat.")).toBeVisible();
  await look(page, "joining-takes-the-seat");
}
