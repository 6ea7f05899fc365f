import type { StoreLedger } from "./ledger.ts";
import { DAY_MS, PRUNE_INTERVAL_MS } from "./limits.ts";

/** Forgets visits that ended more than so many days ago, at once and then daily, until called off. */
export function keepPruned(
  ledger: Pick<StoreLedger, "prune">,
  historyDays: number,
  report: (trouble: string) => void,
  intervalMs = PRUNE_INTERVAL_MS,
): () => void {
  const prune = () => {
    const before = new Date(Date.now() - historyDays * DAY_MS).toISOString();
    ledger.prune(before).catch((error: unknown) => {
      report(`Old visits could not be forgotten: ${String(error)}`);
    });
  };
  prune();
  const timer = setInterval(prune, intervalMs).unref();
  return () => clearInterval(timer);
}
