import { expect, test } from "../fixtures/test.ts";
import { Chat } from "../pages/chat.ts";

test("two people write to each other, by keyboard alone", async ({ meet }) => {
  const [ada, ben] = await meet(
    "letters",
    { name: "Ada", cameras: 0 },
    { name: "Ben", cameras: 0 },
  );
  const [adas, bens] = [new Chat(ada.page), new Chat(ben.page)];

  await adas.open();
  await adas.say("cats?");
  await expect(adas.messages()).toHaveText("cats?");
  await expect(adas.messages()).toHaveAttribute("data-state", "sent");

  const unread = ben.page.getByRole("button", { name: "Chat, 1 unread message" });
  await expect(unread).toBeVisible();
  await expect(ben.page.getByRole("status", { name: "Notifications" })).toContainText("Ada: cats?");
  await bens.open();
  await expect(bens.items()).toHaveText(/Ada.*cats\?/);
  await expect(unread).toHaveCount(0);
  await bens.say("see https://cats.example/1.");

  await expect(adas.messages().last()).toHaveText("see https://cats.example/1.");
  const link = adas.messages().last().getByRole("link");
  await expect(link).toHaveAttribute("href", "https://cats.example/1");
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  // Of all windows of Firefox one has the keyboard.
  await ada.page.bringToFront();
  await ada.page.keyboard.press("Escape");
  await expect(adas.messages()).toHaveCount(0);
  await expect(ada.page.getByRole("button", { name: "Chat", exact: true })).toBeFocused();
});

test("who is cut off reads what was said meanwhile, marked so, and what they wrote goes out", async ({
  meet,
}) => {
  const [ada, ben] = await meet("ferry", { name: "Ada", cameras: 0 }, { name: "Ben", cameras: 0 });
  const [adas, bens] = [new Chat(ada.page), new Chat(ben.page)];
  await adas.open();
  await bens.open();
  await adas.say("before");
  await expect(bens.messages()).toHaveText(["before"]);

  await ben.page.evaluate(() => window.watchedSockets.break());
  await expect(ben.page.getByTestId("banner")).toContainText("Connection lost");
  await adas.say("meanwhile");
  await expect(adas.messages().last()).toHaveAttribute("data-state", "sent");
  await bens.say("from the tunnel");
  await expect(bens.messages().last()).toHaveAttribute("data-state", "pending");
  // Long enough that the focus, too, knows of it.
  await expect(await ada.rosterEntries("Ben")).toHaveAttribute("data-state", "reconnecting");
  await adas.open();
  await ben.page.evaluate(() => window.watchedSockets.mend());

  await expect(bens.messages()).toHaveText(["before", "meanwhile", "from the tunnel"]);
  await expect(bens.items().nth(1)).toHaveText("While you were away");
  await expect(adas.messages()).toHaveText(["before", "meanwhile", "from the tunnel"]);
});

test("a reload finds what was said", async ({ meet }) => {
  const [ada, ben] = await meet("diary", { name: "Ada", cameras: 0 }, { name: "Ben", cameras: 0 });
  const [adas, bens] = [new Chat(ada.page), new Chat(ben.page)];
  await adas.open();
  await bens.open();
  await adas.say("dear diary");
  await bens.say("dear Ada");
  await expect(adas.messages()).toHaveText(["dear diary", "dear Ada"]);

  await ada.reload();
  await adas.open();
  await expect(adas.messages()).toHaveText(["dear diary", "dear Ada"]);
  await bens.say("welcome back");
  await expect(adas.messages().last()).toHaveText("welcome back");
});
