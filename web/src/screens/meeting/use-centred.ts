import { type RefObject, useEffect, useRef } from "react";

/** Where a row is wider than the screen, one looks at its middle first. */
export function useCentred(tiles: number): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = row;
    if (current !== null && tiles > 1) {
      current.scrollLeft = (current.scrollWidth - current.clientWidth) / 2;
    }
  }, [tiles]);
  return row;
}
