import { useCallback, useSyncExternalStore } from "react";

interface FullScreen {
  readonly isPossible: boolean;
  readonly isFull: boolean;
  readonly toggle: () => void;
}

/** Whether a page has the whole screen. To be asked for from within a gesture in that page. */
export function useFullScreen({ document: of }: Pick<Window, "document"> = window): FullScreen {
  const watch = useCallback(
    (listener: () => void) => {
      of.addEventListener("fullscreenchange", listener);
      return () => of.removeEventListener("fullscreenchange", listener);
    },
    [of],
  );
  const isFull = useSyncExternalStore(watch, () => isFullNow(of));
  const toggle = useCallback(() => toggleFull(of), [of]);
  return { isPossible: of.fullscreenEnabled === true, isFull, toggle };
}

function isFullNow(of: Document): boolean {
  return (of.fullscreenElement ?? null) !== null;
}

/** Where the browser refuses, everything stays as it is, and there is nothing to mend. */
function toggleFull(of: Document): void {
  const turned = isFullNow(of)
    ? of.exitFullscreen()
    : of.documentElement.requestFullscreen({ navigationUI: "hide" });
  turned.catch(() => undefined);
}
