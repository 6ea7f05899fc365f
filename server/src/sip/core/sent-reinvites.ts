import { addDuration, type Instant, ms } from "@parley/shared/lib";
import { first } from "../message/headers.ts";
import type { ReceivedResponse } from "../message/message.ts";
import type { Wire } from "../transaction/wire.ts";
import { SDP_TYPE } from "./capabilities.ts";
import type { Outcome } from "./client-transaction.ts";
import { endsDialog, type LegContext, sdpOf } from "./leg-context.ts";

/** Our re-INVITEs on one leg: one at a time, each 2xx acknowledged. */
export class SentReinvites {
  readonly #context: LegContext;
  #pending: object | undefined;
  /** Repeated on another flow while the peer may still wait for it. */
  #lastAck: { readonly wire: Wire; readonly until: Instant } | undefined;

  constructor(context: LegContext) {
    this.#context = context;
  }

  get isPending(): boolean {
    return this.#pending !== undefined;
  }

  send(sdp: string): void {
    const { dialog, session, ownHeaders } = this.#context;
    const sending = {};
    this.#pending = sending;
    let ack: Wire | undefined;
    const headers = [...ownHeaders(), ...session.offering()];
    const body = { contentType: SDP_TYPE, text: sdp };
    dialog.send({ method: "INVITE", headers, body }, (outcome) => {
      if (outcome.status < 200) return;
      // RFC 3261 §13.2.2.4: every repetition of a 2xx gets the same ACK.
      if (ack !== undefined) return void this.#context.core.send(dialog.flow, ack);
      if (isSuccess(outcome)) ack = this.acknowledge(outcome.response);
      if (this.#pending === sending) this.#settle(outcome);
    });
  }

  /** The ACK to a 2xx, also to one that comes when its transaction has been given up. */
  acknowledge(response: ReceivedResponse): Wire {
    const { core, dialog } = this.#context;
    // RFC 3261 §13.2.2.4: the ACK already goes to the Contact of the 2xx.
    dialog.refresh(response);
    const wire = dialog.acknowledge(response.cseq);
    this.#lastAck = { wire, until: addDuration(core.deadlines.now(), ms(64 * core.timers.t1)) };
    return wire;
  }

  /** On another flow: what the old one swallowed has failed, and the last ACK may be missing. */
  rehomed(): void {
    const { core, dialog } = this.#context;
    if (this.#lastAck !== undefined && core.deadlines.now() < this.#lastAck.until) {
      core.send(dialog.flow, this.#lastAck.wire);
    }
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
