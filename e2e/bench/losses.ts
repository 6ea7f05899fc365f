import type { Page } from "@playwright/test";
import { inMeetingPlace } from "./rooms/meeting-place.ts";
import { type BenchRow, timeRows } from "./rooms/rows.ts";
import { beginAnew, momentOf } from "./rooms/timeline.ts";

const LOSSES = 20;
const LONGEST_MS = 75_000;

interface Loss {
  readonly toReconnecting: number;
  readonly toLive: number;
}

/** Bob's WebSocket dies, again and again: what Ada sees of it, and how soon it is over. */
export function bench(): Promise<readonly BenchRow[]> {
  return inMeetingPlace(async ({ open }) => {
    const ada = await open({ name: "Ada", cameras: 1, joined: true });
    const bob = await open({ name: "Bob", cameras: 1, joined: true, breakable: true });
    await momentOf(ada, "frame Bob");
    const until = Date.now() + LONGEST_MS;
    const losses: Loss[] = [];
    while (losses.length < LOSSES && Date.now() < until) losses.push(await lossOf(ada, bob));
    return [
      ...timeRows(
        "WebSocket lost to Reconnecting… at the other",
        losses.map(({ toReconnecting }) => toReconnecting),
        1_000,
      ),
      ...timeRows(
        "WebSocket may be had again to live at the other",
        losses.map(({ toLive }) => toLive),
        // With the longest wait between two attempts (PART-7).
        2_500,
      ),
    ];
  });
}

/** Each of a page that has just come: losses in a row would be one outage, with one budget (PART-4). */
async function lossOf(ada: Page, bob: Page): Promise<Loss> {
  await bob.reload();
  await momentOf(bob, "frame Ada");
  await ada.locator('[data-participant="Bob"][data-state="live"]').first().waitFor();
  await beginAnew(ada);
  const lostAt = await bob.evaluate(() => {
    window.watchedSockets.break();
    return Date.now();
  });
  const reconnecting = await momentOf(ada, "reconnecting Bob");
  const mendedAt = await bob.evaluate(() => {
    window.watchedSockets.mend();
    return Date.now();
  });
  const live = await momentOf(ada, "live Bob");
  return { toReconnecting: reconnecting - lostAt, toLive: live - mendedAt };
}
