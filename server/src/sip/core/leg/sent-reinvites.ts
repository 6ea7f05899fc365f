import { first } from "../../message/headers.ts";
import type { ReceivedResponse } from "../../message/message.ts";
import { SDP_TYPE } from "../capabilities.ts";
import type { Outcome } from "../transactions/client-transaction.ts";
import { endsDialog, type LegContext, sdpOf } from "./leg-context.ts";

/** Our re-INVITEs on one leg: one at a time, each 2xx acknowledged. */
export class SentReinvites {
  readonly #context: LegContext;
  #pending: object | undefined;

  constructor(context: LegContext) {
    this.#context = context;
  }

  get isPending(): boolean {
    return this.#pending !== undefined;
  }

  send(sdp: string): void {
    const { dialog, session, sentAcks, ownHeaders } = this.#context;
    const sending = {};
    this.#pending = sending;
    const headers = [...ownHeaders(), ...session.offering()];
    const body = { contentType: SDP_TYPE, text: sdp };
    dialog.send({ method: "INVITE", headers, body }, (outcome) => {
      if (outcome.status < 200) return;
      if (isSuccess(outcome)) sentAcks.acknowledge(outcome.response);
      if (this.#pending === sending) this.#settle(outcome);
    });
  }

  /** On another flow: what the old one swallowed has failed. */
  rehomed(): void {
    if (this.#pending !== undefined) this.#settle({ status: 503 });
  }

  #settle(outcome: Outcome): void {
    const { leg, session, emit, gone } = this.#context;
    const { status, response } = outcome;
    this.#pending = undefined;
    if (isSuccess(outcome)) {
      session.answered(outcome.response.headers);
      return emit({ type: "reinvite-answered", leg, ...sdpOf(outcome.response) });
    }
    if (status === 422 && response !== undefined) session.tooSmall(response.headers);
    if (endsDialog(status)) return gone(status);
    emit({ type: "reinvite-failed", leg, status, ...retryAfter(response) });
  }
}

function isSuccess(outcome: Outcome): outcome is { status: number; response: ReceivedResponse } {
  return outcome.response !== undefined && outcome.status >= 200 && outcome.status < 300;
}

function retryAfter(response: ReceivedResponse | undefined): { readonly retryAfterMs?: number } {
  const seconds = /^\d{1,6}/.exec(first(response?.headers ?? [], "retry-after") ?? "")?.[0];
  return seconds === undefined ? {} : { retryAfterMs: Number(seconds) * 1000 };
}
