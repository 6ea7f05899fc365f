import { type RefObject, useEffect } from "react";
import { usePage } from "../../store/context.ts";
import { useSize } from "./use-size.ts";

/**
 * Tells how large an element is in which the others are seen. What a layout puts beside the pictures
 * belongs to it: another layout alone is no other size, and so one configure.
 */
export function useStageSize(): RefObject<HTMLDivElement | null> {
  const { element, width, height } = useSize<HTMLDivElement>();
  const { actions } = usePage();
  useEffect(() => {
    if (width > 0 && height > 0) actions.setStageSize(width, height);
  }, [actions, width, height]);
  return element;
}
