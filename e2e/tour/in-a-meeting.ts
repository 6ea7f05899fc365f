import { stageScreen } from "../fixtures/staged-screen.ts";
import { expect } from "../fixtures/test.ts";
import { Chat } from "../pages/chat.ts";
import { Meeting } from "../pages/meeting.ts";
import { sendFewFrames } from "./few-frames.ts";
import { arriveAside, type Guide } from "./guide.ts";

const conference = "planning";

export async function inAMeeting(guide: Guide): Promise<void> {
  const ada = await alone(guide);
  await withTheirs(guide, ada);
}

/** Everything that needs nobody else. */
async function alone({ server, browserOf, look }: Guide): Promise<Meeting> {
  const context = await browserOf();
  await sendFewFrames(context);
  await stageScreen(context);
  const ada = new Meeting(await context.newPage(), { name: "Ada", conference, cameras: 1 });
  const { page } = ada;
  await ada.open(server.url);
  await page.keyboard.press("p");
  await expect(page.getByRole("heading", { name: "You're the only one here" })).toBeVisible();
  await look(page, "alone");
  for (const menu of ["Choose a microphone", "Choose a camera", "Reactions", "Layout", "More"]) {
    await page.getByRole("button", { name: menu, exact: true }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await look(page, `menu-${menu.toLowerCase().replaceAll(" ", "-")}`);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu")).toHaveCount(0);
  }
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
  await look(page, "shortcuts");
  await page.keyboard.press("Escape");
  await page.keyboard.press("c");
  await expect(page.getByRole("log")).toBeVisible();
  await look(page, "chat-empty");
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  await page.getByRole("button", { name: "Invite people" }).click();
  await expect(page.getByRole("dialog").getByRole("img")).toBeVisible();
  await look(page, "invite");
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  return ada;
}

/** With a room of three cameras, one of one, and somebody who only listens. */
async function withTheirs(guide: Guide, ada: Meeting): Promise<void> {
  const { look } = guide;
  const { page } = ada;
  const ben = await arriveAside(guide, { name: "Ben", conference }, stageScreen);
  const cleo = await arriveAside(guide, { name: "Cleo", conference, cameras: 1 });
  const dan = await arriveAside(guide, { name: "Dan", conference, cameras: 0 });
  await ada.seesAllOf([ben, cleo]);
  await expect(ada.room("Dan")).toBeVisible();
  await look(page, "immersive");
  for (const layout of ["Speaker", "Gallery"]) {
    await ada.look(layout);
    await expect(ada.tiles().first()).toHaveAttribute("data-state", "live");
    await look(page, layout.toLowerCase());
  }
  await ada.look("Immersive");
  await ada.seesAllOf([ben, cleo]);
  await whatTheyDo([ben, cleo, dan], ada, look);
  await presentations(ben, ada, look);
}

/** They write, raise hands, and are pinned. */
async function whatTheyDo(
  [ben, cleo, dan]: readonly [Meeting, Meeting, Meeting],
  ada: Meeting,
  look: Guide["look"],
): Promise<void> {
  const { page } = ada;
  await dan.page.keyboard.press("h");
  const bens = new Chat(ben.page);
  await bens.open();
  await bens.say("Shall we begin? The plan is at https://plans.example/autumn");
  await expect(page.getByRole("button", { name: "Chat, 1 unread message" })).toBeVisible();
  await expect(ada.room("Dan")).toContainText("Hand raised");
  await look(page, "hand-and-unread");
  const adas = new Chat(page);
  await adas.open();
  await adas.say("Yes, let us.");
  await expect(adas.messages()).toHaveCount(2);
  await look(page, "chat");
  await page.keyboard.press("Escape");
  await ada.roster();
  await look(page, "people");
  await page.getByTestId("roster-entry").getByRole("button", { name: "Options for Ben" }).click();
  await page.getByRole("menuitem", { name: "Pin Ben" }).click();
  await page.keyboard.press("p");
  await look(page, "pinned");
  await openOptions(ada, "Cleo");
  await look(page, "menu-of-a-tile");
  await page.getByRole("menuitem", { name: "Show statistics" }).click();
  await expect(page.getByTestId("stats").first()).toContainText("kbit/s");
  await look(page, "statistics");
  await openOptions(ada, "Cleo");
  await page.getByRole("menuitem", { name: "Hide statistics" }).click();
  await cleo.leave();
}

/** By the keyboard's focus: a pointer loses a picture that still glides to its place. */
async function openOptions(ada: Meeting, name: string): Promise<void> {
  const options = ada
    .tiles(name)
    .first()
    .getByRole("button", { name: `Options for ${name}` });
  await options.focus();
  await options.click();
}

async function presentations(ben: Meeting, ada: Meeting, look: Guide["look"]): Promise<void> {
  const { page } = ada;
  await ben.share();
  const shown = page.getByTestId("presentation").locator("figure");
  await expect(shown).toHaveAttribute("data-state", "live");
  await look(page, "presentation");
  await ada.share();
  await expect(page.getByTestId("presenting")).toBeVisible();
  await look(page, "presenting-oneself");
}
