import { limits } from "../../limits.ts";
import { first } from "../../message/headers.ts";
import { fields } from "../../message/print.ts";
import { typeOf } from "../../message/typed-value.ts";
import { infoPackageOf, recvInfo } from "../info-packages.ts";
import { busyFor } from "../refusal.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";
import type { LegContext } from "./leg-context.ts";

/** The peer's INFOs on one leg, until the user has answered them (RFC 6086 §4.2.2). */
export class ReceivedInfos {
  readonly #context: LegContext;
  readonly #pending = new Map<string, ServerTransaction>();

  constructor(context: LegContext) {
    this.#context = context;
  }

  received(transaction: ServerTransaction): void {
    const { core, leg, emit } = this.#context;
    const { headers, body, cseq } = transaction.request;
    const known = infoPackageOf(headers, core.settings);
    // One without a package is as one of another: there is no INFO but by a package here.
    if (known === undefined) return void transaction.respond(469, { headers: recvInfo(core) });
    if (typeOf(first(headers, "content-type") ?? "") !== known.contentType) {
      return void transaction.respond(415, { headers: fields({ accept: known.contentType }) });
    }
    if (this.#pending.size >= limits.infosPerDialog) {
      return void transaction.respond(500, busyFor(5));
    }
    const id = String(cseq);
    this.#pending.set(id, transaction);
    emit({ type: "info-received", leg, info: { id, package: known.name, body } });
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
