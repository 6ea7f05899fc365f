import { targetDialogOf } from "../../dialog/named-dialog.ts";
import { referToOf } from "../../dialog/refer-to.ts";
import { limits } from "../../limits.ts";
import type { Identity } from "../../proof.ts";
import type { Refer } from "../../sip-event.ts";
import type { Leg } from "../../sip-handle.ts";
import type { Core } from "../core.ts";
import { OpenDialog, startedBy, type Usage } from "../dialogs/open-dialog.ts";
import { answerWithin } from "../dialogs/within-dialog.ts";
import { openingRequest } from "../receiving/opening-request.ts";
import { busyFor } from "../refusal.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";
import { ReceivedRefer } from "./referral.ts";

/** The REFERs of one call's dialog, until what they asked for is done. */
export class ReceivedRefers {
  readonly #pending = new Set<ReceivedRefer>();

  received(transaction: ServerTransaction, from: ReferringCall, core: Core): void {
    const refer = referOf(transaction, core, from.identity, from.leg);
    if (refer === undefined) return;
    if (this.#pending.size >= limits.refersPerDialog) {
      transaction.respond(500, busyFor(5));
      return;
    }
    const referral: ReceivedRefer = new ReceivedRefer(core, transaction, from.dialog, () =>
      this.#pending.delete(referral),
    );
    this.#pending.add(referral);
    core.emit({ type: "refer-received", referral, refer });
  }

  /** Those accepted go on: the end of the call is not theirs (RFC 5057 §5.1). */
  refuseAll(status: number): void {
    for (const referral of this.#pending) referral.refuse({ status });
  }
}

export interface ReferringCall {
  readonly dialog: OpenDialog;
  readonly leg: Leg;
  readonly identity: Identity;
}

/** A REFER outside any dialog; accepted, it makes one for its NOTIFYs (RFC 7647 §4). */
export function receiveRefer(transaction: ServerTransaction, identity: Identity, core: Core): void {
  const refer = referOf(transaction, core, identity);
  if (refer === undefined) return;
  const { referral } = new ReferDialog(core, transaction);
  core.emit({ type: "refer-received", referral, refer });
}

/** A dialog in which there is nothing but the NOTIFYs to one REFER. */
class ReferDialog implements Usage {
  readonly referral: ReceivedRefer;
  readonly #core: Core;
  readonly #dialog: OpenDialog;

  constructor(core: Core, transaction: ServerTransaction) {
    this.#core = core;
    const dialog = new OpenDialog(core, startedBy(transaction), this);
    this.#dialog = dialog;
    this.referral = new ReceivedRefer(core, transaction, dialog, () => core.dialogs.remove(dialog));
    core.dialogs.add(dialog);
  }

  call(): undefined {
    return undefined;
  }

  requestReceived(transaction: ServerTransaction): void {
    answerWithin(transaction, this.#dialog, this.#core);
  }

  ackReceived(): void {
    // There is no INVITE here.
  }

  strayAnswer(): void {
    // Nor a 2xx to one.
  }

  flowLost(): void {
    // The NOTIFYs fail, or find the peer on another flow.
  }

  rehomed(): void {
    // The next NOTIFY goes there.
  }
}

/** What a REFER says; undefined where it is answered because it makes no sense. */
function referOf(
  transaction: ServerTransaction,
  { dialogs }: Core,
  identity: Identity,
  within?: Leg,
): Refer | undefined {
  const { request, flow } = transaction;
  const referTo = referToOf(request.headers);
  if (!referTo.ok) {
    transaction.respond(referTo.refusal);
    return undefined;
  }
  const opening = openingRequest(request, flow, identity);
  const target = targetDialogOf(request.headers);
  if (target === "none")
    return { ...opening, referTo: referTo.value, ...(within && { leg: within }) };
  const leg = target === "malformed" ? undefined : dialogs.call(target);
  if (leg !== undefined) return { ...opening, referTo: referTo.value, leg };
  // Our policy; RFC 4538 §4 would have it ignored, and the REFER mean nobody knows which call.
  transaction.respond(481);
  return undefined;
}
