import { type RefObject, useEffect, useRef } from "react";

/** Where a screen takes another's place, the keyboard goes on at its next step (WCAG 2.4.3). */
export function useFirstFocus<T extends HTMLElement>(): RefObject<T | null> {
  const element = useRef<T>(null);
  useEffect(() => element.current?.focus(), []);
  return element;
}
