import { instant } from "@parley/shared/lib";
import { describe, expect, test } from "vitest";
import { StatsWatch } from "./stats-watch.ts";

describe("asking the browser for its figures", () => {
  test("[STAT-60] is done at once, then every 2 s, and every second while somebody reads", async () => {
    const page = new FakePage();
    expect(await page.told()).toBe(1);
    expect(page.pause).toBe(2_000);
    page.watch.setOften(true);
    expect(await page.told()).toBe(2);
    expect(page.pause).toBe(1_000);
    page.wake();
    expect(await page.told()).toBe(3);
    page.watch.setOften(false);
    await page.told();
    expect(page.pause).toBe(2_000);
  });

  test("[STAT-61] is not done while the page is hidden", async () => {
    const page = new FakePage();
    await page.told();
    page.show(false);
    expect(page.pause).toBeUndefined();
    page.watch.setOften(true);
    expect(await page.told()).toBe(1);
    page.show(true);
    expect(await page.told()).toBe(2);
  });

  test("[STAT-62] waits for one report before the next, and for none after the end", async () => {
    const page = new FakePage();
    expect(page.pause).toBeUndefined();
    page.watch.stop();
    expect(await page.told()).toBe(0);
    page.show(false);
    page.show(true);
    expect(await page.told()).toBe(0);
  });

  test("[STAT-63] goes on where there is no connection, or one that has been closed", async () => {
    const page = new FakePage();
    await page.told();
    page.report = undefined;
    page.wake();
    expect(await page.told()).toBe(1);
    page.report = Promise.reject(new Error("closed"));
    page.wake();
    expect(await page.told()).toBe(1);
    page.report = Promise.resolve([]);
    page.wake();
    expect(await page.told()).toBe(2);
  });
});

/** A page with a watch on it, and a clock that is the test's. */
class FakePage {
  report: Promise<Iterable<readonly [string, unknown]>> | undefined = Promise.resolve([]);
  /** What the watch waits for now, in milliseconds. */
  pause: number | undefined;
  readonly watch: StatsWatch;
  readonly #document = Object.assign(new EventTarget(), { hidden: false });
  #told = 0;
  #call = () => {};

  constructor() {
    this.watch = new StatsWatch({
      read: () => this.report,
      tell: () => {
        this.#told += 1;
      },
      page: this.#document,
      surroundings: { now: () => instant(0), wake: (afterMs, call) => this.#wait(afterMs, call) },
    });
  }

  show(visible: boolean): void {
    this.#document.hidden = !visible;
    this.#document.dispatchEvent(new Event("visibilitychange"));
  }

  wake(): void {
    this.pause = undefined;
    this.#call();
  }

  /** How often so far, once what is under way has been told. */
  async told(): Promise<number> {
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    return this.#told;
  }

  #wait(afterMs: number, call: () => void): () => void {
    this.pause = afterMs;
    this.#call = call;
    return () => {
      this.pause = undefined;
    };
  }
}
