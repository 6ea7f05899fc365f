import type { Page } from "@playwright/test";

/** Something a person did or saw, and when: milliseconds since 1970, one clock for all pages. */
export interface Moment {
  readonly what: string;
  readonly at: number;
}

/**
 * Runs in the page before any of its scripts: writes down each click on something with a test id
 * ("click join"), the first frame shown by each tile ("frame Bob"), what a tile of somebody comes to
 * say ("reconnecting Bob", "live Bob"), and when their last tile goes ("gone Bob").
 */
export function keepTimeline(): void {
  const timeline: Moment[] = [];
  Object.assign(window, { timeline });
  const note = (what: string) => timeline.push({ what, at: Date.now() });
  document.addEventListener(
    "click",
    ({ target }) => {
      const button =
        target instanceof Element ? target.closest<HTMLElement>("[data-testid]") : null;
      if (button !== null) note(`click ${button.dataset["testid"] ?? ""}`);
    },
    { capture: true },
  );
  const known = new WeakSet<HTMLVideoElement>();
  const states = new WeakMap<HTMLElement, string>();
  let there = new Set<string>();
  const look = () => {
    const tiles = [...document.querySelectorAll<HTMLElement>('[data-testid="tile"]')];
    const names = new Set(tiles.map(({ dataset }) => dataset["participant"] ?? ""));
    for (const name of there) if (!names.has(name)) note(`gone ${name}`);
    there = names;
    for (const tile of tiles) {
      const { participant = "", state = "" } = tile.dataset;
      if (states.get(tile) !== state) note(`${state} ${participant}`);
      states.set(tile, state);
      const video = tile.querySelector("video");
      if (video === null || known.has(video)) continue;
      known.add(video);
      video.requestVideoFrameCallback(() => note(`frame ${participant}`));
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    attributeFilter: ["data-state"],
  });
}

/** Waits until something has happened so often in a page; the moment of the last. */
export async function momentOf(page: Page, what: string, times = 1): Promise<number> {
  const handle = await page.waitForFunction(
    ([wanted, count]) => window.timeline.filter((moment) => moment.what === wanted)[count - 1]?.at,
    [what, times] as const,
    { polling: 20, timeout: 30_000 },
  );
  return (await handle.jsonValue()) ?? Number.NaN;
}

/** Forgets what was, so that the next act is looked at by itself. */
export function beginAnew(page: Page): Promise<void> {
  return page.evaluate(() => void window.timeline.splice(0));
}

declare global {
  interface Window {
    readonly timeline: Moment[];
  }
}
