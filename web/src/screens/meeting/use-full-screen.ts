import { useCallback, useSyncExternalStore } from "react";

interface FullScreen {
  readonly isPossible: boolean;
  readonly isFull: boolean;
  readonly toggle: () => void;
}

/** Whether a page has the whole screen. To be asked for from within a gesture in that page. */
export function useFullScreen({ document: page }: Pick<Window, "document"> = window): FullScreen {
  const watch = useCallback(
    (listener: () => void) => {
      page.addEventListener("fullscreenchange", listener);
      return () => page.removeEventListener("fullscreenchange", listener);
    },
    [page],
  );
  const isFull = useSyncExternalStore(watch, () => isFullNow(page));
  const toggle = useCallback(() => toggleFull(page), [page]);
  return { isPossible: page.fullscreenEnabled === true, isFull, toggle };
}

function isFullNow(page: Document): boolean {
  return (page.fullscreenElement ?? null) !== null;
}

/** Where the browser refuses, everything stays as it is, and there is nothing to mend. */
function toggleFull(page: Document): void {
  const turned = isFullNow(page)
    ? page.exitFullscreen()
    : page.documentElement.requestFullscreen({ navigationUI: "hide" });
  turned.catch(() => undefined);
}
