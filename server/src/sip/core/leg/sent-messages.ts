import { CPIM_TYPE, TEXT_TYPE } from "@parley/shared/instant-message";
import { limits } from "../../limits.ts";
import { first, type Headers, listed, names } from "../../message/headers.ts";
import type { SipMessage } from "../../message/message.ts";
import { typeOf } from "../../message/typed-value.ts";
import type { MessageToSend } from "../../sip-handle.ts";
import type { Outcome } from "../transactions/client-transaction.ts";
import { endsDialog, type LegContext } from "./leg-context.ts";

/** Our MESSAGEs on one leg: none to a peer that has not said that it takes them (RFC 3428 §4). */
export class SentMessages {
  readonly #context: LegContext;
  readonly #pending = new Set<MessageToSend>();
  #takesMessages = false;
  #takesCpim = false;

  constructor(context: LegContext, opening: Headers) {
    this.#context = context;
    this.#learn(opening);
  }

  /** What the peer says of itself later takes the place of what it said before. */
  heard({ headers }: SipMessage): void {
    this.#learn(headers);
  }

  send(message: MessageToSend): void {
    if (!this.#takesMessages) return this.#later(message, 405);
    const content = this.#contentFor(message);
    // Nothing to say to somebody who takes texts alone: as good as said.
    if (content === undefined) return this.#later(message, 200);
    const { dialog } = this.#context;
    // RFC 3428 §8: nothing large where nothing controls congestion.
    if (dialog.flow.transport === "udp" && isLarge(content.text)) return this.#later(message, 513);
    this.#pending.add(message);
    dialog.send({ method: "MESSAGE", body: content }, (outcome) =>
      this.#answered(message, outcome),
    );
  }

  /** What was pending on the old flow has failed with it. */
  rehomed(): void {
    const failed = [...this.#pending];
    this.#pending.clear();
    for (const message of failed) this.#tell(message, 503);
  }

  #learn(headers: Headers): void {
    if (first(headers, "allow") !== undefined) {
      this.#takesMessages = names(headers, "allow", "MESSAGE");
    }
    if (first(headers, "accept") !== undefined) {
      this.#takesCpim = listed(headers, "accept").some((type) => typeOf(type) === CPIM_TYPE);
    }
  }

  #contentFor({ cpim, text }: MessageToSend) {
    if (this.#takesCpim) return { contentType: CPIM_TYPE, text: cpim };
    return text === undefined ? undefined : { contentType: `${TEXT_TYPE}; charset=utf-8`, text };
  }

  #answered(message: MessageToSend, { status }: Outcome): void {
    if (status < 200 || !this.#pending.delete(message)) return;
    if (status === 415 && this.#takesCpim) {
      this.#takesCpim = false;
      return this.send(message);
    }
    if (status === 405 || status === 501) this.#takesMessages = false;
    this.#tell(message, status);
    if (endsDialog(status)) this.#context.gone(status);
  }

  #tell({ id }: MessageToSend, status: number): void {
    const { leg, emit } = this.#context;
    if (id !== undefined) emit({ type: "message-answered", leg, id, status });
  }

  /** No command calls back before it returns. */
  #later(message: MessageToSend, status: number): void {
    this.#context.core.later(() => this.#tell(message, status));
  }
}

function isLarge(body: string): boolean {
  return Buffer.byteLength(body) > limits.messageOverUdp;
}
