import { type RefObject, useEffect, useRef } from "react";

/**
 * A row of buttons that Tab enters and leaves as one; within it the arrows go from each to the next,
 * in the direction of reading, Home to the first and End to the last (WAI-ARIA toolbar pattern). By
 * what stands in the row, whoever drew it: buttons in its menus and dialogs are elsewhere on the page.
 *
 * @returns puts the keyboard where it was in the row last
 */
export function useOneTabStop(row: RefObject<HTMLElement | null>): () => void {
  const stop = useRef<HTMLButtonElement>(undefined);
  useEffect(() => {
    const { current } = row;
    if (current === null) return;
    const level = () => {
      const buttons = buttonsIn(current);
      if (stop.current === undefined || !buttons.includes(stop.current)) stop.current = buttons[0];
      // Those that have no room at present, too: back in the row they are no second stop.
      for (const button of current.querySelectorAll("button")) {
        button.tabIndex = button === stop.current ? 0 : -1;
      }
    };
    const focused = ({ target }: FocusEvent) => {
      stop.current = buttonsIn(current).find((button) => button === target) ?? stop.current;
      level();
    };
    const pressed = (event: KeyboardEvent) => {
      const next = nextAt(current, event);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    };
    level();
    const changes = new MutationObserver(level);
    changes.observe(current, watched);
    current.addEventListener("focusin", focused);
    current.addEventListener("keydown", pressed);
    return () => {
      changes.disconnect();
      current.removeEventListener("focusin", focused);
      current.removeEventListener("keydown", pressed);
    };
  }, [row]);
  return () => stop.current?.focus();
}

/** What may make a button come or go. */
const watched = { subtree: true, childList: true, attributeFilter: ["hidden", "disabled"] };

function buttonsIn(row: HTMLElement): readonly HTMLButtonElement[] {
  const buttons = [...row.querySelectorAll("button")];
  return buttons.filter((button) => !button.disabled && button.closest("[hidden]") === null);
}

function nextAt(row: HTMLElement, event: KeyboardEvent): HTMLButtonElement | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return undefined;
  const buttons = buttonsIn(row);
  const at = buttons.findIndex((button) => button === event.target);
  if (at < 0) return undefined;
  const forward = getComputedStyle(row).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  switch (event.key) {
    case "Home":
      return buttons[0];
    case "End":
      return buttons.at(-1);
    case "ArrowRight":
    case "ArrowLeft":
      return buttons.at((at + (event.key === forward ? 1 : -1)) % buttons.length);
    default:
      return undefined;
  }
}
