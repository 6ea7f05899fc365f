import type { Page } from "@playwright/test";

/**
 * What nobody can reach with the page as it stands: a page that is wider than its window, and each
 * control that hangs over the window's edge with nothing that scrolls it in.
 */
export async function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(lookForLost);
}

/** Runs in the page. */
function lookForLost(): string[] {
  const slack = 1;
  const { scrollWidth, clientWidth } = document.documentElement;
  const tooWide =
    scrollWidth > clientWidth + slack
      ? [`the page is ${scrollWidth - clientWidth} px too wide`]
      : [];
  const controls = document.querySelectorAll<HTMLElement>(
    "button, a[href], input, select, textarea, [role=menuitem]",
  );
  const lost = [...controls].filter(isMeant).filter((control) => !isReached(control));
  return [...tooWide, ...lost.map(described)];

  /** Hidden ones, and those for a screen reader alone, are not for a finger. */
  function isMeant(control: HTMLElement): boolean {
    const { width, height } = control.getBoundingClientRect();
    const isShown = control.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return (
      isShown && width > 2 && height > 2 && control.closest("[inert], [aria-hidden=true]") === null
    );
  }

  /** Whether all of it is within the window, or may be scrolled there. */
  function isReached(control: HTMLElement): boolean {
    const { left, right, top, bottom } = control.getBoundingClientRect();
    const isWithinX = left >= -slack && right <= innerWidth + slack;
    const isWithinY = top >= -slack && bottom <= innerHeight + slack;
    return (
      (isWithinX || isScrolled(control, "overflowX")) &&
      (isWithinY || isScrolled(control, "overflowY"))
    );
  }

  function isScrolled(control: HTMLElement, way: "overflowX" | "overflowY"): boolean {
    const box = control.parentElement;
    if (box === null)
      return document.documentElement.scrollHeight > innerHeight && way === "overflowY";
    return /auto|scroll/.test(getComputedStyle(box)[way]) || isScrolled(box, way);
  }

  function described(control: HTMLElement): string {
    const { left, top, right, bottom } = control.getBoundingClientRect();
    const name = control.getAttribute("aria-label") ?? control.textContent.trim();
    const box = [left, top, right, bottom].map(Math.round).join(" ");
    return `${control.localName} "${name}" at ${box} in ${innerWidth} x ${innerHeight}`;
  }
}
