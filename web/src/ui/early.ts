import { useSyncExternalStore } from "react";

/** A part of the page that is fetched before it is needed. */
export interface Early<T> {
  /** Where this fails, it is fetched again when it is needed. */
  readonly fetch: () => void;
  readonly follow: (tell: () => void) => () => void;
  readonly there: () => T | undefined;
  /** It has been fetched in vain so often that it may never come. */
  readonly isAmiss: () => boolean;
}

/** How long after a vain attempt a part that is needed is fetched again; twice as long after each. */
const againAfterMs = 1_000;
const againAfterAtMostMs = 30_000;
/** A moment without a network is nobody's business; a part that a newer page no longer has is. */
const vainAttempts = 3;

/** @param load fetches the part, for instance with `import()` */
export function early<T>(load: () => Promise<T>, afterMs = againAfterMs): Early<T> {
  let part: T | undefined;
  let isComing = false;
  let failures = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Set<() => void>();
  const tellAll = () => {
    for (const tell of waiting) tell();
  };
  const fetch = () => {
    if (part !== undefined || isComing) return;
    clearTimeout(again);
    isComing = true;
    load().then(came, failed);
  };
  const came = (loaded: T) => {
    part = loaded;
    tellAll();
  };
  const failed = () => {
    isComing = false;
    failures += 1;
    again = setTimeout(() => waiting.size > 0 && fetch(), pauseAfter(failures, afterMs));
    tellAll();
  };
  const follow = (tell: () => void) => {
    waiting.add(tell);
    fetch();
    return () => void waiting.delete(tell);
  };
  return {
    fetch,
    follow,
    there: () => part,
    isAmiss: () => part === undefined && failures >= vainAttempts,
  };
}

/** Milliseconds from so many vain attempts to the next. */
export function pauseAfter(failures: number, firstMs = againAfterMs): number {
  return Math.min(againAfterAtMostMs, firstMs * 2 ** (failures - 1));
}

/**
 * The part; undefined until it is there. With `lazy()` a part that came long ago would first be
 * waited for all the same, and what stands in for it stays 300 ms once it is shown.
 */
export function useEarly<T>({ follow, there }: Early<T>): T | undefined {
  return useSyncExternalStore(follow, there);
}

export function useIsAmiss({ follow, isAmiss }: Early<unknown>): boolean {
  return useSyncExternalStore(follow, isAmiss);
}
