import type { Page } from "@playwright/test";
import { createConference } from "../fixtures/create-conference.ts";
import { joinLink } from "../fixtures/join-link.ts";
import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";

const secret = "a secret of this story, and of no other one";
const ada = "sip:ada@localhost";

test.use({ settings: { PARLEY_IDENTITY__SECRET: secret } });

test.beforeEach(async ({ server }) => {
  await createConference(server.url, {
    name: "council",
    longLived: true,
    closed: true,
    members: [{ entity: ada, displayName: "Ada Lovelace" }],
  });
});

test("a member comes in by their link, under the name of the list, and again by a reload", async ({
  browserOf,
  record,
  server,
}) => {
  const page = await (await browserOf()).newPage();
  const invitation = { server: server.url, conference: "council", secret };
  await page.goto(await joinLink({ ...invitation, name: "Ada", user: ada }));
  await expect(page).toHaveURL(`${server.url}/m/council`);
  await joinAs(page, "Countess");

  for (const cycle of ["at first", "after a reload"]) {
    await test.step(cycle, async () => {
      await expect(page.getByTestId("meeting")).toBeVisible();
      const roster = await new Meeting(page, { name: "Ada", conference: "council" }).roster();
      await expect(roster).toHaveText(/Ada Lovelace.*you/i);
      const names = (await record("council").participants()).map(({ name }) => name);
      expect(names).toEqual(["Ada Lovelace"]);
      await page.reload();
    });
  }
});

const refusals = [
  { who: "nobody was asked", fragment: "", title: "You are not on the list" },
  { who: "the link is cut short", fragment: "#token=e30.e30", title: "This link does not work" },
];

for (const { who, fragment, title } of refusals) {
  test(`where ${who}, the page says so in words`, async ({ browserOf, record, server }) => {
    const page = await (await browserOf()).newPage();
    await page.goto(`${server.url}/m/council${fragment}`);
    await joinAs(page, "Eve");

    await expect(page.getByRole("alert").getByRole("heading")).toHaveText(title);
    expect(await record("council").participants()).toEqual([]);
  });
}

async function joinAs(page: Page, name: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByTestId("join").click();
}
