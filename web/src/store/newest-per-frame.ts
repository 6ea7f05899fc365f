/** The part of a window that its pictures and timers come from. */
export interface FrameSource {
  requestAnimationFrame(call: () => void): number;
  cancelAnimationFrame(handle: number): void;
  setTimeout(call: () => void, afterMs: number): number;
  clearTimeout(handle: number): void;
}

export interface NewestPerFrame<T> {
  readonly give: (value: T) => void;
  /** Shows what waits, at once. */
  readonly flush: () => void;
}

/** A page that draws nothing, being hidden, is up to date after so many milliseconds. */
const LONGEST_MS = 50;

/**
 * Of values that come in quick succession shows the newest, once for each picture the page draws:
 * to join takes some twenty steps within a few hundred milliseconds, and to draw each of them would
 * keep the next ones waiting.
 */
export function newestPerFrame<T>(page: FrameSource, show: (value: T) => void): NewestPerFrame<T> {
  let waiting: { readonly value: T; readonly callOff: () => void } | undefined;
  const flush = () => {
    if (waiting === undefined) return;
    const { value, callOff } = waiting;
    waiting = undefined;
    callOff();
    show(value);
  };
  const order = () => {
    const frame = page.requestAnimationFrame(flush);
    const timer = page.setTimeout(flush, LONGEST_MS);
    return () => {
      page.cancelAnimationFrame(frame);
      page.clearTimeout(timer);
    };
  };
  const give = (value: T) => {
    waiting = { value, callOff: waiting?.callOff ?? order() };
  };
  return { give, flush };
}
