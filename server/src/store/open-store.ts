import { ok, type Result } from "@parley/shared/lib";
import type { StorePort } from "../focus/ports.ts";
import { openLedger } from "./database/open-ledger.ts";
import { keepPruned } from "./retention.ts";
import type { StoreSettings } from "./settings.ts";
import { Store } from "./store.ts";
import { openThreadedLedger } from "./thread/threaded-ledger.ts";

/**
 * Opens what outlives the process, for this process alone; or says in one line why it cannot be had.
 * `report` is told, in a sentence, of what goes wrong later without anybody waiting for it.
 */
export async function openStore(
  settings: StoreSettings,
  report: (trouble: string) => void,
): Promise<Result<StorePort, string>> {
  const opened =
    settings.url === undefined
      ? await openThreadedLedger(settings, { report })
      : await openLedger(settings, report);
  if (!opened.ok) return opened;
  const stopPruning = keepPruned(opened.value, settings.historyDays, report);
  return ok(new Store(opened.value, report, stopPruning));
}
