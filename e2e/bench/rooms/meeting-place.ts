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
  /**
   * All share this machine's processors, which in a meeting they do not: whoever is there to be looked
   * at has a small window, or one in which a single picture stands, of whoever speaks.
   */
  readonly window?: keyof typeof windows;
  /** Whether their WebSockets can be broken; what can be is kept, and so is its memory. */
  readonly breakable?: boolean;
}

const windows = {
  large: { width: 1280, height: 800 },
  small: { width: 800, height: 400 },
  "one picture": { width: 360, height: 360 },
} as const;

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
        viewport: windows[guest.window ?? "large"],
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

async function prepare(context: BrowserContext, { window, breakable }: Guest): Promise<void> {
  await context.addInitScript(keepTimeline);
  if (breakable) await context.addInitScript(watchSockets);
  // The page remembers the layout of an earlier visit.
  if (window === "one picture") {
    await context.addInitScript(() => localStorage.setItem("parley.layout", '"speaker"'));
  }
}

function queryOf({ name, cameras, joined }: Guest): string {
  const query = { name, cameras: `${cameras}`, simulate: "1", ...(joined && { join: "1" }) };
  return new URLSearchParams(query).toString();
}
