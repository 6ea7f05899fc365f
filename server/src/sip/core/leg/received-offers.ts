import { retryAfterSeconds } from "@parley/shared/offer-answer";
import type { RefusalToSend } from "../../sip-handle.ts";
import { SDP_TYPE } from "../capabilities.ts";
import { intervalTooSmall } from "../dialogs/session-refresh.ts";
import { busyFor, refusalOptions } from "../refusal.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";
import { type LegContext, sdpOf } from "./leg-context.ts";

/** The peer's re-INVITEs and UPDATEs on one leg, each until the user has answered it. */
export class ReceivedOffers {
  readonly #context: LegContext;
  #pending: ServerTransaction | undefined;
  /** Whether the latest 2xx to a re-INVITE carried our offer; undefined before any. */
  #answeredWithOffer: boolean | undefined;

  constructor(context: LegContext) {
    this.#context = context;
  }

  get isInviting(): boolean {
    return this.#pending?.request.method === "INVITE";
  }

  received(transaction: ServerTransaction): void {
    const { request } = transaction;
    const { core, leg, session, emit } = this.#context;
    if (session.isTooSmall(request.headers)) {
      return void transaction.respond(422, intervalTooSmall(core));
    }
    // RFC 4028 §7.4: an UPDATE without a body only refreshes the session.
    if (request.method === "UPDATE" && request.body === "") return this.#accept(transaction);
    // RFC 3261 §14.2, RFC 3311 §5.2: one at a time, whatever is composed and waits to be sent.
    if (this.#pending) {
      return void transaction.respond(500, busyFor(retryAfterSeconds(core.random)));
    }
    this.#pending = transaction;
    const method = request.method === "UPDATE" ? "UPDATE" : "INVITE";
    const offer = { id: idOf(transaction), method, ...sdpOf(request) } as const;
    emit({ type: "offer-received", leg, offer });
  }

  answer(id: string, sdp: string): void {
    const transaction = this.#take(id);
    if (transaction !== undefined) this.#accept(transaction, sdp);
  }

  refuse(id: string, refusal: RefusalToSend): void {
    const options = refusalOptions(refusal, this.#context.core.settings);
    this.#take(id)?.respond(refusal.status, options);
  }

  refuseAll(status: number): void {
    this.#pending?.respond(status);
    this.#pending = undefined;
  }

  /**
   * On another flow: the peer's re-INVITE died with its old one, answered or not. A 2xx of ours
   * that it may not have got counts as acknowledged, unless our offer was in it.
   */
  rehomed(): void {
    const { leg, ack, emit } = this.#context;
    if (this.#pending) emit({ type: "offer-dropped", leg, id: idOf(this.#pending) });
    this.#pending = undefined;
    if (!ack.isWaiting || this.#answeredWithOffer === undefined) return;
    ack.stop();
    if (this.#answeredWithOffer) emit({ type: "ack-missing", leg });
    else emit({ type: "acked", leg, assumed: true });
  }

  #take(id: string): ServerTransaction | undefined {
    const transaction = this.#pending;
    if (transaction === undefined || idOf(transaction) !== id) return undefined;
    this.#pending = undefined;
    return transaction;
  }

  /** The 2xx; only with it the request refreshes target and session (RFC 6141 §4.6). */
  #accept(transaction: ServerTransaction, sdp?: string): void {
    const { dialog, session, ack, ownHeaders } = this.#context;
    const { request } = transaction;
    const terms = session.answering(request.headers);
    dialog.refresh(request);
    const response = transaction.respond(200, {
      headers: [...ownHeaders(), ...terms],
      ...(sdp === undefined ? {} : { body: { contentType: SDP_TYPE, text: sdp } }),
    });
    if (request.method !== "INVITE") return;
    this.#answeredWithOffer = request.body === "";
    ack.await(response);
  }
}

/** No other request of the peer's within the dialog has its number (RFC 3261 §12.2.2). */
function idOf({ request }: ServerTransaction): string {
  return String(request.cseq);
}
