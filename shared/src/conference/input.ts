import type { TransportParameters } from "../session/index.ts";
import type { LegId } from "../switching/index.ts";
import type { SubscriptionId } from "./ids.ts";
import type { Reason } from "./reason.ts";

/** Who sends an INVITE, as its From and Contact say. */
export interface Caller {
  /** From URI; the user's entity in the roster. */
  readonly entity: string;
  readonly displayName: string;
  /** `+sip.instance` of the Contact (RFC 5626 §4.1). */
  readonly instance?: string;
}

/** What has happened to a conference. */
export type ConferenceInput =
  | SignallingInput
  | MediaInput
  | SubscriptionInput
  | { readonly type: "deadline-passed" };

export type SignallingInput =
  | {
      readonly type: "invite-received";
      readonly leg: LegId;
      readonly caller: Caller;
      readonly sdp: string;
    }
  /** CANCEL before our final answer. */
  | { readonly type: "invite-cancelled"; readonly leg: LegId }
  /** With the peer's answer where our 2xx held an offer. */
  | { readonly type: "ack-received"; readonly leg: LegId; readonly sdp?: string }
  | { readonly type: "ack-missing"; readonly leg: LegId }
  /** A re-INVITE or UPDATE inside the dialog; a re-INVITE without SDP asks for our offer. */
  | {
      readonly type: "offer-received";
      readonly leg: LegId;
      readonly method: "INVITE" | "UPDATE";
      readonly sdp?: string;
    }
  /** A session timer's refresh has to be a re-INVITE (RFC 4028 §7.4). */
  | { readonly type: "refresh-due"; readonly leg: LegId }
  | { readonly type: "reinvite-answered"; readonly leg: LegId; readonly sdp: string }
  | {
      readonly type: "reinvite-failed";
      readonly leg: LegId;
      readonly status: number;
      readonly retryAfterMs?: number;
    }
  | { readonly type: "bye-received"; readonly leg: LegId; readonly reasons: readonly Reason[] }
  /** The WebSocket or TCP connection of the dialog is gone, or silent. */
  | { readonly type: "flow-lost"; readonly leg: LegId }
  /** The dialog has been heard of on a flow that is alive. */
  | { readonly type: "flow-restored"; readonly leg: LegId }
  /** RFC 4028 §10: no refresh came. */
  | { readonly type: "session-expired"; readonly leg: LegId }
  /** 481 or 408 to a request of ours inside the dialog. */
  | { readonly type: "dialog-gone"; readonly leg: LegId; readonly status: number };

export type MediaInput =
  | {
      readonly type: "transport-ready";
      readonly leg: LegId;
      readonly local: TransportParameters;
    }
  /** Could not be made, or the worker that held it died: the leg needs a new transport. */
  | { readonly type: "transport-failed"; readonly leg: LegId; readonly reason: string }
  | { readonly type: "transport-connected"; readonly leg: LegId }
  | { readonly type: "clue-opened"; readonly leg: LegId }
  | { readonly type: "clue-received"; readonly leg: LegId; readonly text: string }
  | { readonly type: "clue-closed"; readonly leg: LegId }
  /** Nothing was received from a leg that should be sending, for the configured silence. */
  | { readonly type: "media-silent"; readonly leg: LegId }
  | { readonly type: "media-heard"; readonly leg: LegId }
  /** The loudest leg of its conference changed (RFC 6464 levels, with hysteresis). */
  | { readonly type: "speaker-changed"; readonly leg: LegId };

export type SubscriptionInput =
  | {
      readonly type: "subscribe-received";
      readonly subscription: SubscriptionId;
      /** 0 fetches once, or ends the subscription (RFC 6665 §4.1.2.3). */
      readonly expiresSeconds: number;
    }
  | {
      readonly type: "notify-answered";
      readonly subscription: SubscriptionId;
      readonly status: number;
    }
  | { readonly type: "subscription-ended"; readonly subscription: SubscriptionId };
