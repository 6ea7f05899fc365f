import type { KeyboardEvent, RefObject } from "react";
import { useShortcut } from "../../shortcuts/use-shortcut.ts";
import { type Direction, nextIn } from "./next-in.ts";

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

const picture = "[data-stop]";
/** Of a picture's buttons the one that the keyboard comes to. */
const entry = "[data-entry]";

/**
 * 0 goes to the pictures, arrows from one to the next as they stand. Returns what hears the arrows
 * before the buttons do: one that opens a menu would take those it does not need.
 */
export function useTileKeys(
  stage: RefObject<HTMLElement | null>,
  enabled: boolean,
): (event: KeyboardEvent) => void {
  useShortcut(
    "tiles",
    () => stage.current?.querySelector<HTMLElement>(`${entry}[tabindex="0"]`)?.focus(),
    enabled,
  );
  return (event) => {
    const direction = arrows[event.key];
    const { target, currentTarget } = event;
    if (direction === undefined || !(target instanceof HTMLElement) || !target.matches(entry)) {
      return;
    }
    const from = target.closest(picture);
    if (from === null) return;
    const others = [...currentTarget.querySelectorAll<HTMLElement>(picture)];
    const boxes = others.map((other) => other.getBoundingClientRect());
    const next = nextIn(direction, from.getBoundingClientRect(), boxes);
    event.preventDefault();
    event.stopPropagation();
    if (next !== undefined) others[next]?.querySelector<HTMLElement>(entry)?.focus();
  };
}

/** The picture that an element is in, by the name it has for the keyboard. */
export function stopOf(element: EventTarget): string | undefined {
  if (!(element instanceof Element)) return undefined;
  return element.closest<HTMLElement>(picture)?.dataset["stop"];
}
