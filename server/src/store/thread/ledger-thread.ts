import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { invariant, ok, type Result, refuse } from "@parley/shared/lib";
import type {
  FromLedgerThread,
  LedgerReply,
  LedgerRequest,
  NumberedRequest,
  ThreadSettings,
} from "./messages.ts";

export type StartWorker = (settings: ThreadSettings) => Worker;

/** The thread of the embedded database: SQLite's calls wait for the disk. */
export const startWorker: StartWorker = (settings) =>
  new Worker(new URL("./entry.ts", import.meta.url), { workerData: settings });

/** Waits until a thread has opened the database; or says in a line why it could not. */
export async function openedThread(
  worker: Worker,
  onEnd: (why: string) => void,
): Promise<Result<LedgerThread, string>> {
  const first = await new Promise<FromLedgerThread>((resolve) => {
    const refused = (reason: string) => resolve({ type: "refused", reason });
    worker.once("message", resolve);
    worker.once("error", (error) => refused(`The store's thread broke: ${String(error)}`));
    worker.once("exit", () => refused("The store's thread ended before it could open."));
  });
  invariant(first.type !== "reply", "the thread says first whether it could open");
  return first.type === "opened" ? ok(new LedgerThread(worker, onEnd)) : refuse(first.reason);
}

/** A thread that answers each request by a message, until it ends. */
export class LedgerThread {
  readonly #worker: Worker;
  readonly #onEnd: (why: string) => void;
  readonly #replyTo = new Map<number, (reply: LedgerReply | undefined) => void>();
  #requests = 0;
  #isOver = false;

  /** `onEnd` is told, before anybody who waits for an answer is. */
  constructor(worker: Worker, onEnd: (why: string) => void) {
    this.#worker = worker;
    this.#onEnd = onEnd;
    worker.on("message", (message: FromLedgerThread) => {
      if (message.type === "reply") this.#settle(message.id, message.reply);
    });
    worker.on("error", (error) => this.#end(`The store's thread broke: ${String(error)}`));
    worker.on("exit", () => this.#end("The store's thread has ended."));
  }

  /** Undefined where it ended before it answered: what was asked for may be done or not. */
  ask(request: LedgerRequest): Promise<LedgerReply | undefined> {
    if (this.#isOver) return Promise.resolve(undefined);
    const id = (this.#requests += 1);
    const numbered: NumberedRequest = { id, request };
    return new Promise((resolve) => {
      this.#replyTo.set(id, resolve);
      this.#worker.postMessage(numbered);
    });
  }

  async close(): Promise<void> {
    if (this.#isOver) return;
    const gone = once(this.#worker, "exit");
    await this.ask({ type: "close" });
    await gone;
  }

  #settle(id: number, reply: LedgerReply | undefined): void {
    this.#replyTo.get(id)?.(reply);
    this.#replyTo.delete(id);
  }

  #end(why: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#onEnd(why);
    for (const id of [...this.#replyTo.keys()]) this.#settle(id, undefined);
  }
}
