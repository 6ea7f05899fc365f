/** A phone, a tablet on its own: no keyboard to speak of, and one window at a time. */
export function isTouchOnly(): boolean {
  return window.matchMedia("(any-pointer: coarse) and (not (any-pointer: fine))").matches;
}
