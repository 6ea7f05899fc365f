import type { JSHandle, Page } from "@playwright/test";

/** What somebody who never blinks saw at one moment, and until the next sighting. */
export interface Sighting {
  /** Milliseconds since 1970, of the clock that all pages of a story share. */
  readonly at: number;
  /** `data-state` of each element there was. */
  readonly states: readonly string[];
}

/** Everything that elements with that test id and participant's name have shown since it began. */
export class StateWatch {
  readonly #sightings: JSHandle<Sighting[]>;

  private constructor(sightings: JSHandle<Sighting[]>) {
    this.#sightings = sightings;
  }

  static async begin(page: Page, testId: string, name: string): Promise<StateWatch> {
    const selector = `[data-testid="${testId}"][data-participant="${name}"]`;
    return new StateWatch(await page.evaluateHandle(watchStates, selector));
  }

  async sightings(): Promise<readonly Sighting[]> {
    return this.#sightings.jsonValue();
  }

  /** The states in the order in which they were seen, those of one moment joined by commas. */
  async history(): Promise<readonly string[]> {
    return (await this.sightings()).map(({ states }) => states.join());
  }

  /** Milliseconds from a moment since 1970 until it was first seen so. */
  async timeUntil(isSo: (states: readonly string[]) => boolean, since: number): Promise<number> {
    const first = (await this.sightings()).find(({ at, states }) => at >= since && isSo(states));
    return (first?.at ?? Number.POSITIVE_INFINITY) - since;
  }
}

/** How steadily pictures have come since it began. */
export interface FrameWatch {
  /** Longest time that any of the pictures stood still, in milliseconds. */
  longestGapMs(): Promise<number>;
}

export async function watchFrames(page: Page, name: string): Promise<FrameWatch> {
  const selector = `[data-testid="tile"][data-participant="${name}"] video`;
  const watch = await page.evaluateHandle(watchVideos, selector);
  return { longestGapMs: () => watch.evaluate((gap) => gap()) };
}

/** Runs in the page. */
function watchStates(selector: string): Sighting[] {
  const sightings: Sighting[] = [];
  const look = () => {
    const elements = [...document.querySelectorAll<HTMLElement>(selector)];
    const states = elements.map(({ dataset }) => dataset["state"] ?? "");
    if (states.join() === sightings.at(-1)?.states.join()) return;
    sightings.push({ at: Date.now(), states });
  };
  look();
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-state"],
  });
  return sightings;
}

/** Runs in the page. */
function watchVideos(selector: string): () => number {
  const longestGaps = [...document.querySelectorAll<HTMLVideoElement>(selector)].map((video) => {
    let last = performance.now();
    let longest = 0;
    const frame = (now: number) => {
      longest = Math.max(longest, now - last);
      last = now;
      video.requestVideoFrameCallback(frame);
    };
    video.requestVideoFrameCallback(frame);
    return () => Math.max(longest, performance.now() - last);
  });
  return () => Math.max(0, ...longestGaps.map((longestGap) => longestGap()));
}
