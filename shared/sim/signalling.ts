import type { ConferenceEffect, ConferenceInput } from "../src/conference/index.ts";
import { assertNever } from "../src/lib/index.ts";
import type { LegId } from "../src/switching/index.ts";
import type { ToFocus, ToParticipant } from "./messages.ts";
import type { Presence } from "./person.ts";
import { Transactions } from "./transactions.ts";
import type { World } from "./world.ts";

/** What the SIP of the focus is connected to. */
export interface SignallingParts {
  readonly world: World;
  /** One in this many answers to a BYE of the focus never comes. */
  readonly silenceOdds: number;
  readonly receive: (input: ConferenceInput) => void;
  readonly isLeg: (leg: LegId) => boolean;
  readonly presenceOf: (leg: LegId) => Presence | undefined;
}

type SipEffect = Extract<
  ConferenceEffect,
  {
    readonly type:
      | "answer-invite"
      | "refuse-invite"
      | "answer-offer"
      | "refuse-offer"
      | "send-reinvite"
      | "answer-message"
      | "send-message"
      | "send-bye";
  }
>;

/** The focus's end of SIP: transactions with their timeouts; the dialogs are the focus's own. */
export class Signalling {
  readonly #parts: SignallingParts;
  readonly #transactions: Transactions;
  /** By leg, the name of an offer of the peer's that is not answered yet. */
  readonly #offered = new Map<LegId, string>();
  #cseq = 0;
  #offers = 0;

  constructor(parts: SignallingParts) {
    this.#parts = parts;
    this.#transactions = new Transactions(parts.world);
  }

  received(leg: LegId, message: ToFocus): void {
    const { receive } = this.#parts;
    switch (message.type) {
      case "invite":
        return receive({ ...message, type: "invite-received", leg });
      case "cancel":
        return receive({ type: "invite-cancelled", leg });
      case "ack":
        this.#transactions.answered(`ack ${leg}`);
        this.#transactions.answered(`later ack ${leg}`);
        return receive({ type: "ack-received", leg });
      case "answer":
        if (!this.#transactions.answered(reinvite(leg, message.cseq))) return;
        return receive({ type: "reinvite-answered", leg, sdp: message.sdp });
      case "offer-failed":
        if (!this.#transactions.answered(reinvite(leg, message.cseq))) return;
        return receive({ type: "reinvite-failed", leg, status: message.status });
      case "offer": {
        this.#offers += 1;
        const offer = `offer ${this.#offers}`;
        this.#offered.set(leg, offer);
        return receive({
          type: "offer-received",
          leg,
          offer,
          method: "INVITE",
          sdp: message.sdp,
        });
      }
      case "bye":
        return receive({ type: "bye-received", leg, reasons: message.reasons });
      case "bye-answered":
        return this.#byeAnswered(leg, message.status);
      case "message": {
        const { messageId, text } = message;
        const said = { message: messageId, messageId, disposition: "render", text } as const;
        return receive({ type: "message-received", leg, ...said });
      }
      case "message-answered":
        if (!this.#transactions.answered(told(leg, message.number))) return;
        return receive({
          type: "message-answered",
          leg,
          number: message.number,
          status: message.status,
        });
      case "hand":
        return receive({ type: "hand-moved", leg, info: "hand", raised: message.raised });
      case "microphone":
        return receive({ type: "microphone-switched", leg, info: "microphone", on: message.on });
      case "hand-lowering": {
        const { target } = message;
        return receive({ type: "hand-lowering-requested", leg, info: "hand", target });
      }
      case "path-lost":
        return receive({ type: "path-lost", leg, info: "path" });
      case "options":
        return this.#optionsReceived(leg);
      default:
        return assertNever(message);
    }
  }

  perform(effect: SipEffect): void {
    const { leg } = effect;
    switch (effect.type) {
      case "answer-invite":
        return this.#answer(`ack ${leg}`, effect);
      case "answer-offer":
        // What has no transaction any more is answered to nobody.
        return this.#isOpen(effect) ? this.#answer(`later ack ${leg}`, effect) : undefined;
      case "refuse-invite":
        return this.#send(leg, { type: "refusal", status: effect.status });
      case "refuse-offer":
        if (!this.#isOpen(effect)) return;
        return this.#send(leg, { type: "offer-refused", status: effect.status });
      case "send-reinvite":
        this.#cseq += 1;
        this.#send(leg, { type: "reinvite", cseq: this.#cseq, sdp: effect.sdp });
        return this.#expect(reinvite(leg, this.#cseq), {
          type: "reinvite-failed",
          leg,
          status: 408,
        });
      case "answer-message": {
        const { message: messageId, status } = effect;
        return this.#send(leg, { type: "message-answer", messageId, status });
      }
      case "send-message":
        return this.#tell(effect);
      case "send-bye":
        return this.#sendBye(effect);
      default:
        return assertNever(effect);
    }
  }

  /** Whether that offer has had no answer so far: from now on it has. */
  #isOpen({ leg, offer }: { readonly leg: LegId; readonly offer: string }): boolean {
    return this.#offered.get(leg) === offer && this.#offered.delete(leg);
  }

  #answer(ack: string, { leg, sdp }: { readonly leg: LegId; readonly sdp: string }): void {
    this.#send(leg, { type: "answer", sdp });
    this.#expect(ack, { type: "ack-missing", leg });
  }

