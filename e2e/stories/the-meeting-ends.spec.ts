import { createConference } from "../fixtures/create-conference.ts";
import { expect, test } from "../fixtures/test.ts";

test("a meeting that is ended for everyone says so, and offers no way back", async ({
  meet,
  server,
}) => {
  await createConference(server.url, { name: "review" });
  const [ada, bob] = await meet("review", { name: "Ada", cameras: 0 }, { name: "Bob", cameras: 0 });

  await fetch(`${server.url}/api/conferences/review`, { method: "DELETE" });

  for (const { page } of [ada, bob]) {
    await expect(page.getByTestId("left")).toContainText("The meeting has ended");
    await expect(page.getByTestId("rejoin")).toHaveCount(0);
  }
});

test("a meeting that went to sleep is started again by who was in it", async ({
  arrive,
  record,
  server,
}) => {
  await createConference(server.url, { name: "daily", longLived: true, inactivitySeconds: 3 });
  const { page } = await arrive({ name: "Ada", conference: "daily", cameras: 0 });

  await expect(page.getByTestId("left")).toContainText("The meeting went to sleep");
  expect(await record("daily").participants()).toEqual([]);
  await page.getByRole("button", { name: "Start it again" }).click();

  await expect(page.getByTestId("meeting")).toBeVisible();
  expect((await record("daily").participants()).map(({ name }) => name)).toEqual(["Ada"]);
});
