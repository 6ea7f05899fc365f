import { assertNever } from "@parley/shared/lib";
import { termsForAnswer } from "../../dialog/session-terms.ts";
import { eventOf, grantedSeconds } from "../../dialog/subscription.ts";
import { listed } from "../../message/headers.ts";
import type { ReceivedRequest } from "../../message/message.ts";
import { fields } from "../../message/print.ts";
import { addressOfRecord, parseSipUri } from "../../message/uri.ts";
import type { Identity } from "../../proof.ts";
import { acceptHeaders } from "../capabilities.ts";
import type { Core } from "../core.ts";
import { contactOver } from "../dialogs/open-dialog.ts";
import { replacedBy } from "../dialogs/replaces.ts";
import { intervalTooSmall } from "../dialogs/session-refresh.ts";
import { recvInfo } from "../info-packages.ts";
import { InviteLeg } from "../leg/invite-leg.ts";
import { receivedInvite } from "../leg/received-invite.ts";
import { busyFor } from "../refusal.ts";
import { Notifier, refuseInterval } from "../subscriptions/notifier.ts";
import { receiveRefer } from "../subscriptions/received-refers.ts";
import type { ServerTransaction } from "../transactions/server-transaction.ts";
import { refusalAtTheDoor } from "./admission.ts";
import { identified, mayRegister } from "./identity.ts";
import { contentOf } from "./invite-content.ts";
import { openingRequest } from "./opening-request.ts";

/** Takes a new request: at the door, within a dialog, or as the start of something (RFC 3261 §8.2). */
export function receiveRequest(transaction: ServerTransaction, core: Core): void {
  const { request } = transaction;
  const refusal = refusalAtTheDoor(request, core.settings);
  if (refusal !== undefined) {
    transaction.respond(refusal.status, { headers: refusal.headers });
    return;
  }
  if (request.toTag !== "") return core.dialogs.requestReceived(transaction);
  switch (request.method) {
    case "OPTIONS":
      return answerOptions(transaction, core);
    case "MESSAGE":
      // Our policy: who is in a conference says so by its dialog, and nobody else has a say.
      transaction.respond(403, { reasonPhrase: "Only Within A Call" });
      return;
    case "INVITE":
    case "SUBSCRIBE":
    case "REGISTER":
    case "REFER": {
      const identity = identified(transaction, core);
      if (identity === undefined) return;
      return receiveIdentified(transaction, request.method, identity, core);
    }
    default:
      // BYE and UPDATE belong into a dialog, and this one names none (RFC 3261 §15.1.2).
      transaction.respond(481);
  }
}

function receiveIdentified(
  transaction: ServerTransaction,
  method: "INVITE" | "SUBSCRIBE" | "REGISTER" | "REFER",
  identity: Identity,
  core: Core,
): void {
  switch (method) {
    case "INVITE":
      return receiveInvite(transaction, identity, core);
    case "SUBSCRIBE":
      return receiveSubscribe(transaction, identity, core);
    case "REGISTER":
      return receiveRegister(transaction, identity, core);
    case "REFER":
      if (mayOpenDialog(transaction, core)) receiveRefer(transaction, identity, core);
      return;
    default:
      assertNever(method);
  }
}

function receiveRegister(transaction: ServerTransaction, identity: Identity, core: Core): void {
  const { request, flow } = transaction;
  const address = addressOfRecord(request.to.uri);
  if (address === undefined) return void transaction.respond(400);
  if (!mayRegister(request, identity, address)) return void transaction.respond(403);
  const now = core.deadlines.now();
  const { status, options } = core.registrar.register(address, { request, flow, identity, now });
  transaction.respond(status, options);
}

function receiveInvite(transaction: ServerTransaction, identity: Identity, core: Core): void {
  const { request, flow } = transaction;
  if (!mayOpenDialog(transaction, core)) return;
  if (termsForAnswer(request.headers, core.settings.sessionTimer) === "too-small") {
    transaction.respond(422, intervalTooSmall(core));
    return;
  }
  const content = contentOf(request);
  if (!content.ok) {
    const { status, headers } = content.refusal;
    transaction.respond(status, { headers });
    return;
  }
  const replaced = replacedBy(transaction, core);
  if (replaced === undefined) return;
  const leg = new InviteLeg(core, receivedInvite(transaction), identity);
  const invite = { ...openingRequest(request, flow, identity), ...content.value, ...replaced };
  core.emit({ type: "invite-received", leg, invite });
}

function receiveSubscribe(transaction: ServerTransaction, identity: Identity, core: Core): void {
  const { request, flow } = transaction;
  const event = eventOf(request.headers);
  if (event === undefined || !core.settings.eventPackages.includes(event.package)) {
    const packages = core.settings.eventPackages.join(", ");
    // RFC 6665 §4.2.1.1.
    transaction.respond(489, { headers: fields({ "allow-events": packages }) });
    return;
  }
  const granted = grantedSeconds(request.headers, core.settings.subscription);
  if (!granted.ok) return refuseInterval(transaction, granted.refusal, core);
  if (!mayOpenDialog(transaction, core)) return;
  const subscription = new Notifier(core, transaction, event, granted.value);
  const accept = listed(request.headers, "accept");
  const subscribe = {
    ...openingRequest(request, flow, identity),
    event,
    expiresSeconds: granted.value,
    accept,
  };
  core.emit({ type: "subscribe-received", subscription, subscribe });
}

/** RFC 3261 §11.2: what an INVITE would find here. */
function answerOptions(transaction: ServerTransaction, core: Core): void {
  const { request, flow } = transaction;
  const contact = contactOver(flow, parseSipUri(request.requestUri)?.user, core.settings);
  transaction.respond(200, {
    headers: [
      { name: "contact", value: contact },
      ...core.capabilities,
      ...acceptHeaders(),
      ...recvInfo(core),
    ],
  });
}

/** A dialog needs a Contact to send to (RFC 3261 §12.1.1), and room. */
function mayOpenDialog(transaction: ServerTransaction, { dialogs }: Core): boolean {
  const full = dialogs.isFull();
  if (full) transaction.respond(503, busyFor(10));
  else if (!hasContact(transaction.request))
    transaction.respond(400, { reasonPhrase: "Missing Contact" });
  else return true;
  return false;
}

/** RFC 2543 elements may leave the Contact out; then From is where requests go. */
function hasContact(request: ReceivedRequest): boolean {
  return request.branch === "" || listed(request.headers, "contact").length === 1;
}
