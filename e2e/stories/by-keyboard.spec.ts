import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import { Chat } from "../pages/chat.ts";

test("from the start page to the start page with nothing but the keyboard, and it is always seen where", async ({
  arrive,
  browserOf,
  server,
}) => {
  test.slow();
  const bob = await arrive({ name: "Bob", conference: "by-keyboard", cameras: 1 });
  const page = await (await browserOf()).newPage();
  const press = async (key: string) => {
    await page.keyboard.press(key);
    await focusIsSeen(page);
  };

  await page.goto(server.url);
  await focusIsSeen(page);
  await page.keyboard.type("by-keyboard");
  await press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Your name")).toBeFocused();
  await focusIsSeen(page);
  await page.keyboard.type("Ada");
  await expect(page.getByTestId("own-tile")).toHaveAttribute("data-state", "live");
  await page.keyboard.press("Enter");
  await bob.sees("Ada", 1);
  await expect(page.getByTestId("tile")).toHaveAttribute("data-state", "live");
  await focusIsSeen(page);

  await test.step("to the toolbar, and mute", async () => {
    await press("F2");
    const microphone = page.getByRole("switch", { name: "Microphone" });
    await expect(microphone).toBeFocused();
    await press("Space");
    await expect(microphone).toHaveAttribute("aria-checked", "false");
    await press("m");
    await expect(microphone).toHaveAttribute("aria-checked", "true");
  });

  await test.step("the people come and go", async () => {
    const people = page.getByRole("button", { name: "People", exact: true });
    const entry = page.getByTestId("roster-entry").first();
    await press("p");
    await expect(entry).toHaveCount(0);
    await arrowTo(people, press);
    await press("Enter");
    await expect(entry).toBeVisible();
    await press("Escape");
    await expect(entry).toHaveCount(0);
    await expect(people).toBeFocused();
  });

  await test.step("another layout by its menu", async () => {
    const layout = page.getByRole("button", { name: "Layout", exact: true });
    await arrowTo(layout, press);
    await press("Enter");
    await expect(page.getByRole("menuitemradio", { name: /^Immersive/ })).toBeFocused();
    await press("ArrowDown");
    await press("ArrowDown");
    await press("Enter");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(layout).toBeFocused();
    await press("w");
    await expect(page.getByTestId("room")).toHaveAttribute("data-participant", "Bob");
  });

  await test.step("a message", async () => {
    const chat = new Chat(page);
    await press("c");
    await expect(page.getByRole("textbox", { name: "Message to everyone" })).toBeFocused();
    await page.keyboard.type("m and p are letters here");
    await press("Enter");
    await expect(chat.messages()).toHaveText("m and p are letters here");
    await expect(bob.page.getByRole("button", { name: /^Chat, 1 unread/ })).toBeVisible();
    await press("Escape");
    await expect(chat.messages()).toHaveCount(0);
  });

  await test.step("a picture is pinned and let go", async () => {
    await press("0");
    const tile = page.getByTestId("tile");
    await expect(tile.getByRole("button", { name: "Pin Bob" })).toBeFocused();
    await press("Enter");
    await expect(page.getByRole("button", { name: "Unpin Bob" })).toHaveCount(1);
    await press("Enter");
    await expect(page.getByRole("button", { name: "Unpin Bob" })).toHaveCount(0);
    await expect(tile.getByRole("button", { name: "Pin Bob" })).toBeFocused();
  });

  await test.step("the list of keys", async () => {
    await press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await press("Tab");
    await press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  await press("F2");
  await press("End");
  await expect(page.getByTestId("leave")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByTestId("rejoin")).toBeFocused();
  await focusIsSeen(page);
  await bob.seesNothingOf("Ada");
  await tabTo(page.getByRole("link", { name: "Home" }), press);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${server.url}/`);
  await expect(page.getByLabel("Meeting name or link")).toBeFocused();
});

type Press = (key: string) => Promise<void>;

const tabTo = (target: Locator, press: Press) => pressTo(target, () => press("Tab"));

/** Within the toolbar, which is one stop for Tab. */
const arrowTo = (target: Locator, press: Press) => pressTo(target, () => press("ArrowRight"));

async function pressTo(target: Locator, press: () => Promise<void>) {
  await expect(target).toBeVisible();
  const isThere = () => target.evaluate((element) => element === document.activeElement);
  for (let steps = 0; steps < 30 && !(await isThere()); steps += 1) await press();
  await expect(target).toBeFocused();
}

/** The keyboard is somewhere, that place is on the screen, and is marked (WCAG 2.4.7, 2.4.11). */
async function focusIsSeen(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(whereFocusIs), { message: "where the keyboard is" })
    .toEqual({ isSomewhere: true, isOnScreen: true, isMarked: true });
}

/** Runs in the page. */
function whereFocusIs() {
  const element = document.activeElement ?? document.body;
  const { left, top, right, bottom } = element.getBoundingClientRect();
  const isWithin = left < innerWidth && top < innerHeight && right > 0 && bottom > 0;
  // A field may have its frame around it. Screens and dialogs begin where there is nothing to do yet.
  const isRinged = [element, element.parentElement].some(
    (one) => one !== null && getComputedStyle(one).outlineStyle !== "none",
  );
  return {
    isSomewhere: element !== document.body,
    isOnScreen: isWithin && right > left && bottom > top,
    isMarked: isRinged || element.matches("h1, [role=dialog]"),
  };
}
