import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The inner size of an element, px, as it changes; in whichever window it stands. */
export function useSize<T extends HTMLElement>(): {
  readonly element: RefObject<T | null>;
  readonly width: number;
  readonly height: number;
} {
  const element = useRef<T>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    // An observer looks when its own window is drawn.
    const { ResizeObserver: Observer } = current.ownerDocument.defaultView ?? window;
    const observer = new Observer(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize({ width, height });
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { element, ...size };
}
