import { assertNever } from "@parley/shared/lib";
import type { HeaderField } from "../../message/headers.ts";
import type { ReceivedRequest, ReceivedResponse } from "../../message/message.ts";
import { fields } from "../../message/print.ts";
import { printReason, type Reason, reasonsOf } from "../../message/reason.ts";
import type { Identity } from "../../proof.ts";
import type { SipEvent } from "../../sip-event.ts";
import type { Answer, InfoToSend, Leg, MessageToSend, RefusalToSend } from "../../sip-handle.ts";
import type { Core } from "../core.ts";
import { OpenDialog, type Usage } from "../dialogs/open-dialog.ts";
import { SessionRefresh } from "../dialogs/session-refresh.ts";
import { answerWithin } from "../dialogs/within-dialog.ts";
import { recvInfo } from "../info-packages.ts";
import { ReceivedRefers } from "../subscriptions/received-refers.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";
import { AwaitedAck } from "./awaited-ack.ts";
import { type LegContext, sdpOf } from "./leg-context.ts";
import type { Beginning, Opening } from "./opening.ts";
import { ReceivedBye } from "./received-bye.ts";
import { ReceivedInfos } from "./received-infos.ts";
import { ReceivedMessages } from "./received-messages.ts";
import { ReceivedOffers } from "./received-offers.ts";
import { SentAcks } from "./sent-acks.ts";
import { SentInfos } from "./sent-infos.ts";
import { SentMessages } from "./sent-messages.ts";
import { SentReinvites } from "./sent-reinvites.ts";
import { SentUpdates } from "./sent-updates.ts";

/**
 * An INVITE dialog, whoever has called; where we have, our answer is the ACK.
 *
 *     opening ──answer──► answered ──ACK, or none──► confirmed ──BYE──► ended
 *        │ └──answer with our ACK─────────────────────────►┘             ▲
 *        └──refuse, CANCEL, BYE─────────────────────────────────────────►┤
 *                  answered ──sendBye──► leaving ──ACK, or none: BYE────►┘
 */
type Phase = "opening" | "answered" | "confirmed" | "leaving" | "ended";

export class InviteLeg implements Leg, Usage {
  readonly id: string;
  readonly #context: LegContext;
  /** Until it is answered: all of the INVITE would stay with it. */
  #opening: Opening | undefined;
  /** Of the peer, proven when it called or registered: within the dialog no request proves it again. */
  readonly #identity: Identity;
  readonly #offers: ReceivedOffers;
  readonly #refers = new ReceivedRefers();
  readonly #reinvites: SentReinvites;
  readonly #infos: ReceivedInfos;
  readonly #sentInfos: SentInfos;
  readonly #messages: ReceivedMessages;
  readonly #sentMessages: SentMessages;
  readonly #updates: SentUpdates;
  #phase: Phase = "opening";
  #farewell: Reason | undefined;
  /** The BYE that has ended this. */
  #bye: ReceivedBye | undefined;

