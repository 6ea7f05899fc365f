import { setInterval } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { expect } from "../fixtures/test.ts";
import { Chat } from "../pages/chat.ts";
import { Meeting, type Person } from "../pages/meeting.ts";
import { arriveAside, type Guide } from "./guide.ts";

const conference = "gala";

/** One that has no room for all of them, and one that has room for whatever is told. */
const [narrow, roomy] = [
  { width: 320, height: 360 },
  { width: 1280, height: 800 },
];

/** More people than one page of the stage shows, and all that comes and goes by itself, at once. */
export async function fullHouse(guide: Guide): Promise<void> {
  const { server, browserOf, look } = guide;
  const page = await (await browserOf()).newPage();
  await page.clock.install();
  await page.addInitScript(holdBackSound);
  await page.addInitScript(talkOnAndOn);
  const ada = new Meeting(page, { name: "Ada", conference, cameras: 0 });
  await page.goto(`${server.url}/m/${conference}?name=Ada&cameras=0&join=1`);
  await ada.look("Gallery");
  await page.keyboard.press("p");
  const come = (name: string, cameras: Person["cameras"] = 0) =>
    arriveAside(guide, { name, conference, cameras });
  const [ben, cleo, dan] = [await come("Ben", 1), await come("Cleo"), await come("Dan")];

  await page.setViewportSize(narrow);
  await expect(page.getByText("Your browser holds back the sound")).toBeVisible();
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(page.getByRole("button", { name: "Previous page" })).toBeEnabled();
  await look(page, "second-page");

  await page.setViewportSize(roomy);
  await ada.sees("Ben", 1);
  await ada.setMicrophone(false);
  await expect(page.getByTestId("talking-muted")).toBeVisible();
  await inSlowMotion(page, async () => {
    await allAtOnce(ada, { ben, cleo, dan });
    await look(page, "all-at-once");
  });
}

/** A reaction, a hand, a message, and a chair that is left. */
async function allAtOnce(
  { page }: Meeting,
  { ben, cleo, dan }: Readonly<Record<"ben" | "cleo" | "dan", Meeting>>,
): Promise<void> {
  await ben.page.keyboard.press("1");
  await page.keyboard.press("2");
  await expect(page.getByTestId("tile-reaction")).toBeVisible();
  await expect(page.getByTestId("own-reaction")).toBeVisible();
  await dan.page.keyboard.press("h");
  const bens = new Chat(ben.page);
  await bens.open();
  await bens.say("Is everybody here?");
  await expect(page.getByRole("button", { name: /1 unread message/ })).toBeVisible();
  await cleo.leave();
  await expect(page.getByTestId("chair")).toBeVisible();
}

/** A tenth as fast, frame by frame: what goes by itself stays as long as it is looked at. */
async function inSlowMotion(page: Page, act: () => Promise<void>): Promise<void> {
  const frameMs = 20;
  // Further than the page gets while it is told.
  const aheadMs = 2_000;
  const over = new AbortController();
  await page.clock.pauseAt(Date.now() + aheadMs);
  const frames = async () => {
    for await (const _ of setInterval(10 * frameMs)) {
      if (over.signal.aborted) return;
      await page.clock.runFor(frameMs);
    }
  };
  await Promise.all([frames(), act().finally(() => over.abort())]);
  await page.clock.resume();
}

/** Runs in the page: a browser that wants a gesture before anything sounds. */
function holdBackSound(): void {
  const play = async () => {
    throw new DOMException("", "NotAllowedError");
  };
  Object.defineProperty(HTMLAudioElement.prototype, "play", { value: play });
}

/** Runs in the page: whoever is there says one vowel for ever. Simulated microphones are not listened to. */
function talkOnAndOn(): void {
  const open = async () => {
    const audio = new AudioContext();
    const microphone = audio.createMediaStreamDestination();
    const vowel = audio.createOscillator();
    vowel.connect(microphone);
    vowel.start();
    return microphone.stream;
  };
  Object.defineProperty(navigator.mediaDevices, "getUserMedia", { value: open });
}
