import type { Page } from "@playwright/test";

export interface ClickWatch {
  /** When the first of them came, in milliseconds since 1970; fails where none did. */
  first(): Promise<number>;
}

/**
 * The clicks on what has that test id, from here on, as the page has them: until one comes, a story waits for
 * the control to stand still and for its turn on the machine, which is nobody's time but its own.
 */
export async function watchClicks(page: Page, testId: string): Promise<ClickWatch> {
  const times = await page.evaluateHandle(watchTimes, `[data-testid="${testId}"]`);
  return {
    async first() {
      const [first] = await times.jsonValue();
      if (first === undefined) throw new Error(`Nobody has clicked on ${testId}.`);
      return first;
    },
  };
}

/** Runs in the page. */
function watchTimes(selector: string): number[] {
  const times: number[] = [];
  const note = ({ target }: Event) => {
    if (target instanceof Element && target.closest(selector) !== null) times.push(Date.now());
  };
  // On the way down: before anything that the click does.
  window.addEventListener("click", note, { capture: true });
  return times;
}
