import type { Conversation, ReferId, SubscriptionId, Warning } from "@parley/shared/conference";
import { assertNever } from "@parley/shared/lib";
import type { LegId } from "@parley/shared/switching";
import type { OfferRefusal, SignallingPort, SignallingUser } from "../focus/ports.ts";
import {
  callerOf,
  conferenceOf,
  conversationHeaders,
  conversationOf,
  subscriberOf,
} from "./caller-of.ts";
import type { SubscriptionState } from "./dialog/subscription.ts";
import type { Reason } from "./message/reason.ts";
import type { Invite, ReceivedOffer, Refer, SipEvent } from "./sip-event.ts";
import type { Leg, Referral, Subscription } from "./sip-handle.ts";

/** Brings SIP to the focus and back: it knows handles by id, and decides nothing. */
export class FocusSignalling implements SignallingPort {
  readonly #legs = new Map<LegId, Leg>();
  readonly #offers = new Map<LegId, string>();
  readonly #subscriptions = new Map<SubscriptionId, Subscription>();
  readonly #referrals = new Map<ReferId, Referral>();
  readonly #partyByCallId = new Map<string, LegId | SubscriptionId>();
  readonly #callIdByParty = new Map<LegId | SubscriptionId, string>();
  #user: SignallingUser | undefined;

  /** The focus, once it is made. */
  serve(user: SignallingUser): void {
    this.#user = user;
  }

  /** The leg or subscription whose dialog has this Call-ID, while it is there. */
  partyOf(callId: string): LegId | SubscriptionId | undefined {
    return this.#partyByCallId.get(callId);
  }

  happened(event: SipEvent): void {
    const user = this.#user;
    if (!user) return;
    if ("referral" in event) return this.#referReceived(event.referral, event.refer, user);
    if ("subscription" in event) return this.#subscriptionHappened(event, user);
    const leg = event.leg.id as LegId;
    switch (event.type) {
      case "invite-received":
        this.#legs.set(leg, event.leg);
        this.#remember(leg, event.invite.callId);
        return this.#inviteReceived(leg, event.invite, user);
      case "offer-received":
        return this.#offerReceived(leg, event.offer, user);
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
        user.received({
          type: "ack-received",
          leg,
          ...(event.sdp !== undefined && { sdp: event.sdp }),
        });
        return;
      case "reinvite-answered":
        user.received({ type: "reinvite-answered", leg, sdp: event.sdp ?? "" });
        return;
      case "bye-answered":
        user.received({ type: "bye-answered", leg, status: event.status });
        return;
      case "reinvite-failed": {
        const { status, retryAfterMs } = event;
        const delay = retryAfterMs !== undefined && { retryAfterMs };
        user.received({ type: "reinvite-failed", leg, status, ...delay });
        return;
      }
      case "session-refresh-due":
        user.received({ type: "refresh-due", leg });
        return;
      case "ack-missing":
      case "session-expired":
      case "flow-lost":
      case "flow-restored":
        user.received({ type: event.type, leg });
        return;
      case "offer-dropped":
        return;
      default:
        return assertNever(event);
    }
  }

  answerInvite(leg: LegId, sdp: string, conversation: Conversation): void {
    this.#legs.get(leg)?.answer({ sdp, headers: conversationHeaders(conversation) });
  }

  refuseInvite(leg: LegId, status: number, warning?: Warning): void {
    this.#legs.get(leg)?.refuse({ status, ...(warning && { warning }) });
    this.#forget(leg);
  }

  answerOffer(leg: LegId, sdp: string): void {
    const offer = this.#offers.get(leg);
    if (offer !== undefined) this.#legs.get(leg)?.answerOffer(offer, sdp);
  }

