import type { SubscriptionState } from "./dialog/subscription.ts";
import type { Reason } from "./message/reason.ts";
import type { Identity } from "./proof.ts";

/** Whom to call. */
export interface InviteToSend {
  /** The caller's own name for it. */
  readonly id: string;
  /** Our URI: in From, and its user part in our Contact. */
  readonly from: string;
  /** The address-of-record to reach, at every contact that is registered for it. */
  readonly to: string;
  readonly headers?: ExtraHeaders;
  /** Who answers, given who registered; by default the same. */
  readonly identityOf?: (registered: Identity) => Identity;
}

/** An INVITE of ours that is not answered yet. A command that comes too late does nothing. */
export interface SentInvite {
  readonly id: string;
  /** Comes to `invite-failed` with 487, unless an answer is on its way to the user. */
  cancel(): void;
}

/** One INVITE dialog with a peer. A command that comes too late does nothing. */
export interface Leg {
  readonly id: string;
  /** 101-199, without body; nothing where we have called. */
  provisional(status: number): void;
  /**
   * 200 to the INVITE, repeated until `acked` or `ack-missing`; where we have called, the ACK,
   * and `acked` at once.
   */
  answer(answer: Answer): void;
  /** Where we have called, an ACK and a BYE. */
  refuse(refusal: RefusalToSend): void;
  /** Comes to `reinvite-answered`, `reinvite-failed` or `leg-gone`. One at a time. */
  sendReinvite(sdp: string): void;
  answerOffer(id: string, sdp: string): void;
  refuseOffer(id: string, refusal: RefusalToSend): void;
  answerInfo(id: string, status: number, retryAfterSeconds?: number): void;
  /** An INFO of one of our packages; nothing where the peer has not said that it takes it. */
  sendInfo(info: InfoToSend): void;
  answerMessage(id: string, status: number, retryAfterSeconds?: number): void;
  /** Comes to `message-answered` where it has an id; 405 where the peer takes none. */
  sendMessage(message: MessageToSend): void;
  /** Ends the leg at once; an unacknowledged 2xx is waited for first (RFC 3261 §15). */
  sendBye(reason?: Reason): void;
  /** 200 to the BYE that was told; unless it comes before, 200 is sent 2 s after the BYE. */
  confirmBye(): void;
  /** Ends the leg without a word. */
  abandon(): void;
}

export interface InfoToSend {
  readonly package: string;
  readonly contentType: string;
  readonly body: string;
}

/** A MESSAGE (RFC 3428 §4), in both of the forms that peers take. */
export interface MessageToSend {
  readonly id?: string;
  /** The message/cpim (RFC 3862 §2), for who has said that it takes it. */
  readonly cpim: string;
  /** For all others; absent where there is nothing to tell them. */
  readonly text?: string;
}

export interface Answer {
  readonly sdp: string;
  /** The user part of our Contact; by default the Request-URI's, or that of our From. */
  readonly contactUser?: string;
  /** Of a 200; an ACK takes none. */
  readonly headers?: ExtraHeaders;
}

/**
 * Header fields beside those the stack writes itself, in the order in which they are sent; a name,
 * in any case, may stand several times.
 */
export type ExtraHeaders = readonly { readonly name: string; readonly value: string }[];

export interface RefusalToSend {
  readonly status: number;
  readonly reasonPhrase?: string;
  /** RFC 3261 §20.43; 399 for a text of our own. */
  readonly warning?: { readonly code: number; readonly text: string };
  readonly retryAfterSeconds?: number;
  readonly headers?: ExtraHeaders;
}

/** One subscription of a peer. A command that comes too late does nothing. */
export interface Subscription {
  readonly id: string;
  /** 200; the first NOTIFY is to follow at once (RFC 6665 §4.2.1.2). */
  accept(contactUser?: string): void;
  refuse(refusal: RefusalToSend): void;
  /** Comes to `notify-answered`. A terminated state ends the subscription. */
  notify(notification: Notification): void;
}

/** One REFER of a peer. A command that comes too late does nothing. */
export interface Referral {
  readonly id: string;
  /**
   * 200. Unless the peer wants none (RFC 4488), it is subscribed for 180 s to what comes of it,
   * and told at once that it is tried.
   */
  accept(): void;
  refuse(refusal: RefusalToSend): void;
  /**
   * Tells how far it is, as the status of a response; `final` ends the subscription, and is what
   * a final status is by default. Nothing before `accept`.
   */
  notify(status: number, reason?: string, final?: boolean): void;
}

export interface Notification {
  readonly state: SubscriptionState;
  readonly body?: { readonly contentType: string; readonly text: string };
}
