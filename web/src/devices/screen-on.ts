/**
 * Keeps the screen of a phone or of a wall from going dark (Screen Wake Lock), where the browser can:
 * it lets go when the page is hidden, and has to be asked again. Returns how to let it go.
 */
export function keepScreenOn({ navigator, document: page }: Window): () => void {
  if (!("wakeLock" in navigator)) return () => undefined;
  /** What the browser gave last, if anything: asked one at a time. */
  let given: Promise<WakeLockSentinel | undefined> = Promise.resolve(undefined);
  const ask = () => {
    given = given.then((lock) => {
      if (page.visibilityState !== "visible" || lock?.released === false) return lock;
      // Refused where power is short: then the screen goes dark as ever.
      return navigator.wakeLock.request("screen").catch(() => undefined);
    });
  };
  page.addEventListener("visibilitychange", ask);
  ask();
  return () => {
    page.removeEventListener("visibilitychange", ask);
    void given.then((lock) => lock?.release());
  };
}
