import { type RefObject, useLayoutEffect, useRef, useState } from "react";

/** The inner size of an element, px, as it changes. */
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
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      setSize({ width, height });
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { element, ...size };
}
