import type {
  Conversation,
  InvitationId,
  MessageToTell,
  ReferId,
  SubscriptionId,
  Warning,
} from "@parley/shared/conference";
import { assertNever } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import type { OfferRefusal, SignallingPort, SignallingUser } from "../focus/ports.ts";
import { CallIds } from "./call-ids.ts";
import {
  callerOf,
  conferenceOf,
  conversationHeaders,
  conversationOf,
  recipientsOf,
} from "./caller-of.ts";
import { messageToSend } from "./chat-message.ts";
import { type CallsOut, FocusInvitations, type InvitationEvent } from "./focus-invitations.ts";
import { FocusSubscriptions } from "./focus-subscriptions.ts";
import { talkHappened } from "./focus-talk.ts";
import { handLowered, handPackage } from "./hand-package.ts";
import type { Reason } from "./message/reason.ts";
import { mutePackage, muteRequest } from "./mute-package.ts";
import type { Invite, ReceivedOffer, Refer, SipEvent } from "./sip-event.ts";
import type { Leg, Referral } from "./sip-handle.ts";

/** Brings SIP to the focus and back: it knows handles by id, and decides nothing. */
export class FocusSignalling implements SignallingPort {
  readonly #legs = new Map<LegId, Leg>();
  readonly #referrals = new Map<ReferId, Referral>();
  readonly #callIds = new CallIds();
  readonly #subscriptions = new FocusSubscriptions(this.#callIds);
  #invitations: FocusInvitations | undefined;
  #user: SignallingUser | undefined;

  /** The focus, once it is made. */
  serve(user: SignallingUser): void {
    this.#user = user;
  }

  /** What INVITEs are sent by, once it is made; without, nobody is called. */
  callBy(callsOut: CallsOut): void {
    this.#invitations = new FocusInvitations(callsOut);
  }

  /** The leg or subscription whose dialog has this Call-ID, while it is there. */
  partyOf(callId: string): LegId | SubscriptionId | undefined {
    return this.#callIds.partyOf(callId);
  }

