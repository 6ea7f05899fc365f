import { type RefObject, useEffect, useState } from "react";

/** How long a bar stays after the last sign of life, where it hides. */
const staysMs = 4_000;
const signsOfLife = ["pointermove", "pointerdown", "keydown", "focusin"] as const;

/**
 * Whether a bar is to be seen, where it may hide: any key and any pointer brings it back, and it never
 * hides while the keyboard is in it, or a menu of it is open.
 */
export function useAtHand(
  bar: RefObject<HTMLElement | null>,
  mayHide: boolean,
  afterMs = staysMs,
): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    if (!mayHide) return;
    const look = () => {
      if (isInUse(bar.current)) return again();
      setIdle(true);
    };
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(look, afterMs);
    };
    const wake = () => {
      setIdle(false);
      again();
    };
    let timer = setTimeout(look, afterMs);
    for (const sign of signsOfLife) window.addEventListener(sign, wake);
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, wake);
      setIdle(false);
    };
  }, [bar, mayHide, afterMs]);
  return !isIdle;
}

/** A button that was clicked has the keyboard too, but does not show it. */
function isInUse(bar: HTMLElement | null): boolean {
  return (
    (bar?.querySelector(":focus-visible, [aria-haspopup][aria-expanded=true]") ?? null) !== null
  );
}
