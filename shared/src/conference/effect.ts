import type { TransportParameters } from "../session/index.ts";
import type { LegId, LegPlan } from "../switching/index.ts";
import type { InvitationId, ReferId, SubscriptionId } from "./ids.ts";
import type { Conversation } from "./lifecycle/memory.ts";
import type { MessageToTell } from "./messages/message-to-tell.ts";
import type { Reason } from "./reason.ts";

/** `Warning` header: agent is the driver's business (RFC 3261 §20.43). */
export interface Warning {
  readonly code: number;
  readonly text: string;
}

/** What is to be done for a conference. Each carries all that its performer needs. */
export type ConferenceEffect =
  /** Stops packets both ways and frees the transport. */
  | { readonly type: "close-transport"; readonly leg: LegId }
  | { readonly type: "apply-plan"; readonly plan: LegPlan }
  | {
      readonly type: "open-transport";
      readonly leg: LegId;
      readonly remote: TransportParameters;
      readonly clueStreamId?: number;
    }
  /**
   * Another in place of the one there was, answered by `transport-ready`. With `remote` the peer has
   * offered its half; without, this end offers it, and `connect-transport` follows.
   */
  | {
      readonly type: "reopen-transport";
      readonly leg: LegId;
      readonly remote?: TransportParameters;
    }
  /** The peer's half of a transport that was reopened. */
  | {
      readonly type: "connect-transport";
      readonly leg: LegId;
      readonly remote: TransportParameters;
    }
  | {
      readonly type: "answer-invite";
      readonly leg: LegId;
      readonly sdp: string;
      readonly conversation: Conversation;
    }
  | {
      readonly type: "refuse-invite";
      readonly leg: LegId;
      readonly status: number;
      readonly warning?: Warning;
    }
  /** An INVITE without an offer, to all whom this address-of-record is registered for here. */
  | {
      readonly type: "send-invite";
      readonly invitation: InvitationId;
      /** SIP URI. */
      readonly target: string;
      readonly conversation: Conversation;
    }
  | { readonly type: "cancel-invite"; readonly invitation: InvitationId }
  | {
      readonly type: "answer-offer";
      readonly leg: LegId;
      readonly offer: string;
      readonly sdp: string;
    }
  | {
      readonly type: "refuse-offer";
      readonly leg: LegId;
      readonly offer: string;
      readonly status: number;
      readonly retryAfterSeconds?: number;
      readonly warning?: Warning;
    }
  | {
      readonly type: "send-clue";
      readonly leg: LegId;
      readonly text: string;
      readonly summary: string;
    }
  /** The channel can carry no CLUE any more: closes it, and nothing else (RFC 8848 §4.5.4.4). */
  | { readonly type: "close-clue"; readonly leg: LegId; readonly reason: string }
  | { readonly type: "note-clue-fault"; readonly leg: LegId; readonly reason: string }
  | { readonly type: "send-reinvite"; readonly leg: LegId; readonly sdp: string }
  /** The 200 to a BYE, once what it means is kept. */
  | { readonly type: "answer-bye"; readonly leg: LegId }
  | { readonly type: "send-bye"; readonly leg: LegId; readonly reason?: Reason }
  | {
      readonly type: "answer-info";
      readonly leg: LegId;
      readonly info: string;
      readonly status: number;
      readonly retryAfterSeconds?: number;
    }
  /** 202 to a MESSAGE, once it is kept for whom it is to be kept (RFC 3428 §7); or why not. */
  | {
      readonly type: "answer-message";
      readonly leg: LegId;
      readonly message: string;
      readonly status: number;
      readonly retryAfterSeconds?: number;
    }
  /** Comes to `message-answered` where it has a number. */
  | { readonly type: "send-message"; readonly leg: LegId; readonly message: MessageToTell }
  /** Passes on who asks; an endpoint that has not said that it can be asked hears nothing. */
  | { readonly type: "ask-to-mute"; readonly leg: LegId; readonly by: string }
  /** Says that a host has taken the hand down, and who; heard by whoever has said that they take it. */
  | { readonly type: "lower-hand"; readonly leg: LegId; readonly by: string }
  /** 200 (RFC 7647 §3; S4.6), or why not. */
  | { readonly type: "answer-refer"; readonly refer: ReferId; readonly status: number }
  /** What came of it, as its last NOTIFY says (S4.10). */
  | { readonly type: "finish-refer"; readonly refer: ReferId; readonly status: number }
  | {
      readonly type: "send-notify";
      readonly subscription: SubscriptionId;
      readonly subscriptionState: string;
      readonly body?: string;
    };
