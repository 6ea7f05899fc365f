import { type RefObject, useLayoutEffect } from "react";
import { usePage } from "../../store/context.ts";
import { useSize } from "./use-size.ts";

/** Tells how large the stage is: everything on it is placed within that. */
export function useStageSize(): RefObject<HTMLDivElement | null> {
  const { element, width, height } = useSize<HTMLDivElement>();
  const { actions } = usePage();
  useLayoutEffect(() => {
    if (width > 0 && height > 0) actions.setStageSize(width, height);
  }, [actions, width, height]);
  return element;
}
