import { addDuration, type Instant, ms } from "@parley/shared/lib";
import { Alarm } from "../../deadlines.ts";
import {
  type EventName,
  endsSubscription,
  eventOf,
  grantedSeconds,
  printEvent,
  printSubscriptionState,
  type SubscriptionState,
} from "../../dialog/subscription.ts";
import { fields } from "../../message/print.ts";
import type { Notification, RefusalToSend, Subscription } from "../../sip-handle.ts";
import type { Core } from "../core.ts";
import { OpenDialog, startedBy, type Usage } from "../dialogs/open-dialog.ts";
import { answerWithin } from "../dialogs/within-dialog.ts";
import { refusalOptions } from "../refusal.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";

/** One subscription of a peer to us (RFC 6665 §4.2). */
export class Notifier implements Subscription, Usage {
  readonly id: string;
  readonly #core: Core;
  readonly #dialog: OpenDialog;
  readonly #event: EventName;
  readonly #alarm = new Alarm(() => this.#expired());
  /** The SUBSCRIBE that still waits for the user. */
  #opening: ServerTransaction | undefined;
  #expiresAt: Instant;
  #ended = false;

  constructor(core: Core, opening: ServerTransaction, event: EventName, seconds: number) {
    this.id = core.token();
    this.#core = core;
    this.#event = event;
    this.#opening = opening;
    this.#dialog = new OpenDialog(core, startedBy(opening), this);
    this.#expiresAt = this.#after(seconds);
    core.dialogs.add(this.#dialog);
  }

  accept(contactUser?: string): void {
    const opening = this.#opening;
    if (opening === undefined) return;
    this.#opening = undefined;
    if (contactUser !== undefined) this.#dialog.contactUser = contactUser;
    this.#grant(opening, this.#remainingSeconds());
  }

  refuse(refusal: RefusalToSend): void {
    this.#opening?.respond(refusal.status, refusalOptions(refusal, this.#core.settings));
    if (this.#opening !== undefined) this.#end();
  }

  notify({ state, body }: Notification): void {
    if (this.#ended || this.#opening !== undefined) return;
    const over = state.state === "terminated";
    const headers = this.#notifyHeaders(state);
    this.#dialog.send({ method: "NOTIFY", headers, ...(body && { body }) }, ({ status }) => {
      if (status >= 200) this.#notified(status, over);
    });
    if (over) this.#end();
  }

  requestReceived(transaction: ServerTransaction): void {
    const { request } = transaction;
    if (request.method !== "SUBSCRIBE") return answerWithin(transaction, this.#dialog, this.#core);
    const event = eventOf(request.headers);
    if (event?.package !== this.#event.package || event.id !== this.#event.id) {
      // RFC 6665 §4.1.2.2: none of this dialog's subscriptions.
      transaction.respond(481, { reasonPhrase: "Subscription Does Not Exist" });
      return;
    }
    const granted = grantedSeconds(request.headers, this.#core.settings.subscription);
    if (!granted.ok) return refuseInterval(transaction, granted.refusal, this.#core);
    this.#dialog.refresh(request);
    this.#expiresAt = this.#after(granted.value);
    this.#grant(transaction, granted.value);
    const refreshed = { subscription: this, expiresSeconds: granted.value };
    this.#core.emit({ type: "subscribe-refreshed", ...refreshed });
  }

  call(): undefined {
    return undefined;
  }

  ackReceived(): void {
    // A subscription has no INVITE; the ACK is a stray.
  }

  strayAnswer(): void {
    // Nor has it a 2xx to one.
  }

  flowLost(): void {
    this.#core.emit({ type: "subscription-flow-lost", subscription: this });
  }

  rehomed(): void {
    this.#core.emit({ type: "subscription-flow-restored", subscription: this });
  }

  #notifyHeaders(state: SubscriptionState) {
    return [
      ...fields({
        contact: this.#dialog.contact(),
        event: printEvent(this.#event),
        "subscription-state": printSubscriptionState(state, this.#remainingSeconds()),
      }),
      ...this.#core.capabilities,
    ];
  }

  /** RFC 6665 §4.2.2: some answers end the subscription, and so did a NOTIFY that said so. */
  #notified(status: number, over: boolean): void {
    const ended = over || endsSubscription(status);
    if (ended) this.#end();
    this.#core.emit({ type: "notify-answered", subscription: this, status, ended });
  }

  #grant(transaction: ServerTransaction, seconds: number): void {
    transaction.respond(200, {
      headers: [
        ...fields({ contact: this.#dialog.contact(), expires: String(seconds) }),
        ...this.#core.capabilities,
      ],
    });
    // At 0 seconds the user's last NOTIFY ends it; without one, the alarm does soon.
    const grace = addDuration(this.#expiresAt, seconds === 0 ? LAST_NOTIFY_WITHIN : ms(0));
    this.#core.deadlines.set(this.#alarm, grace);
  }

  #expired(): void {
    this.notify({ state: { state: "terminated", reason: "timeout" } });
    this.#core.emit({ type: "subscription-expired", subscription: this });
  }

  #end(): void {
    this.#ended = true;
    this.#opening = undefined;
    this.#core.deadlines.set(this.#alarm, undefined);
    this.#core.dialogs.remove(this.#dialog);
  }

  #after(seconds: number): Instant {
    return addDuration(this.#core.deadlines.now(), ms(seconds * 1000));
  }

  #remainingSeconds(): number {
    return Math.max(0, Math.round((this.#expiresAt - this.#core.deadlines.now()) / 1000));
  }
}

const LAST_NOTIFY_WITHIN = ms(5_000);

/** 423 with our minimum (RFC 6665 §4.2.1.1), or 400. */
export function refuseInterval(
  transaction: ServerTransaction,
  status: 423 | 400,
  { settings }: Core,
): void {
  const minimum = String(settings.subscription.minSeconds);
  transaction.respond(
    status,
    status === 423 ? { headers: fields({ "min-expires": minimum }) } : {},
  );
}
