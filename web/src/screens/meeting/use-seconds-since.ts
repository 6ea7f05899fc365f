import { useEffect, useState } from "react";

/** Whole seconds since `at` (wall clock, ms), counting; 0 without it. */
export function useSecondsSince(at: number | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (at === undefined) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [at]);
  return at === undefined ? 0 : Math.max(0, Math.floor((now - at) / 1_000));
}
