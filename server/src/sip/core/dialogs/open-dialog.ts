import {
  ackWithin,
  type Dialog,
  dialogAsUas,
  type NewRequest,
  requestWithin,
  retargeted,
} from "../../dialog/dialog.ts";
import type { ReceivedRequest, ReceivedResponse, SipMessage } from "../../message/message.ts";
import { parseSipUri } from "../../message/uri.ts";
import type { SipSettings } from "../../settings.ts";
import type { Leg } from "../../sip-handle.ts";
import type { Wire } from "../../transaction/wire.ts";
import { type Flow, hostPort } from "../../transport/flow.ts";
import type { Outcome } from "../transactions/client-transaction.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";
import type { Transactions } from "../transactions/transactions.ts";

/** What a dialog is for: an INVITE session or a subscription (RFC 5057: its usage). */
export interface Usage {
  /** The call it is, from our 2xx until one end leaves. */
  call(): Leg | undefined;
  /** A request in sequence, over the dialog's flow. */
  requestReceived(transaction: ServerTransaction): void;
  ackReceived(ack: ReceivedRequest): void;
  /** A 2xx to an INVITE of ours that no transaction waits for any more. */
  strayAnswer(response: ReceivedResponse): void;
  flowLost(): void;
  /** The dialog's flow is another from now on. */
  rehomed(): void;
}

/** What a dialog needs of the world. */
export interface DialogHost {
  readonly transactions: Transactions;
  readonly settings: SipSettings;
}

/** How a dialog begins. */
export interface DialogStart {
  readonly state: Dialog;
  readonly flow: Flow;
  /** The user part of our Contact. */
  readonly contactUser: string | undefined;
}

/** The dialog that answering a request opens. */
export function startedBy({ request, toTag, flow }: ServerTransaction): DialogStart {
  const contactUser = parseSipUri(request.requestUri)?.user;
  return { state: dialogAsUas(request, toTag), flow, contactUser };
}

/** A dialog, the flow it runs over, and whom it is for. */
export class OpenDialog {
  readonly usage: Usage;
  readonly #host: DialogHost;
  /** The user part of our Contact. */
  contactUser: string | undefined;
  #dialog: Dialog;
  #flow: Flow;

  constructor(host: DialogHost, start: DialogStart, usage: Usage) {
    this.#host = host;
    this.usage = usage;
    this.contactUser = start.contactUser;
    this.#dialog = start.state;
    this.#flow = start.flow;
  }

  get state(): Dialog {
    return this.#dialog;
  }

  set state(dialog: Dialog) {
    this.#dialog = dialog;
  }

  get flow(): Flow {
    return this.#flow;
  }

  move(flow: Flow): void {
    this.#flow = flow;
    this.usage.rehomed();
  }

  /** Our Contact over the present flow, marked as a focus (RFC 4579 §4, RFC 8848 §3). */
  contact(): string {
    return contactOver(this.#flow, this.contactUser, this.#host.settings);
  }

  send(request: NewRequest, came: (outcome: Outcome) => void): void {
    const [next, message] = requestWithin(this.#dialog, request);
    this.#dialog = next;
    this.#host.transactions.start(message, this.#flow, came);
  }

  acknowledge(cseq: number, body?: NewRequest["body"]): Wire {
    return this.#host.transactions.acknowledge(ackWithin(this.#dialog, cseq, body), this.#flow);
  }

  refresh(message: SipMessage): void {
    this.#dialog = retargeted(this.#dialog, message);
  }
}

/** The URI a peer reaches us at, with the features of RFC 3840 as header parameters. */
export function contactOver(flow: Flow, user: string | undefined, settings: SipSettings): string {
  const host = hostPort({ host: settings.publicHost ?? flow.local.host, port: flow.local.port });
  // RFC 7118 §5.2: `ws` also where the WebSocket is secure.
  const transport = flow.transport === "wss" ? "ws" : flow.transport;
  const features = settings.contactFeatures.map((feature) => `;${feature}`).join("");
  return `<sip:${user === undefined ? "" : `${user}@`}${host};transport=${transport}>${features}`;
}
