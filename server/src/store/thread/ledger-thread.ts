import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { invariant, ok, type Result, refuse } from "@parley/shared/lib";
import type { HistoryQuery, Visit } from "../../focus/ports.ts";
import type { Changes } from "../changes.ts";
import type { RememberedConferences, StoreLedger } from "../ledger.ts";
import type { StoreSettings } from "../settings.ts";
import type { FromLedgerThread, LedgerReply, LedgerRequest, NumberedRequest } from "./messages.ts";

/** Opens the embedded database in a thread of its own: SQLite's calls wait for the disk. */
export async function openLedgerThread(
  settings: StoreSettings,
): Promise<Result<StoreLedger, string>> {
  const worker = new Worker(new URL("./entry.ts", import.meta.url), { workerData: settings });
  const first = await new Promise<FromLedgerThread>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  invariant(first.type !== "reply", "the thread says first whether it could open");
  return first.type === "opened" ? ok(new LedgerThread(worker)) : refuse(first.reason);
}

/** A ledger whose every call is a message to the thread and one back. */
class LedgerThread implements StoreLedger {
  readonly #worker: Worker;
  readonly #replyTo = new Map<number, (reply: LedgerReply) => void>();
  #requests = 0;
  /** Why it answers no more. */
  #ended: string | undefined;

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.on("message", (message: FromLedgerThread) => {
      if (message.type === "reply") this.#settle(message.id, message.reply);
    });
    worker.on("error", (error) => this.#end(`the store's thread broke: ${String(error)}`));
    worker.on("exit", () => this.#end("the store's thread has ended"));
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
    const gone = once(this.#worker, "exit");
    await this.#ask({ type: "close" });
    await gone;
  }

  async #ask(request: LedgerRequest): Promise<LedgerReply> {
    if (this.#ended !== undefined) throw new Error(this.#ended);
    const id = (this.#requests += 1);
    const numbered: NumberedRequest = { id, request };
    const reply = await new Promise<LedgerReply>((resolve) => {
      this.#replyTo.set(id, resolve);
      this.#worker.postMessage(numbered);
    });
    if (reply.type === "failed") throw new Error(reply.reason);
    return reply;
  }

  #settle(id: number, reply: LedgerReply): void {
    this.#replyTo.get(id)?.(reply);
    this.#replyTo.delete(id);
  }

  #end(reason: string): void {
    this.#ended ??= reason;
    for (const id of [...this.#replyTo.keys()]) this.#settle(id, { type: "failed", reason });
  }
}
