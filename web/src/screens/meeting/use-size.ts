import { type RefObject, useLayoutEffect, useRef, useState } from "react";

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size, whole px, of an element that has no padding, as it changes; in whichever window it stands. */
export function useSize<T extends HTMLElement>(): Size & {
  readonly element: RefObject<T | null>;
} {
  const element = useRef<T>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const measured = (told: Size) => {
      const [width, height] = [Math.round(told.width), Math.round(told.height)];
      setSize((known) =>
        known.width === width && known.height === height ? known : { width, height },
      );
    };
    // Known before it is drawn: an observer tells only after, which is late for whoever goes by it.
    measured({ width: current.clientWidth, height: current.clientHeight });
    // An observer looks when its own window is drawn.
    const { ResizeObserver: Observer } = current.ownerDocument.defaultView ?? window;
    const observer = new Observer(([entry]) => entry && measured(entry.contentRect));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { element, ...size };
}
