/**
 * Keeps the screen of a phone or of a wall from going dark (Screen Wake Lock), where the browser can:
 * it lets go when the page is hidden, and has to be asked again. Returns how to let it go.
 */
export function keepScreenOn({ navigator, document: page }: Window): () => void {
  if (!("wakeLock" in navigator)) return () => undefined;
  let isWanted = true;
  let lock: WakeLockSentinel | undefined;
  /** One at a time: what is asked for while it is asked for is had with it. */
  let asking = false;
  const ask = async () => {
    if (asking || page.visibilityState !== "visible" || lock?.released === false) return;
    asking = true;
    // Refused where power is short: then the screen goes dark as ever.
    lock = await navigator.wakeLock.request("screen").catch(() => undefined);
    asking = false;
    if (!isWanted) await lock?.release();
  };
  const turned = () => void ask();
  page.addEventListener("visibilitychange", turned);
  turned();
  return () => {
    isWanted = false;
    page.removeEventListener("visibilitychange", turned);
    void lock?.release();
  };
}
