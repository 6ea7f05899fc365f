import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { chromiumOptions } from "../../browsers/chromium.ts";
import { startServer } from "../../fixtures/server.ts";
import { watchSockets } from "../../fixtures/watched-sockets.ts";

import { keepTimeline } from "./timeline.ts";

export interface Guest {
  readonly name: string;
  /** Simulated ones. */
  readonly cameras: number;
  /** Past the pre-join step. */
  readonly joined?: boolean;
  /** For one who is there to be looked at: shows as little as can be of the others. */
  readonly looksAway?: boolean;
  /** Whether their WebSockets can be broken; what can be is kept, and so is its memory. */
  readonly breakable?: boolean;
}

/** A real server, and one Chromium in which everybody has a context of their own. */
export interface MeetingPlace {
  readonly open: (guest: Guest) => Promise<Page>;
}

/** Runs a benchmark in a place of its own, and clears it away. */
export async function inMeetingPlace<T>(run: (place: MeetingPlace) => Promise<T>): Promise<T> {
  const server = await startServer();
  const browser = await chromium.launch(chromiumOptions());
  try {
    const open = async (guest: Guest) => {
      const context = await browser.newContext({
        permissions: ["camera", "microphone"],
        viewport: guest.looksAway ? { width: 360, height: 360 } : { width: 1280, height: 800 },
      });
      await prepare(context, guest);
      const page = await context.newPage();
      await page.goto(`${server.url}/m/bench?${queryOf(guest)}`);
      if (guest.joined) await page.getByTestId("meeting").waitFor();
      return page;
    };
    return await run({ open });
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function prepare(context: BrowserContext, { looksAway, breakable }: Guest): Promise<void> {
  await context.addInitScript(keepTimeline);
  if (breakable) await context.addInitScript(watchSockets);
  // One picture, of whoever speaks: the page remembers the layout of an earlier visit.
  if (looksAway) {
    await context.addInitScript(() => localStorage.setItem("parley.layout", '"speaker"'));
  }
}

function queryOf({ name, cameras, joined }: Guest): string {
  const query = { name, cameras: `${cameras}`, simulate: "1", ...(joined && { join: "1" }) };
  return new URLSearchParams(query).toString();
}
