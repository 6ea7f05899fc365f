import type { Disposition } from "@parley/shared/instant-message";
import type { ReferTo } from "./dialog/refer-to.ts";
import type { EventName } from "./dialog/subscription.ts";
import type { Parameters } from "./message/parameters.ts";
import type { Reason } from "./message/reason.ts";
import type { ListedUri } from "./message/recipient-list.ts";
import type { Identity } from "./proof.ts";
import type { Leg, Referral, SentInvite, Subscription } from "./sip-handle.ts";

/**
 * What the SIP stack tells its user, in the order it happened. Commands on the handles never
 * call back before they return.
 */
export type SipEvent =
  /** An INVITE outside any dialog. Answer, refuse or let it ring; until then it is pending. */
  | { readonly type: "invite-received"; readonly leg: Leg; readonly invite: Invite }
  /** A device of whom we call rings; told once. */
  | { readonly type: "invite-ringing"; readonly sent: SentInvite }
  /** The first 2xx to our INVITE: answer or refuse it. It is a leg like any other. */
  | {
      readonly type: "invite-answered";
      readonly sent: SentInvite;
      readonly leg: Leg;
      readonly answer: InviteAnswer;
    }
  /** 480: nobody is registered. 408: not answered in time. 487: cancelled. Else a refusal. */
  | { readonly type: "invite-failed"; readonly sent: SentInvite; readonly status: number }
  /** The peer gave up before an answer; a 487, or our ACK, is sent, the leg is over. */
  | { readonly type: "invite-cancelled"; readonly leg: Leg; readonly reasons: readonly Reason[] }
  /**
   * The ACK to our 2xx, with the peer's answer where our 2xx carried an offer; or, where we have
   * called, that ours is sent. `assumed`: the dialog has moved from the flow that its 2xx went over.
   */
  | {
      readonly type: "acked";
      readonly leg: Leg;
      readonly sdp?: string;
      readonly assumed?: true;
    }
  /** Our 2xx was repeated for 64*T1 in vain (RFC 3261 §13.3.1.4: send a BYE). */
  | { readonly type: "ack-missing"; readonly leg: Leg }
  /** A re-INVITE or an UPDATE with a body: answer or refuse it by its id. */
  | { readonly type: "offer-received"; readonly leg: Leg; readonly offer: ReceivedOffer }
  /** An unanswered offer whose flow is gone; told on the next flow, before `flow-restored`. */
  | { readonly type: "offer-dropped"; readonly leg: Leg; readonly id: string }
  /** An INFO of one of our packages: answer it by its id. */
  | { readonly type: "info-received"; readonly leg: Leg; readonly info: ReceivedInfo }
  /** A MESSAGE that can be read: answer it by its id. */
  | { readonly type: "message-received"; readonly leg: Leg; readonly message: ReceivedMessage }
  /** The answer to a MESSAGE of ours; 503 where its flow was lost. */
  | {
      readonly type: "message-answered";
      readonly leg: Leg;
      readonly id: string;
      readonly status: number;
    }
  /** A 2xx to our re-INVITE; its ACK is sent. No SDP: the peer broke RFC 3261 §13.2.1. */
  | { readonly type: "reinvite-answered"; readonly leg: Leg; readonly sdp?: string }
  /** 503: the flow is lost; wait for `flow-restored`, trying again at once fails at once. */
  | {
      readonly type: "reinvite-failed";
      readonly leg: Leg;
      readonly status: number;
      readonly retryAfterMs?: number;
    }
  /** Half the session interval has passed and the peer takes no UPDATE: re-INVITE with the same SDP. */
  | { readonly type: "session-refresh-due"; readonly leg: Leg }
  /** No refresh within the session interval (RFC 4028 §10); no BYE was sent. */
  | { readonly type: "session-expired"; readonly leg: Leg }
  /** The leg is over; `confirmBye` answers, once all that is to be kept of it is kept. */
  | { readonly type: "bye-received"; readonly leg: Leg; readonly reasons: readonly Reason[] }
  /** The answer to our BYE; 408 where none came, 503 where the flow is lost. */
  | { readonly type: "bye-answered"; readonly leg: Leg; readonly status: number }
  /**
   * 481, 408 or no answer to a request of ours: the peer no longer knows the dialog, and the leg
   * is over (RFC 3261 §12.2.1.2).
   */
  | { readonly type: "leg-gone"; readonly leg: Leg; readonly status: number }
  | { readonly type: "flow-lost"; readonly leg: Leg }
  /** The peer is back on another flow; what was pending on the old one has failed. */
  | { readonly type: "flow-restored"; readonly leg: Leg; readonly flow: string }
  /** A SUBSCRIBE outside any dialog: accept or refuse it. */
  | {
      readonly type: "subscribe-received";
      readonly subscription: Subscription;
      readonly subscribe: Subscribe;
    }
  /** Answered with 200; send a NOTIFY with full state, at 0 seconds a last one. */
  | {
      readonly type: "subscribe-refreshed";
      readonly subscription: Subscription;
      readonly expiresSeconds: number;
    }
  /** Not refreshed in time; the NOTIFY that says so is sent, the subscription is over. */
  | { readonly type: "subscription-expired"; readonly subscription: Subscription }
  /** `ended`: the subscription is over, by the answer or because the NOTIFY said so. */
  | {
      readonly type: "notify-answered";
      readonly subscription: Subscription;
      readonly status: number;
      readonly ended: boolean;
    }
  | { readonly type: "subscription-flow-lost"; readonly subscription: Subscription }
  | { readonly type: "subscription-flow-restored"; readonly subscription: Subscription }
  /** A REFER, in the dialog of a call or outside any: accept or refuse it. */
  | { readonly type: "refer-received"; readonly referral: Referral; readonly refer: Refer };

