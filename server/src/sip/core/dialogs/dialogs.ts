import { sameTarget, sequenced } from "../../dialog/dialog.ts";
import type { NamedDialog } from "../../dialog/named-dialog.ts";
import { limits } from "../../limits.ts";
import type { ReceivedRequest, ReceivedResponse } from "../../message/message.ts";
import type { Leg } from "../../sip-handle.ts";
import type { Flow } from "../../transport/flow.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";
import type { OpenDialog } from "./open-dialog.ts";

/** All dialogs. Our tag finds one; Call-ID and the peer's tag must agree (RFC 3261 §12). */
export class Dialogs {
  readonly #byLocalTag = new Map<string, OpenDialog>();
  readonly #byFlow = new Map<string, Set<OpenDialog>>();

  get size(): number {
    return this.#byLocalTag.size;
  }

  isFull(): boolean {
    return this.#byLocalTag.size >= limits.dialogs;
  }

  add(dialog: OpenDialog): void {
    this.#byLocalTag.set(dialog.state.localTag, dialog);
    this.#on(dialog.flow).add(dialog);
  }

  remove(dialog: OpenDialog): void {
    this.#byLocalTag.delete(dialog.state.localTag);
    this.#off(dialog);
  }

  /** A request with a To tag: its dialog's, in sequence, else 481 or 500 (RFC 3261 §12.2.2). */
  requestReceived(transaction: ServerTransaction): void {
    const { request, flow } = transaction;
    const dialog = this.#find(request.toTag, request.fromTag, request.callId);
    if (dialog === undefined) {
      transaction.respond(481);
      return;
    }
    const next = sequenced(dialog.state, request.cseq);
    if (!next.ok) {
      transaction.respond(next.refusal, { reasonPhrase: "CSeq Out Of Order" });
      return;
    }
    dialog.state = next.value;
    if (flow.id !== dialog.flow.id) this.#rehome(dialog, flow);
    dialog.usage.requestReceived(transaction);
  }

  /** The answered call whose dialog this is. */
  call({ localTag, remoteTag, callId }: NamedDialog): Leg | undefined {
    return this.#find(localTag, remoteTag, callId)?.usage.call();
  }

  ackReceived(ack: ReceivedRequest): void {
    this.#find(ack.toTag, ack.fromTag, ack.callId)?.usage.ackReceived(ack);
  }

  strayResponse(response: ReceivedResponse): void {
    if (response.cseqMethod !== "INVITE" || response.status < 200 || response.status > 299) return;
    const dialog = this.#find(response.fromTag, response.toTag, response.callId);
    // What nothing of ours can have asked for is no answer, and gets no ACK to be kept.
    if (dialog === undefined || response.cseq > dialog.state.localSequence) return;
    dialog.usage.strayAnswer(response);
  }

  flowClosed(flow: Flow): void {
    for (const dialog of this.#byFlow.get(flow.id) ?? []) dialog.usage.flowLost();
  }

  clear(): void {
    this.#byLocalTag.clear();
    this.#byFlow.clear();
  }

  /**
   * Our policy: who knows Call-ID and both tags and has a fresh CSeq is the peer, whatever flow
   * it comes over; the dialog moves there. Its sisters, whose old flow is dead and whose Contact
   * is the same, move with it: a page that is back has one new connection for all it had.
   */
  #rehome(dialog: OpenDialog, flow: Flow): void {
    const old = dialog.flow;
    const sisters = old.isOpen() ? [] : [...(this.#byFlow.get(old.id) ?? [])];
    this.#move(dialog, flow);
    for (const sister of sisters) {
      if (sister !== dialog && sameTarget(sister.state, dialog.state)) this.#move(sister, flow);
    }
  }

  #move(dialog: OpenDialog, flow: Flow): void {
    this.#off(dialog);
    dialog.move(flow);
    if (this.#byLocalTag.get(dialog.state.localTag) === dialog) this.#on(flow).add(dialog);
  }

  #find(localTag: string, remoteTag: string, callId: string): OpenDialog | undefined {
    const dialog = this.#byLocalTag.get(localTag);
    if (dialog?.state.remoteTag !== remoteTag || dialog.state.callId !== callId) return undefined;
    return dialog;
  }

  #on(flow: Flow): Set<OpenDialog> {
    const known = this.#byFlow.get(flow.id);
    if (known !== undefined) return known;
    const none = new Set<OpenDialog>();
    this.#byFlow.set(flow.id, none);
    return none;
  }

  #off(dialog: OpenDialog): void {
    const here = this.#byFlow.get(dialog.flow.id);
    if (here?.delete(dialog) && here.size === 0) this.#byFlow.delete(dialog.flow.id);
  }
}