  /** Nothing more comes of what was asked within this dialog, but of its BYE. */
  over(leg: LegId): void {
    this.#transactions.answered(`ack ${leg}`);
    this.#transactions.answered(`later ack ${leg}`);
    this.#transactions.allAnswered(reinvite(leg));
    this.#transactions.allAnswered(told(leg));
    this.#offered.delete(leg);
  }

  /** The process has died, and what it waited for with it. */
  forget(): void {
    this.#transactions.allAnswered();
    this.#offered.clear();
  }

  #sendBye({ leg, reason }: Extract<SipEffect, { readonly type: "send-bye" }>): void {
    const { world, receive, presenceOf } = this.#parts;
    if (!presenceOf(leg)?.sipDown.up) {
      // No flow to send it over: RFC 3261 §8.1.3.1 has that as a 503, at once.
      world.after(0, () => receive({ type: "bye-answered", leg, status: 503 }));
      return;
    }
    this.#send(leg, { type: "bye", ...(reason && { reason }) });
    this.#expect(`bye ${leg}`, { type: "bye-answered", leg, status: 408 });
  }

  /** No answer is as good as 408, which ends the dialog (RFC 5057 §5.1). */
  #tell({ leg, message }: Extract<SipEffect, { readonly type: "send-message" }>): void {
    const { receive } = this.#parts;
    this.#send(leg, { type: "message", message });
    const { number } = message;
    if (number === undefined) return;
    this.#transactions.expect(told(leg, number), () => {
      receive({ type: "message-answered", leg, number, status: 408 });
      receive({ type: "dialog-gone", leg, status: 408 });
    });
  }

  #byeAnswered(leg: LegId, status: number): void {
    const { world, silenceOdds, receive } = this.#parts;
    if (world.dice.oneIn(silenceOdds)) return;
    if (this.#transactions.answered(`bye ${leg}`)) receive({ type: "bye-answered", leg, status });
  }

  /** The dialog is heard of on a new flow: what was pending on the old one has failed. */
  #optionsReceived(leg: LegId): void {
    const { receive, isLeg } = this.#parts;
    if (!isLeg(leg)) return this.#send(leg, { type: "gone" });
    const offer = this.#offered.get(leg);
    this.#offered.delete(leg);
    if (offer !== undefined) receive({ type: "offer-dropped", leg, offer });
    if (this.#transactions.answered(`later ack ${leg}`)) {
      receive({ type: "ack-received", leg, assumed: true });
    }
    if (this.#transactions.allAnswered(reinvite(leg))) {
      receive({ type: "reinvite-failed", leg, status: 503 });
    }
    for (const number of this.#transactions.numbersAnswered(told(leg))) {
      receive({ type: "message-answered", leg, number, status: 503 });
    }
    receive({ type: "flow-restored", leg });
  }

  #send(leg: LegId, message: ToParticipant): void {
    this.#parts.presenceOf(leg)?.sipDown.send(message);
  }

  #expect(name: string, late: ConferenceInput): void {
    this.#transactions.expect(name, () => this.#parts.receive(late));
  }
}

/** The transaction that an answer belongs to. */
function reinvite(leg: LegId, cseq: number | "" = ""): string {
  return `reinvite ${leg} ${cseq}`;
}

function told(leg: LegId, number: number | "" = ""): string {
  return `message ${leg} ${number}`;
}
