import { useEffect, useState } from "react";

/** The wall clock, ms, ticking once a second while it is looked at. */
export function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}

/** Whole seconds since `at` (wall clock, ms), counting; 0 without it. */
export function useSecondsSince(at: number | undefined): number {
  const now = useNow(at !== undefined);
  return at === undefined ? 0 : Math.max(0, Math.floor((now - at) / 1_000));
}
