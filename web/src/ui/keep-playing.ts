const signsOfLife = ["visibilitychange", "pointerup", "keydown"] as const;

/**
 * Lets a picture go on after the system has paused it: a phone's browser does so for a call, for
 * another app, for the lock screen, and does not say when it is over (G24). One that saves power
 * lets none begin before a gesture. Only a page that nobody controls the playback of may use it.
 * Returns how to stop.
 */
export function keepPlaying(
  element: HTMLMediaElement,
  page: Pick<Document, "visibilityState" | "addEventListener"> = document,
): () => void {
  const forget = new AbortController();
  const { signal } = forget;
  const resume = () => {
    if (!element.paused || page.visibilityState !== "visible") return;
    // Refused for want of a gesture: the next sign of life tries again.
    element.play().catch(() => undefined);
  };
  element.addEventListener("pause", resume, { signal });
  for (const sign of signsOfLife) page.addEventListener(sign, resume, { signal });
  return () => forget.abort();
}
