import type { BrowserContext, Page } from "@playwright/test";
import type { Server } from "../fixtures/server.ts";
import { Meeting, type Person } from "../pages/meeting.ts";
import { sendFewFrames } from "./few-frames.ts";

/** What a tour needs, and what is done wherever it halts. */
export interface Guide {
  readonly server: Server;
  readonly browserOf: () => Promise<BrowserContext>;
  readonly arrive: (person: Person) => Promise<Meeting>;
  /** @param screen its name, for files too: letters and dashes */
  readonly look: (page: Page, screen: string) => Promise<void>;
}

/** By which the tour makes links for hosts: the server's `identity.secret`. */
export const tourSecret = "a secret of this tour, and of no other one";

/** As small as the whole toolbar has room in. */
const smallWindow = { width: 640, height: 480 };

/**
 * Somebody whose page nobody looks at: in a small window, for which small pictures are sent, since
 * they all share one machine with the page that is looked at.
 *
 * @param prepare what their browser is to have before the page is opened
 */
export async function arriveAside(
  { server, browserOf }: Guide,
  person: Person,
  prepare?: (context: BrowserContext) => Promise<void>,
): Promise<Meeting> {
  const context = await browserOf();
  await sendFewFrames(context);
  await prepare?.(context);
  const page = await context.newPage();
  await page.setViewportSize(smallWindow);
  const meeting = new Meeting(page, person);
  await meeting.open(server.url);
  return meeting;
}
