import { invariant, ok, type Result } from "@parley/shared/lib";
import type { HistoryQuery, Visit } from "../../focus/ports.ts";
import type { Changes } from "../changes.ts";
import type { RememberedConferences, StoreLedger } from "../ledger.ts";
import { REOPEN_FIRST_WAIT_MS, REOPEN_LONGEST_WAIT_MS } from "../limits.ts";
import type { StoreSettings } from "../settings.ts";
import { type LedgerThread, openedThread, type StartWorker, startWorker } from "./ledger-thread.ts";
import type { LedgerReply, LedgerRequest } from "./messages.ts";

interface Parts {
  /** Told, in a sentence, of every thread that is lost and every one that cannot open. */
  readonly report: (trouble: string) => void;
  readonly start: StartWorker;
  /** Milliseconds, never going back. */
  readonly now: () => number;
}

/** Opens the embedded database in a thread of its own; one that is lost is followed by another. */
export async function openThreadedLedger(
  settings: StoreSettings,
  parts: Pick<Parts, "report"> & Partial<Parts>,
): Promise<Result<StoreLedger, string>> {
  const ledger = new ThreadedLedger(settings, {
    start: startWorker,
    now: () => performance.now(),
    ...parts,
  });
  const opened = await ledger.open();
  return opened.ok ? ok(ledger) : opened;
}

/**
 * A ledger whose every call is a message to the thread and one back. Whoever asks after the thread
 * was lost has it opened anew, lock included: at once the first time, then less and less often.
 */
class ThreadedLedger implements StoreLedger {
  readonly #settings: StoreSettings;
  readonly #parts: Parts;
  #thread: Promise<Result<LedgerThread, string>> | undefined;
  #wasOpen = false;
  /** Threads lost, and others that could not open, since one has answered last. */
  #failures = 0;
  #reopenAt = 0;
  #isClosing = false;

  constructor(settings: StoreSettings, parts: Parts) {
    this.#settings = settings;
    this.#parts = parts;
  }

  open(): Promise<Result<LedgerThread, string>> {
    this.#thread ??= this.#opened();
    return this.#thread;
  }

  async conferences(): Promise<RememberedConferences> {
    const reply = await this.#ask({ type: "conferences" });
    invariant(reply.type === "conferences", "conferences are answered with conferences");
    return reply.conferences;
  }

  async history(query: HistoryQuery): Promise<readonly Visit[]> {
    const reply = await this.#ask({ type: "history", query });
    invariant(reply.type === "visits", "history is answered with visits");
    return reply.visits;
  }

  async commit(changes: Changes): Promise<void> {
    await this.#ask({ type: "commit", changes });
  }

  async prune(before: string): Promise<void> {
    await this.#ask({ type: "prune", before });
  }

  async close(): Promise<void> {
    this.#isClosing = true;
    const opened = await this.#thread;
    if (opened?.ok) await opened.value.close();
  }

  /** Once more where the thread is lost meanwhile: what is done twice comes to the same. */
  async #ask(request: LedgerRequest): Promise<LedgerReply> {
    const reply = (await this.#askOnce(request)) ?? (await this.#askOnce(request));
    if (reply === undefined) throw new Error("the store's thread was lost twice");
    this.#failures = 0;
    if (reply.type === "failed") throw new Error(reply.reason);
    return reply;
  }

  async #askOnce(request: LedgerRequest): Promise<LedgerReply | undefined> {
    // A thread opened now would have nobody to close it.
    if (this.#isClosing) throw new Error("the store is closed");
    if (!this.#thread && this.#parts.now() < this.#reopenAt) {
      throw new Error("the store is lost, and it is too early to open it again");
    }
    const opened = await this.open();
    if (!opened.ok) throw new Error(opened.refusal);
    return opened.value.ask(request);
  }

  async #opened(): Promise<Result<LedgerThread, string>> {
    const { start } = this.#parts;
    // Who is in a conference is still there: only the thread was lost.
    const worker = start({ ...this.#settings, reopening: this.#wasOpen });
    const opened = await openedThread(worker, (why) => this.#lost(why));
    if (opened.ok) this.#wasOpen = true;
    else this.#lost(opened.refusal);
    return opened;
  }

  #lost(why: string): void {
    this.#thread = undefined;
    if (this.#isClosing || !this.#wasOpen) return;
    this.#failures += 1;
    this.#reopenAt = this.#parts.now() + waitAfter(this.#failures);
    this.#parts.report(why);
  }
}

function waitAfter(failures: number): number {
  if (failures === 1) return 0;
  return Math.min(REOPEN_FIRST_WAIT_MS * 2 ** (failures - 2), REOPEN_LONGEST_WAIT_MS);
}
