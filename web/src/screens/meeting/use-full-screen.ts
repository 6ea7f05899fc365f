import { useSyncExternalStore } from "react";

interface FullScreen {
  readonly isPossible: boolean;
  readonly isFull: boolean;
  readonly toggle: () => void;
}

/** Whether the page has the whole screen. To be asked for from within a gesture. */
export function useFullScreen(): FullScreen {
  const isFull = useSyncExternalStore(watch, isFullNow);
  return { isPossible: document.fullscreenEnabled === true, isFull, toggle };
}

function watch(listener: () => void): () => void {
  document.addEventListener("fullscreenchange", listener);
  return () => document.removeEventListener("fullscreenchange", listener);
}

function isFullNow(): boolean {
  return document.fullscreenElement instanceof Element;
}

/** Where the browser refuses, everything stays as it is, and there is nothing to mend. */
function toggle(): void {
  const turned = isFullNow()
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen({ navigationUI: "hide" });
  turned.catch(() => undefined);
}
