import { addDuration, type Instant, ms } from "@parley/shared/lib";
import { Alarm } from "../../deadlines.ts";
import { wantsNoSubscription } from "../../dialog/refer-to.ts";
import {
  type EventName,
  endsSubscription,
  printEvent,
  printSubscriptionState,
  type SubscriptionState,
} from "../../dialog/subscription.ts";
import { fields } from "../../message/print.ts";
import { reasonPhrase } from "../../message/status.ts";
import type { Referral, RefusalToSend } from "../../sip-handle.ts";
import type { Core } from "../core.ts";
import type { OpenDialog } from "../dialogs/open-dialog.ts";
import { refusalOptions } from "../refusal.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";

/**
 * One REFER of a peer, and the subscription that accepting it implies (RFC 3515 §2.4.4).
 *
 *     asked ──accept──► active ──final notify, 180 s, 481──► over
 *       └──refuse, accept with Refer-Sub: false────────────►┘
 */
export class ReceivedRefer implements Referral {
  readonly id: string;
  readonly #core: Core;
  readonly #dialog: OpenDialog;
  readonly #event: EventName;
  readonly #over: () => void;
  readonly #alarm = new Alarm(() => this.#expired());
  /** The REFER that still waits for the user. */
  #asked: ServerTransaction | undefined;
  #expiresAt: Instant | undefined;
  #progress = sipfrag(100, reasonPhrase(100));

  /** `over` is called once, when nothing more of this goes through the dialog. */
  constructor(core: Core, asked: ServerTransaction, dialog: OpenDialog, over: () => void) {
    this.id = core.token();
    this.#core = core;
    this.#asked = asked;
    this.#dialog = dialog;
    this.#over = over;
    // RFC 3515 §2.4.6: the REFER's number tells it from others in the dialog.
    this.#event = { package: "refer", id: String(asked.request.cseq) };
  }

  accept(): void {
    const asked = this.#asked;
    if (asked === undefined) return;
    this.#asked = undefined;
    const silent = wantsNoSubscription(asked.request.headers);
    // RFC 7647 §5: 200, no longer 202.
    asked.respond(200, {
      headers: [
        ...fields({ contact: this.#dialog.contact(), "refer-sub": silent ? "false" : undefined }),
        ...this.#core.capabilities,
      ],
    });
    if (silent) return this.#over();
    this.#expiresAt = addDuration(this.#core.deadlines.now(), ms(SUBSCRIBED_SECONDS * 1000));
    this.#core.deadlines.set(this.#alarm, this.#expiresAt);
    this.#tell({ state: "active" });
  }

  refuse(refusal: RefusalToSend): void {
    const asked = this.#asked;
    if (asked === undefined) return;
    this.#asked = undefined;
    asked.respond(refusal.status, refusalOptions(refusal, this.#core.settings));
    this.#over();
  }

  notify(status: number, reason = reasonPhrase(status), final = status >= 200): void {
    this.#progress = sipfrag(status, reason);
    if (final) this.#end({ state: "terminated", reason: "noresource" });
    else this.#tell({ state: "active" });
  }

  #expired(): void {
    this.#end({ state: "terminated", reason: "timeout" });
  }

  /** Says how far it is; nothing before it is accepted or when it is over. */
  #tell(state: SubscriptionState): void {
    if (this.#expiresAt === undefined) return;
    const remaining = (this.#expiresAt - this.#core.deadlines.now()) / 1000;
    const headers = [
      ...fields({
        contact: this.#dialog.contact(),
        event: printEvent(this.#event),
        "subscription-state": printSubscriptionState(state, remaining),
      }),
      ...this.#core.capabilities,
    ];
    const body = { contentType: "message/sipfrag;version=2.0", text: this.#progress };
    this.#dialog.send({ method: "NOTIFY", headers, body }, ({ status }) => {
      if (endsSubscription(status)) this.#end();
    });
  }

  #end(last?: SubscriptionState): void {
    if (this.#expiresAt === undefined) return;
    if (last !== undefined) this.#tell(last);
    this.#expiresAt = undefined;
    this.#core.deadlines.set(this.#alarm, undefined);
    this.#over();
  }
}

/** Our policy: as long as two who are called one after the other may ring, and a minute more. */
const SUBSCRIBED_SECONDS = 180;

/** RFC 3515 §2.4.5: a response as far as its status line. */
function sipfrag(status: number, reason: string): string {
  return `SIP/2.0 ${status} ${reason}\r\n`;
}