  refuseOffer(leg: LegId, { status, retryAfterSeconds, warning }: OfferRefusal): void {
    const offer = this.#offers.get(leg);
    if (offer === undefined) return;
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
    this.#subscriptions.get(id)?.notify({
      state: stateOf(subscriptionState),
      ...(body !== undefined && {
        body: { contentType: "application/conference-info+xml", text: body },
      }),
    });
  }

  #inviteReceived(leg: LegId, invite: Invite, user: SignallingUser): void {
    const { sdp } = invite;
    if (sdp === undefined) {
      return this.refuseInvite(leg, 488, { code: 399, text: "An offer is needed in the INVITE" });
    }
    const replaces = invite.replaces && { replaces: invite.replaces.id as LegId };
    user.inviteReceived(leg, conferenceOf(invite.requestUri), {
      sdp,
      caller: callerOf(invite),
      conversation: conversationOf(invite),
      ...replaces,
    });
  }

  /** A REFER may ask for one thing here: that somebody be sent a BYE (S0.4, S4.5). */
  #referReceived(referral: Referral, refer: Refer, user: SignallingUser): void {
    const { referTo, leg, identity } = refer;
    if (referTo.method !== "BYE") return referral.refuse({ status: 405 });
    const id = referral.id as ReferId;
    this.#referrals.set(id, referral);
    user.removalRequested(conferenceOf(refer.requestUri), {
      type: "removal-requested",
      refer: id,
      target: referTo.uri,
      ...(leg && { by: leg.id as LegId }),
      ...(identity.type === "proven" && { role: identity.role }),
    });
  }

  #offerReceived(leg: LegId, offer: ReceivedOffer, user: SignallingUser): void {
    this.#offers.set(leg, offer.id);
    const { method, sdp } = offer;
    user.received({ type: "offer-received", leg, method, ...(sdp !== undefined && { sdp }) });
  }

  #ended(leg: LegId, tell: () => void): void {
    tell();
    this.#forget(leg);
  }

  #forget(leg: LegId): void {
    this.#legs.delete(leg);
    this.#offers.delete(leg);
    this.#forgetCall(leg);
  }

  #remember(party: LegId | SubscriptionId, callId: string): void {
    this.#partyByCallId.set(callId, party);
    this.#callIdByParty.set(party, callId);
  }

  #forgetCall(party: LegId | SubscriptionId): void {
    const callId = this.#callIdByParty.get(party);
    if (callId !== undefined) this.#partyByCallId.delete(callId);
    this.#callIdByParty.delete(party);
  }

  #forgetSubscription(subscription: SubscriptionId): void {
    this.#subscriptions.delete(subscription);
    this.#forgetCall(subscription);
  }

  #subscriptionHappened(
    event: Extract<SipEvent, { readonly subscription: Subscription }>,
    user: SignallingUser,
  ): void {
    const handle = event.subscription;
    const subscription = handle.id as SubscriptionId;
    switch (event.type) {
      case "subscribe-received": {
        const { expiresSeconds } = event.subscribe;
        const subscribing = { expiresSeconds, subscriber: subscriberOf(event.subscribe) };
        this.#subscriptions.set(subscription, handle);
        this.#remember(subscription, event.subscribe.callId);
        const name = conferenceOf(event.subscribe.requestUri);
        const opened = () => handle.accept();
        if (user.subscribeReceived(subscription, name, subscribing, opened)) return;
        handle.refuse({ status: 404 });
        return this.#forgetSubscription(subscription);
      }
      case "subscribe-refreshed": {
        const { expiresSeconds } = event;
        user.received({ type: "subscribe-received", subscription, expiresSeconds });
        return;
      }
      case "subscription-expired":
        user.received({ type: "subscription-ended", subscription });
        return this.#forgetSubscription(subscription);
      case "notify-answered":
        user.received({ type: "notify-answered", subscription, status: event.status });
        if (event.ended) this.#forgetSubscription(subscription);
        return;
      case "subscription-flow-lost":
      case "subscription-flow-restored":
        return;
      default:
        return assertNever(event);
    }
  }
}

/** The stack writes the time that remains itself; only whether and why it ends is the focus's. */
function stateOf(subscriptionState: string): SubscriptionState {
  if (!subscriptionState.startsWith("terminated")) return { state: "active" };
  return {
    state: "terminated",
    reason: /reason=timeout/.test(subscriptionState) ? "timeout" : "noresource",
  };
}
