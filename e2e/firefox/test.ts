import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { chromiumOptions } from "../browsers/chromium.ts";
import { test as base, watched } from "../fixtures/test.ts";
import { Meeting, type Person } from "../pages/meeting.ts";

interface Fixtures {
  /** A Chromium of its own for one person, beside the Firefox of the others. */
  readonly chromiumOf: () => Promise<BrowserContext>;
  /** Opens a Chromium for a person and goes to a meeting with it. */
  readonly arriveInChromium: (person: Person) => Promise<Meeting>;
}

interface Shared {
  readonly chromiumBrowser: Browser;
}

/** As for all stories; who arrives otherwise comes with Firefox. */
export const test = base.extend<Fixtures, Shared>({
  chromiumBrowser: [
    // Playwright reads what a fixture needs from its pattern: nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, provide) => {
      // Over what the project says of Firefox, which Playwright takes for every launch.
      const browser = await chromium.launch({ ...chromiumOptions(), channel: "chromium" });
      await provide(browser);
      await browser.close();
    },
    { scope: "worker" },
  ],

  chromiumOf: async ({ chromiumBrowser }, provide) => {
    await provide(async () => watched(await chromiumBrowser.newContext()));
    await Promise.all(chromiumBrowser.contexts().map((context) => context.close()));
  },

  arriveInChromium: async ({ chromiumOf, server, record }, provide) => {
    await provide(async (person) => {
      record(person.conference);
      const meeting = new Meeting(await (await chromiumOf()).newPage(), person);
      await meeting.open(server.url);
      return meeting;
    });
  },
});

export { expect } from "@playwright/test";