/** Who is at the other end, and what it says in the message that opens a dialog. */
export interface Party {
  /**
   * Whom the message is proven to be from, if anybody; within the dialog of a call whom its INVITE
   * is, and of who answers ours, who registered. `from` is only what it says itself.
   */
  readonly identity: Identity;
  readonly from: { readonly uri: string; readonly displayName: string };
  readonly contact?: { readonly uri: string; readonly parameters: Parameters };
  readonly callId: string;
  /**
   * Values of a header field, one per line as received; names in any case. None of
   * P-Asserted-Identity.
   */
  headers(name: string): readonly string[];
}

/** The answer to an INVITE of ours; the contact is the one that was registered. */
export interface InviteAnswer extends Party {
  /** The offer. */
  readonly sdp: string;
}

/** What an INVITE, SUBSCRIBE or REFER outside a dialog says. */
export interface OpeningRequest extends Party {
  readonly requestUri: string;
  readonly from: Party["from"] & { readonly tag: string };
  readonly to: { readonly uri: string; readonly displayName: string };
  readonly cseq: number;
  readonly remoteAddress: string;
  readonly transport: "ws" | "wss" | "tcp" | "udp";
  readonly flow: string;
}

export interface Invite extends OpeningRequest {
  /** Undefined: the offer is ours to make in the 2xx (RFC 3261 §13.2.1). */
  readonly sdp?: string;
  /** Whom else to invite (RFC 5366 §5). */
  readonly recipients?: readonly ListedUri[];
  /** The answered call that this one is to take the place of (RFC 3891 §3). */
  readonly replaces?: Leg;
}

export interface Refer extends OpeningRequest {
  readonly referTo: ReferTo;
  /** The call it names by Target-Dialog, or else in whose dialog it is. */
  readonly leg?: Leg;
}

export interface Subscribe extends OpeningRequest {
  readonly event: EventName;
  /** What will be granted; 0 is a fetch: one NOTIFY and it is over. */
  readonly expiresSeconds: number;
  readonly accept: readonly string[];
}

export interface ReceivedInfo {
  readonly id: string;
  readonly package: string;
  readonly body: string;
}

export interface ReceivedMessage {
  readonly id: string;
  /** imdn.Message-ID (RFC 5438 §6.3). */
  readonly messageId?: string;
  readonly disposition: Disposition;
  readonly text: string;
}

export interface ReceivedOffer {
  readonly id: string;
  readonly method: "INVITE" | "UPDATE";
  /** Undefined: a re-INVITE without offer, to be answered with ours. */
  readonly sdp?: string;
}