  happened(event: SipEvent): void {
    const user = this.#user;
    if (!user) return;
    if ("referral" in event) return this.#referReceived(event.referral, event.refer, user);
    if ("subscription" in event) return this.#subscriptions.happened(event, user);
    if ("sent" in event) return this.#invitationHappened(event, user);
    const leg = idOf(event.leg);
    switch (event.type) {
      case "invite-received":
        this.#remember(event.leg, event.invite.callId);
        return this.#inviteReceived(leg, event.invite, user);
      case "offer-received":
        return this.#offerReceived(leg, event.offer, user);
      case "info-received":
      case "message-received":
      case "message-answered":
        return talkHappened(event, user);
      case "invite-cancelled":
        return this.#ended(leg, () => user.received({ type: "invite-cancelled", leg }));
      case "bye-received":
        // Answered once what it means is kept; by nobody else where no conference knows the leg.
        if (!user.received({ type: "bye-received", leg, reasons: event.reasons })) {
          this.answerBye(leg);
        }
        return;
      case "leg-gone":
        return this.#ended(leg, () =>
          user.received({ type: "dialog-gone", leg, status: event.status }),
        );
      case "acked":
        user.received({ ...event, type: "ack-received", leg });
        return;
      case "reinvite-answered":
        user.received({ type: "reinvite-answered", leg, sdp: event.sdp ?? "" });
        return;
      case "bye-answered":
      case "reinvite-failed":
        user.received({ ...event, leg });
        return;
      case "session-refresh-due":
        user.received({ type: "refresh-due", leg });
        return;
      case "offer-dropped":
        user.received({ type: "offer-dropped", leg, offer: event.id });
        return;
      case "ack-missing":
      case "session-expired":
      case "flow-lost":
      case "flow-restored":
        user.received({ type: event.type, leg });
        return;
      default:
        return assertNever(event);
    }
  }

  answerInvite(leg: LegId, sdp: string, conversation: Conversation, conference: string): void {
    const headers = conversationHeaders(conversation);
    // RFC 4579 §5.4: the Contact of a factory's 200 is the conference it has made.
    this.#legs.get(leg)?.answer({ sdp, contactUser: encodeURIComponent(conference), headers });
  }

  refuseInvite(leg: LegId, status: number, warning?: Warning): void {
    this.#legs.get(leg)?.refuse({ status, ...(warning && { warning }) });
    this.#forget(leg);
  }

  sendInvite(
    invitation: InvitationId,
    conference: string,
    target: string,
    conversation: Conversation,
  ): void {
    this.#invitations?.send(invitation, conference, target, conversation);
  }

  cancelInvite(invitation: InvitationId): void {
    this.#invitations?.cancel(invitation);
  }

  answerOffer(leg: LegId, offer: string, sdp: string): void {
    this.#legs.get(leg)?.answerOffer(offer, sdp);
  }

  refuseOffer(
    leg: LegId,
    offer: string,
    { status, retryAfterSeconds, warning }: OfferRefusal,
  ): void {
    this.#legs.get(leg)?.refuseOffer(offer, {
      status,
      ...(warning && { warning }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    });
  }

  sendReinvite(leg: LegId, sdp: string): void {
    this.#legs.get(leg)?.sendReinvite(sdp);
  }

  answerBye(leg: LegId): void {
    this.#legs.get(leg)?.confirmBye();
    this.#forget(leg);
  }

  answerInfo(leg: LegId, info: string, status: number, retryAfterSeconds?: number): void {
    this.#legs.get(leg)?.answerInfo(info, status, retryAfterSeconds);
  }

  askToMute(leg: LegId, by: string): void {
    const { name, contentType } = mutePackage;
    this.#legs.get(leg)?.sendInfo({ package: name, contentType, body: muteRequest(by) });
  }

  lowerHand(leg: LegId, by: string): void {
    const { name, contentType } = handPackage;
    this.#legs.get(leg)?.sendInfo({ package: name, contentType, body: handLowered(by) });
  }

  answerMessage(leg: LegId, message: string, status: number, retryAfterSeconds?: number): void {
    this.#legs.get(leg)?.answerMessage(message, status, retryAfterSeconds);
  }

  sendMessage(leg: LegId, message: MessageToTell): void {
    this.#legs.get(leg)?.sendMessage(messageToSend(message));
  }

  answerRefer(refer: ReferId, status: number): void {
    const referral = this.#referrals.get(refer);
    if (status === 200) return referral?.accept();
    referral?.refuse({ status });
    this.#referrals.delete(refer);
  }

  finishRefer(refer: ReferId, status: number): void {
    this.#referrals.get(refer)?.notify(status);
    this.#referrals.delete(refer);
  }

  sendBye(leg: LegId, reason?: Reason): void {
    this.#legs.get(leg)?.sendBye(reason);
    this.#forget(leg);
  }

  sendNotify(id: SubscriptionId, subscriptionState: string, body?: string): void {
    this.#subscriptions.notify(id, subscriptionState, body);
  }

  #inviteReceived(leg: LegId, invite: Invite, user: SignallingUser): void {
    const { sdp, recipients } = invite;
    if (sdp === undefined) {
      return this.refuseInvite(leg, 488, { code: 399, text: "An offer is needed in the INVITE" });
    }
    const replaces = invite.replaces && { replaces: idOf(invite.replaces) };
    user.inviteReceived(leg, conferenceOf(invite.requestUri), {
      sdp,
      caller: callerOf(invite),
      conversation: conversationOf(invite),
      ...replaces,
      ...(recipients && { recipients: recipientsOf(recipients) }),
    });
  }

  #invitationHappened(event: InvitationEvent, user: SignallingUser): void {
    if (event.type === "invite-answered") this.#remember(event.leg, event.answer.callId);
    const isTaken = this.#invitations?.happened(event, user) ?? false;
    if (event.type === "invite-answered" && !isTaken) this.refuseInvite(idOf(event.leg), 487);
  }

  /** A REFER may ask that somebody be sent a BYE (S0.4, S4.5), or an INVITE (RFC 4579 §5.5). */
  #referReceived(referral: Referral, refer: Refer, user: SignallingUser): void {
    const { referTo, leg, identity } = refer;
    const { method, uri: target } = referTo;
    if (method !== "BYE" && method !== "INVITE") return referral.refuse({ status: 405 });
    const id = referral.id as ReferId;
    this.#referrals.set(id, referral);
    const conference = conferenceOf(refer.requestUri);
    const asked = {
      refer: id,
      target,
      ...(leg && { by: idOf(leg) }),
      ...(identity.type === "proven" && { role: identity.role }),
    };
    if (method === "BYE")
      user.removalRequested(conference, { type: "removal-requested", ...asked });
    else user.invitationRequested(conference, { type: "invite-requested", ...asked });
  }

  #offerReceived(leg: LegId, offer: ReceivedOffer, user: SignallingUser): void {
    const { id, method, sdp } = offer;
    const description = sdp !== undefined && { sdp };
    user.received({ type: "offer-received", leg, offer: id, method, ...description });
  }

  #ended(leg: LegId, tell: () => void): void {
    tell();
    this.#forget(leg);
  }

  #forget(leg: LegId): void {
    this.#legs.delete(leg);
    this.#callIds.forget(leg);
  }

  #remember(leg: Leg, callId: string): void {
    this.#legs.set(idOf(leg), leg);
    this.#callIds.remember(idOf(leg), callId);
  }
}

function idOf(leg: Leg): LegId {
  return leg.id as LegId;
}
