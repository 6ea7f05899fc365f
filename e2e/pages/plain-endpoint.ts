import { type BrowserContext, expect, type Page } from "@playwright/test";
import { readBar } from "./bar.ts";
import { callPlainly, openMedia, type PlainCall } from "./plain-call.ts";

/** A browser that calls a conference as it would call anybody: WebRTC and SIP, and no CLUE. */
export class PlainEndpoint {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async call(
    context: BrowserContext,
    server: string,
    call: PlainCall,
  ): Promise<PlainEndpoint> {
    const page = await context.newPage();
    // A page of the same origin that has nothing of ours in it.
    await page.goto(`${server}/healthz`);
    await page.evaluate(openMedia);
    await page.evaluate(callPlainly, call);
    return new PlainEndpoint(page);
  }

  /** Waits until a picture of that room is what it sees. */
  async sees(roomTag: number): Promise<void> {
    const video = this.page.locator("video");
    await expect(video).toHaveCount(1);
    await expect.poll(async () => (await readBar(video))?.room).toBe(roomTag);
  }

  async hangUp(): Promise<void> {
    await this.page.evaluate(() => window.plainCall.hangUp());
  }
}
