import { limits } from "../../limits.ts";
import { busyFor } from "../refusal.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";
import type { LegContext } from "./leg-context.ts";
import { messageOf } from "./message-content.ts";

/** The peer's MESSAGEs on one leg, until the user has answered them (RFC 3428 §7). */
export class ReceivedMessages {
  readonly #context: LegContext;
  readonly #pending = new Map<string, ServerTransaction>();

  constructor(context: LegContext) {
    this.#context = context;
  }

  received(transaction: ServerTransaction): void {
    const { leg, emit } = this.#context;
    const content = messageOf(transaction.request);
    if (!content.ok) {
      const { status, headers } = content.refusal;
      return void transaction.respond(status, { headers });
    }
    if (this.#pending.size >= limits.messagesPerDialog) {
      return void transaction.respond(500, busyFor(5));
    }
    const id = String(transaction.request.cseq);
    this.#pending.set(id, transaction);
    emit({ type: "message-received", leg, message: { id, ...content.value } });
  }

  answer(id: string, status: number, retryAfterSeconds?: number): void {
    const later = retryAfterSeconds === undefined ? {} : busyFor(retryAfterSeconds);
    this.#pending.get(id)?.respond(status, later);
    this.#pending.delete(id);
  }

  refuseAll(status: number): void {
    for (const transaction of this.#pending.values()) transaction.respond(status);
    this.#pending.clear();
  }
}
