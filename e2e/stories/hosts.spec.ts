import { joinLink } from "../fixtures/join-link.ts";
import { expect, test } from "../fixtures/test.ts";
import { Meeting } from "../pages/meeting.ts";
import { bytesComing, bytesComingWithout, holdConnection } from "../pages/traffic.ts";

const secret = "a secret of this story, and of no other one";

test.use({ settings: { PARLEY_IDENTITY__SECRET: secret } });

test("a host asks somebody to mute; they are asked by name, and mute by one press", async ({
  arrive,
  browserOf,
  server,
}) => {
  const ada = await hostOf("council", server.url, await browserOf());
  const ben = await arrive({ name: "Ben", conference: "council", cameras: 0 });

  await choose(ada, "Ben", "Ask to mute");
  await expect(notifications(ada)).toContainText("Asked Ben to mute");
  const request = ben.page.getByTestId("mute-request");
  await expect(request).toContainText("Ada asks you to mute");
  await request.getByRole("button", { name: "Mute" }).click();

  await expect(request).toHaveCount(0);
  const microphone = ben.page.getByRole("switch", { name: "Microphone" });
  await expect(microphone).toHaveAttribute("aria-checked", "false");
});

test("a host takes down a raised hand; it is down for all, and its owner is told by whom", async ({
  arrive,
  browserOf,
  server,
}) => {
  const ada = await hostOf("council", server.url, await browserOf());
  const ben = await arrive({ name: "Ben", conference: "council", cameras: 0 });

  await ben.page.keyboard.press("h");
  await expect(ada.room("Ben").getByText("Hand raised")).toBeVisible();
  await choose(ada, "Ben", "Lower hand");

  await expect(notifications(ben)).toContainText("Ada lowered your hand");
  await expect(ada.room("Ben").getByText("Hand raised")).toHaveCount(0);
  await ben.page.keyboard.press("h");
  await expect(ada.room("Ben").getByText("Hand raised")).toBeVisible();
});

test("a host sends somebody away, once they have confirmed it; the others see it", async ({
  meet,
  browserOf,
  server,
}) => {
  const ada = await hostOf("council", server.url, await browserOf());
  const [ben, cyd] = await meet(
    "council",
    { name: "Ben", cameras: 0 },
    { name: "Cyd", cameras: 0 },
  );
  await expect(cyd.room("Ben")).toBeVisible();

  await choose(ada, "Ben", "Remove…");
  const dialog = ada.page.getByRole("dialog", { name: "Remove Ben?" });
  await dialog.getByRole("button", { name: "Remove" }).click();

  await expect(ben.page.getByTestId("left")).toContainText("Ada removed you from the meeting");
  await cyd.seesNothingOf("Ben");
  await ada.seesNothingOf("Ben");
  await expect(cyd.room("Ada")).toBeVisible();
});

test("whoever is sent away hears and sees nothing more, nor is heard or seen, from that moment on", {
  tag: "@G10",
}, async ({ arrive, browserOf, server }) => {
  const ada = await hostOf("council", server.url, await browserOf(), 1);
  const ben = await arrive({ name: "Ben", conference: "council", cameras: 1 });
  await ada.sees("Ben", 1);
  await ben.sees("Ada", 1);
  for (const { page } of [ada, ben]) expect(await bytesComing(page, 1_000)).toBeGreaterThan(0);
  await holdConnection(ben.page);

  await choose(ada, "Ben", "Remove…");
  const comingToAda = bytesComingWithout(ada.page, "Ben", 1_000);
  await ada.page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(ben.page.getByTestId("left")).toBeVisible();
  expect(await bytesComing(ben.page, 1_000)).toBe(0);
  expect(await comingToAda).toBe(0);
});

test("a host ends the meeting for everyone, and everyone is told that it has ended", async ({
  arrive,
  browserOf,
  server,
}) => {
  const ada = await hostOf("council", server.url, await browserOf());
  const ben = await arrive({ name: "Ben", conference: "council", cameras: 0 });

  await ada.page.getByTestId("leave").click();
  await ada.page.getByRole("menuitem", { name: /^End for everyone/ }).click();
  await ada.page.getByRole("dialog").getByRole("button", { name: "End for everyone" }).click();

  for (const { page } of [ada, ben]) {
    await expect(page.getByTestId("left")).toContainText("The meeting has ended");
    await expect(page.getByTestId("rejoin")).toHaveCount(0);
  }
});

test("a host asks everyone to mute, by one press; who is muted already hears nothing of it", async ({
  meet,
  browserOf,
  server,
}) => {
  const ada = await hostOf("council", server.url, await browserOf());
  const [ben, cyd] = await meet(
    "council",
    { name: "Ben", cameras: 0 },
    { name: "Cyd", cameras: 0 },
  );
  await cyd.page.keyboard.press("m");
  await expect((await ada.rosterEntries("Cyd")).getByTestId("muted")).toBeVisible();

  await ada.page.getByRole("button", { name: "Ask everyone to mute" }).click();
  await expect(notifications(ada)).toContainText("Asked 1 person to mute");
  const request = ben.page.getByTestId("mute-request");
  await expect(request).toContainText("Ada asks you to mute");
  await request.getByRole("button", { name: "Mute" }).click();

  await expect(ada.page.getByRole("button", { name: "Everyone else is muted" })).toBeVisible();
  await expect(cyd.page.getByTestId("mute-request")).toHaveCount(0);
});

test("who is no host can do none of it", async ({ meet }) => {
  const [ada] = await meet("council", { name: "Ada", cameras: 0 }, { name: "Ben", cameras: 0 });

  const entry = await ada.rosterEntries("Ben");
  await expect(entry).toBeVisible();
  await expect(ada.page.getByRole("button", { name: "Ask everyone to mute" })).toHaveCount(0);
  await entry.getByRole("button", { name: "Options for Ben" }).click();
  await expect(ada.page.getByRole("menuitem")).toHaveText(["Pin Ben", "Mute for me"]);
});

/** Ada, by a link that makes her a host. */
async function hostOf(
  conference: string,
  server: string,
  browser: { newPage(): Promise<Meeting["page"]> },
  cameras: 0 | 1 = 0,
): Promise<Meeting> {
  const page = await browser.newPage();
  const invitation = { server, conference, secret, name: "Ada", user: "sip:ada@localhost" };
  const link = new URL(await joinLink({ ...invitation, role: "host" }));
  link.search = `?name=Ada&cameras=${cameras}&simulate=1&join=1`;
  await page.goto(link.href);
  await expect(page.getByTestId("meeting")).toBeVisible();
  return new Meeting(page, { name: "Ada", conference, cameras });
}

async function choose(host: Meeting, name: string, item: string): Promise<void> {
  const entry = await host.rosterEntries(name);
  await entry.getByRole("button", { name: `Options for ${name}` }).click();
  await host.page.getByRole("menuitem", { name: item }).click();
}

function notifications({ page }: Meeting) {
  return page.getByRole("status", { name: "Notifications" });
}