  constructor(core: Core, beginning: Beginning, identity: Identity) {
    this.id = core.token();
    this.#identity = identity;
    const dialog = new OpenDialog(core, beginning.start, this);
    this.#context = {
      core,
      leg: this,
      dialog,
      ack: new AwaitedAck(
        core,
        (wire) => void core.send(dialog.flow, wire),
        () => this.#acknowledged({ type: "ack-missing", leg: this }),
      ),
      sentAcks: new SentAcks(core, dialog),
      session: new SessionRefresh(core, (what) => this.#sessionDue(what)),
      ownHeaders: () => ownHeaders(core, dialog),
      emit: (event) => this.#emit(event),
      gone: (status) => this.#gone(status),
    };
    this.#offers = new ReceivedOffers(this.#context);
    this.#reinvites = new SentReinvites(this.#context);
    this.#infos = new ReceivedInfos(this.#context);
    this.#sentInfos = new SentInfos(this.#context, beginning.message.headers);
    this.#messages = new ReceivedMessages(this.#context);
    this.#sentMessages = new SentMessages(this.#context, beginning.message.headers);
    this.#updates = new SentUpdates(this.#context, beginning.message.headers);
    this.#opening = beginning.open(this.#context, (reasons) => {
      this.#giveUp(reasons);
      this.#end();
    });
    core.dialogs.add(dialog);
  }

  provisional(status: number): void {
    if (this.#phase === "opening") this.#opening?.provisional(status);
  }

  answer(answer: Answer): void {
    if (this.#phase !== "opening" || this.#opening === undefined) return;
    if (answer.contactUser !== undefined) this.#context.dialog.contactUser = answer.contactUser;
    this.#phase = this.#opening.answer(answer);
    this.#opening = undefined;
  }

  refuse(refusal: RefusalToSend): void {
    if (this.#phase !== "opening") return;
    this.#opening?.refuse(refusal);
    this.#end();
  }

  sendReinvite(sdp: string): void {
    if (!this.#isInviting()) return this.#reinvites.send(sdp);
    const failed: SipEvent = { type: "reinvite-failed", leg: this, status: 491 };
    this.#context.core.later(() => this.#emit(failed));
  }

  answerOffer(id: string, sdp: string): void {
    this.#offers.answer(id, sdp);
  }

  refuseOffer(id: string, refusal: RefusalToSend): void {
    this.#offers.refuse(id, refusal);
  }

  sendBye(reason?: Reason): void {
    if (this.#phase === "opening") return this.refuse({ status: 480 });
    if (this.#phase === "confirmed") return this.#leave(reason);
    if (this.#phase !== "answered") return;
    // RFC 3261 §15: the called end waits for the ACK before it sends a BYE.
    this.#phase = "leaving";
    this.#farewell = reason;
  }

  confirmBye(): void {
    this.#bye?.confirm();
  }

  abandon(): void {
    if (this.#phase === "opening") this.refuse({ status: 480 });
    this.#end();
  }

  answerInfo(id: string, status: number, retryAfterSeconds?: number): void {
    this.#infos.answer(id, status, retryAfterSeconds);
  }

  sendInfo(info: InfoToSend): void {
    if (this.#phase === "answered" || this.#phase === "confirmed") this.#sentInfos.send(info);
  }

  answerMessage(id: string, status: number, retryAfterSeconds?: number): void {
    this.#messages.answer(id, status, retryAfterSeconds);
  }

  sendMessage(message: MessageToSend): void {
    if (this.call() !== undefined) this.#sentMessages.send(message);
  }

  call(): Leg | undefined {
    return this.#phase === "answered" || this.#phase === "confirmed" ? this : undefined;
  }

  requestReceived(transaction: ServerTransaction): void {
    const { method } = transaction.request;
    if (method === "BYE") return this.#byeReceived(transaction);
    if (method === "REFER") return this.#referReceived(transaction);
    if (method === "INFO") return this.#infos.received(transaction);
    if (method === "MESSAGE") return this.#messages.received(transaction);
    if (method !== "INVITE" && method !== "UPDATE") {
      return answerWithin(transaction, this.#context.dialog, this.#context.core);
    }
    this.#updates.heard(transaction.request);
    this.#sentInfos.heard(transaction.request);
    this.#sentMessages.heard(transaction.request);
    if (this.#phase === "leaving") transaction.respond(487);
    else this.#offers.received(transaction);
  }

  ackReceived(ack: ReceivedRequest): void {
    if (!this.#context.ack.accepts(ack.cseq)) return;
    this.#acknowledged({ type: "acked", leg: this, ...sdpOf(ack) });
  }

  /** The peer repeats a 2xx that nothing waits for: without an ACK it would end the call. */
  strayAnswer(response: ReceivedResponse): void {
    // While our answer is outstanding the ACK that would carry it is, too.
    if (this.#phase !== "opening") this.#context.sentAcks.acknowledge(response);
  }

  flowLost(): void {
    this.#emit({ type: "flow-lost", leg: this });
  }

  rehomed(): void {
    this.#offers.rehomed();
    this.#context.sentAcks.rehomed();
    this.#reinvites.rehomed();
    this.#sentMessages.rehomed();
    this.#emit({ type: "flow-restored", leg: this, flow: this.#context.dialog.flow.id });
  }

  /** RFC 3261 §14.1: one INVITE transaction at a time within a dialog, in either direction. */
  #isInviting(): boolean {
    const outside = this.#phase === "opening" || this.#phase === "ended";
    return (
      outside || this.#reinvites.isPending || this.#offers.isInviting || this.#context.ack.isWaiting
    );
  }

  /** The wait for an ACK is over, one way or the other. */
  #acknowledged(event: SipEvent): void {
    if (this.#phase === "leaving") return this.#leave(this.#farewell);
    if (this.#phase === "answered") this.#phase = "confirmed";
    this.#emit(event);
  }

  #sessionDue(what: "refresh" | "expired"): void {
    switch (what) {
      case "expired":
        return this.#emit({ type: "session-expired", leg: this });
      case "refresh":
        if (!this.#isInviting()) this.#updates.refresh();
        return;
      default:
        assertNever(what);
    }
  }

  #giveUp(reasons: readonly Reason[]): void {
    this.#opening?.close();
    this.#emit({ type: "invite-cancelled", leg: this, reasons });
  }

  /** RFC 3261 §15.1.2: 200, at once where the user has nothing to do first; 487 to the pending. */
  #byeReceived(bye: ServerTransaction): void {
    const reasons = reasonsOf(bye.request.headers);
    if (this.call() !== undefined) {
      this.#bye = new ReceivedBye(this.#context.core, bye);
      this.#emit({ type: "bye-received", leg: this, reasons });
    } else {
      bye.respond(200);
      if (this.#phase === "opening") this.#giveUp(reasons);
    }
    this.#end();
  }

  #referReceived(transaction: ServerTransaction): void {
    const { core, dialog } = this.#context;
    if (this.#phase === "leaving") return void transaction.respond(487);
    const call = { dialog, leg: this, identity: this.#identity };
    this.#refers.received(transaction, call, core);
  }

  /** RFC 3261 §12.2.1.2: a BYE in case the peer is only deaf; with 481 it knows nothing to end. */
  #gone(status: number): void {
    this.#emit({ type: "leg-gone", leg: this, status });
    if (status === 481 || this.#phase === "ended") return this.#end();
    this.#leave({ protocol: "SIP", cause: status });
  }

  /** RFC 3261 §15.1.1: the session is over as soon as the BYE is on its way. */
  #leave(reason: Reason | undefined): void {
    const { core, dialog } = this.#context;
    const headers = fields({ reason: reason && printReason(reason) });
    dialog.send({ method: "BYE", headers }, ({ status }) => {
      if (status >= 200) core.emit({ type: "bye-answered", leg: this, status });
    });
    this.#end();
  }

  #end(): void {
    this.#offers.refuseAll(487);
    this.#refers.refuseAll(487);
    this.#infos.refuseAll(487);
    this.#messages.refuseAll(487);
    this.#phase = "ended";
    this.#context.ack.stop();
    this.#context.session.stop();
    this.#context.core.dialogs.remove(this.#context.dialog);
  }

  /** Nothing is told of a leg that has ended. */
  #emit(event: SipEvent): void {
    if (this.#phase !== "ended") this.#context.core.emit(event);
  }
}

function ownHeaders(core: Core, dialog: OpenDialog): HeaderField[] {
  return [{ name: "contact", value: dialog.contact() }, ...core.capabilities, ...recvInfo(core)];
}
