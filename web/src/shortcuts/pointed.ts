/**
 * Whether what has the keyboard came by it from a pointer. `:focus-visible` does not tell: it turns
 * true with the very key that asks.
 */
export interface Pointed {
  /** The pointer put the keyboard where it is: whoever uses it does not work that control by keys. */
  isTrue(): boolean;
}

/** Listens before anybody on the page does, until `signal`. */
export function watchPointed(page: Window, signal: AbortSignal): Pointed {
  let isByPointer = false;
  let focusIsByPointer = false;
  const listening = { signal, capture: true };
  page.addEventListener("keydown", () => void (isByPointer = false), listening);
  page.addEventListener("focusin", () => void (focusIsByPointer = isByPointer), listening);
  // Also on what has the keyboard already, where no focus comes.
  page.addEventListener(
    "pointerdown",
    () => {
      isByPointer = true;
      focusIsByPointer = true;
    },
    listening,
  );
  return { isTrue: () => focusIsByPointer };
}
