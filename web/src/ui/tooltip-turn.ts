import { type RefObject, useEffect } from "react";
import { createSource, useSource } from "./source.ts";

/** A control that somebody wants to know about. */
export interface Reached {
  readonly control: HTMLElement;
  readonly by: "pointer" | "keyboard";
}

/** How long a pointer rests on a control before it is told about. */
const restsMs = 300;
/** Who goes from one to the next is told at once. */
const nextAtOnceMs = 300;
/** Between a tooltip and its control; a pointer may rest there on its way. */
export const gapPx = 8;

/** One at most, in all windows of the page. */
const shown = createSource<Reached | undefined>(undefined);
let goneAt = Number.NEGATIVE_INFINITY;

/** Whether it is this one that is told about. */
export function useTurn(reached: Reached): boolean {
  const current = useSource(shown);
  // Below a tooltip that is being pointed at are other controls.
  const isCovered = reached.by === "pointer" && current?.by === "pointer" && current !== reached;
  useEffect(() => {
    if (isCovered) return;
    const isAtOnce = reached.by === "keyboard" || performance.now() - goneAt < nextAtOnceMs;
    const timer = setTimeout(() => shown.set(reached), isAtOnce ? 0 : restsMs);
    return () => clearTimeout(timer);
  }, [reached, isCovered]);
  useEffect(
    () => () => {
      if (shown.get() !== reached) return;
      shown.set(undefined);
      goneAt = performance.now();
    },
    [reached],
  );
  return current === reached;
}

/**
 * Tells once the control is left, or pressed. A pointer that goes to the tooltip does not leave
 * (WCAG 1.4.13).
 *
 * @param leave the same one all along
 */
export function useLeaving(
  { control, by }: Reached,
  tooltip: RefObject<HTMLElement | null>,
  leave: () => void,
): void {
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const page = control.ownerDocument;
    const moved = (event: PointerEvent) => {
      if (event.composedPath().includes(control) || isNear(tooltip.current, event)) return;
      leave();
    };
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || tooltip.current === null) return;
      event.preventDefault();
      leave();
    };
    // Before anybody else: the Escape that takes a tooltip away closes nothing else.
    const first = { signal, capture: true };
    page.defaultView?.addEventListener("keydown", pressed, first);
    page.addEventListener("pointerdown", leave, first);
    page.addEventListener("click", leave, first);
    if (by === "keyboard") {
      control.addEventListener("blur", leave, { signal });
    } else {
      page.addEventListener("pointermove", moved, first);
      // Also where the page moves below a pointer that rests.
      page.addEventListener("pointerover", moved, first);
      page.documentElement.addEventListener("pointerleave", leave, { signal });
    }
    return () => listening.abort();
  }, [control, by, tooltip, leave]);
}

function isNear(tooltip: HTMLElement | null, { clientX, clientY }: PointerEvent): boolean {
  if (tooltip === null) return false;
  const { left, right, top, bottom } = tooltip.getBoundingClientRect();
  return clientX > left && clientX < right && clientY > top - gapPx && clientY < bottom + gapPx;
}
