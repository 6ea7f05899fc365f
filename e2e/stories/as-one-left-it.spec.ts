import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import { Chat } from "../pages/chat.ts";
import { Meeting } from "../pages/meeting.ts";

test("a reload shows no pre-join, and keeps name, mute states, layout and chat", {
  tag: ["@G4", "@G18"],
}, async ({ arrive, browserOf, server }) => {
  const ben = await arrive({ name: "Ben", conference: "kept", cameras: 1 });
  const page = await (await browserOf()).newPage();
  await page.addInitScript(watchForPreJoin);
  const ada = new Meeting(page, { name: "Ada Lovelace", conference: "kept", cameras: 1 });
  await ada.open(server.url);
  await ada.setMicrophone(false);
  await ada.look("Gallery");
  const chat = new Chat(page);
  await chat.open();
  await chat.say("I shall be right back");
  await expect(chat.messages()).toHaveAttribute("data-state", "sent");
  await page.evaluate(() => sessionStorage.removeItem("pre-join-was-seen"));

  await ada.reload();

  await ben.sees("Ada Lovelace", 1);
  await ada.sees("Ben", 1);
  expect(await page.evaluate(() => sessionStorage.getItem("pre-join-was-seen"))).toBeNull();
  await expect(page.getByRole("switch", { name: "Microphone" })).toHaveAttribute(
    "aria-checked",
    "false",
  );
  await expectLayout(page, "Gallery");
  await chat.open();
  await expect(chat.messages()).toHaveText("I shall be right back");
});

test("a reload keeps whom one has pinned, and how the others are shown", { tag: "@G18" }, async ({
  meet,
}) => {
  const [ada, ben, cleo] = await meet(
    "looked",
    { name: "Ada", cameras: 0 },
    { name: "Ben", cameras: 3 },
    { name: "Cleo", cameras: 1 },
  );
  await ada.seesAllOf([ben, cleo]);
  await choose(ada.page, "menuitemradio", /^Only the camera/);
  await choose(ada.page, "menuitemcheckbox", /^Save data/);
  await ada.room("Ben").getByRole("figure").nth(0).hover();
  await ada.page.getByRole("button", { name: "Options for Ben" }).first().click();
  await ada.page.getByRole("menuitem", { name: "Pin this camera" }).click();
  await expect(ada.room("Ben")).toHaveAttribute("data-tiles", "1");
  await expect(ada.room("Ben")).toContainText("Pinned");

  await ada.reload();

  await expect(ada.room("Ben")).toContainText("Pinned");
  await expect(ada.room("Ben")).toHaveAttribute("data-tiles", "1");
  await ada.page.getByRole("button", { name: "Layout", exact: true }).click();
  const { page } = ada;
  const only = page.getByRole("menuitemradio", { name: "Only the camera that speaks" });
  await expect(only).toHaveAttribute("aria-checked", "true");
  const saves = page.getByRole("menuitemcheckbox", { name: /^Save data/ });
  await expect(saves).toHaveAttribute("aria-checked", "true");
});

test("a connection that was lost comes back with the picture pinned that was", {
  tag: "@G18",
}, async ({ meet }) => {
  const [ada, ben, cleo] = await meet(
    "pinned",
    { name: "Ada", cameras: 0 },
    { name: "Ben", cameras: 1 },
    { name: "Cleo", cameras: 1 },
  );
  await ada.seesAllOf([ben, cleo]);
  await ada.pin("Ben");
  await expect(ada.room("Ben")).toContainText("Pinned");

  await ada.page.evaluate(() => window.watchedSockets.break());
  await expect(ada.page.getByTestId("banner")).toContainText("Connection lost");
  await ada.page.evaluate(() => window.watchedSockets.mend());
  await expect(ada.page.getByTestId("banner")).toContainText("You're back.");

  await ada.seesAllOf([ben, cleo]);
  await expect(ada.room("Ben")).toContainText("Pinned");
});

async function expectLayout(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Layout", exact: true }).click();
  const chosen = page.getByRole("menuitemradio", { name: new RegExp(`^${name}`) });
  await expect(chosen).toHaveAttribute("aria-checked", "true");
  await page.keyboard.press("Escape");
}

/** In the menu of the layouts. */
async function choose(page: Page, role: "menuitemradio" | "menuitemcheckbox", name: RegExp) {
  await page.getByRole("button", { name: "Layout", exact: true }).click();
  await page.getByRole(role, { name }).click();
  await page.keyboard.press("Escape");
}

/** Runs in the page before any of its scripts. */
function watchForPreJoin(): void {
  const look = () => {
    if (document.querySelector("[data-testid=prejoin]") === null) return;
    sessionStorage.setItem("pre-join-was-seen", "yes");
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
}
