import { useSyncExternalStore } from "react";

/** A part of the page that is fetched before it is needed. */
export interface Early<T> {
  /** Where this fails, it is fetched again when it is needed. */
  readonly fetch: () => void;
  readonly follow: (tell: () => void) => () => void;
  readonly there: () => T | undefined;
}

/** How long after a vain attempt a part that is needed is fetched again. */
const againAfterMs = 1_000;

/** @param load fetches the part, for instance with `import()` */
export function early<T>(load: () => Promise<T>, afterMs = againAfterMs): Early<T> {
  let part: T | undefined;
  let isComing = false;
  const waiting = new Set<() => void>();
  const fetch = () => {
    if (part !== undefined || isComing) return;
    isComing = true;
    load().then(
      (loaded) => {
        part = loaded;
        for (const tell of waiting) tell();
      },
      () => {
        isComing = false;
        setTimeout(() => waiting.size > 0 && fetch(), afterMs);
      },
    );
  };
  const follow = (tell: () => void) => {
    waiting.add(tell);
    fetch();
    return () => void waiting.delete(tell);
  };
  return { fetch, follow, there: () => part };
}

/**
 * The part; undefined until it is there. With `lazy()` a part that came long ago would first be
 * waited for all the same, and what stands in for it stays 300 ms once it is shown.
 */
export function useEarly<T>({ follow, there }: Early<T>): T | undefined {
  return useSyncExternalStore(follow, there);
}
