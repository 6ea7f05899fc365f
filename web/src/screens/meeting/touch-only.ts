import { useEffect, useState } from "react";
import { isField } from "../../shortcuts/board.ts";

/** A phone, a tablet: one window at a time. */
export function isTouchOnly(): boolean {
  return window.matchMedia("(any-pointer: coarse) and (not (any-pointer: fine))").matches;
}

/** What one points with in the first place. */
export function isFingers(): boolean {
  return window.matchMedia("(pointer: coarse)").matches;
}

/**
 * Whether there are keys to press. Of a tablet nobody can tell but by one that is pressed, and not in
 * a field: there a keyboard on the screen comes up.
 */
export function useKeyboard(): boolean {
  const [pressed, setPressed] = useState(false);
  useEffect(() => {
    if (pressed) return;
    const look = ({ target }: KeyboardEvent) => {
      if (!isField(target)) setPressed(true);
    };
    window.addEventListener("keydown", look);
    return () => window.removeEventListener("keydown", look);
  }, [pressed]);
  return pressed || !isTouchOnly();
}
