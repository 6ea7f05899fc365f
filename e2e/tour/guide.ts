import type { BrowserContext, Page } from "@playwright/test";
import type { Server } from "../fixtures/server.ts";
import type { Meeting, Person } from "../pages/meeting.ts";

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
