import type { Disposition } from "../instant-message/index.ts";
import type { Mid } from "../sdp/index.ts";
import type { TransportParameters } from "../session/index.ts";
import type { LegId } from "../switching/index.ts";
import type { InvitationId, ReferId, SubscriptionId } from "./ids.ts";
import type { Conversation } from "./lifecycle/memory.ts";
import type { ConferencePolicy, Role } from "./policy/policy.ts";
import type { Reason } from "./reason.ts";

/** Who sends an INVITE, as its From and Contact say. */
export interface Caller {
  /** From URI; the user's entity in the roster. */
  readonly entity: string;
  readonly displayName: string;
  /** `+sip.instance` of the Contact (RFC 5626 §4.1). */
  readonly instance?: string;
  /** Whether a token or a digest has proven the entity; without, it is only what somebody says. */
  readonly proven: boolean;
  readonly role: Role;
  /** `Privacy: id` (RFC 3325 §9.3). */
  readonly anonymous: boolean;
}

/** Who sends a SUBSCRIBE, as its From and Contact say. */
export interface Subscriber {
  readonly entity: string;
  readonly instance?: string;
}

/** One of those whom an INVITE asks us to invite (RFC 5366 §4). */
export interface Recipient {
  /** SIP URI. */
  readonly entity: string;
  readonly displayName?: string;
  /** `copyControl="bcc"`: nobody is to learn from us that they are called (RFC 5364 §4). */
  readonly blind?: boolean;
  /** `anonymize`: nor who they are, once they have come (RFC 5364 §4). */
  readonly anonymous?: boolean;
}

/** What has happened to a conference. */
export type ConferenceInput =
  | SignallingInput
  | InvitationInput
  | MediaInput
  | SubscriptionInput
  | PolicyInput
  | { readonly type: "deadline-passed" };

export type SignallingInput =
  | {
      readonly type: "invite-received";
      readonly leg: LegId;
      readonly caller: Caller;
      readonly sdp: string;
      readonly conversation?: Conversation;
      /** The dialog that this one takes the place of (RFC 3891 §3). */
      readonly replaces?: LegId;
      /** Whom the caller asks us to invite (RFC 5366). */
      readonly recipients?: readonly Recipient[];
    }
  /** CANCEL before our final answer. */
  | { readonly type: "invite-cancelled"; readonly leg: LegId }
  /** With the peer's answer where our 2xx held an offer. */
  /** `assumed`: the flow that its 2xx went over is lost, and nobody waits for it any more. */
  | {
      readonly type: "ack-received";
      readonly leg: LegId;
      readonly sdp?: string;
      readonly assumed?: true;
    }
  | { readonly type: "ack-missing"; readonly leg: LegId }
  /** A re-INVITE or UPDATE inside the dialog; a re-INVITE without SDP asks for our offer. */
  | {
      readonly type: "offer-received";
      readonly leg: LegId;
      /** Names the offer, for its answer. */
      readonly offer: string;
      readonly method: "INVITE" | "UPDATE";
      readonly sdp?: string;
    }
  /** What the peer has offered, and has no answer to, is lost with its flow: as if refused. */
  | { readonly type: "offer-dropped"; readonly leg: LegId; readonly offer: string }
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
  /** A MESSAGE within the dialog (RFC 3428 §4), its body read. */
  | {
      readonly type: "message-received";
      readonly leg: LegId;
      /** Names the request, for its answer. */
      readonly message: string;
      /** The same however often it is sent (RFC 5438 §6.3). */
      readonly messageId?: string;
      readonly disposition: Disposition;
      readonly text: string;
    }
  /** The answer to a MESSAGE of ours; 503 where its flow is lost. */
  | {
      readonly type: "message-answered";
      readonly leg: LegId;
      readonly number: number;
      readonly status: number;
    }
  /** An INFO by which somebody raises a hand, or takes it down. */
  | {
      readonly type: "hand-moved";
      readonly leg: LegId;
      /** Names the INFO, for its answer. */
      readonly info: string;
      readonly raised: boolean;
    }
  /** An INFO by which somebody says whether they can be heard. */
  | {
      readonly type: "microphone-switched";
      readonly leg: LegId;
      /** Names the INFO, for its answer. */
      readonly info: string;
      readonly on: boolean;
    }
  /** An INFO by which the peer says that nothing arrives on its path any more. */
  | {
      readonly type: "path-lost";
      readonly leg: LegId;
      /** Names the INFO, for its answer. */
      readonly info: string;
    }
  /** The WebSocket or TCP connection of the dialog is gone, or silent. */
  | { readonly type: "flow-lost"; readonly leg: LegId }
  /** The dialog has been heard of on a flow that is alive. */
  | { readonly type: "flow-restored"; readonly leg: LegId }
  /** RFC 4028 §10: no refresh came. */
  | { readonly type: "session-expired"; readonly leg: LegId }
  /** The answer to our BYE; 408 where none came. */
  | { readonly type: "bye-answered"; readonly leg: LegId; readonly status: number }
  /** 481 or 408 to a request of ours inside the dialog. */
  | { readonly type: "dialog-gone"; readonly leg: LegId; readonly status: number };

/** What came of an INVITE of ours: without an offer, so that the 200 has one and our ACK answers. */
export type InvitationInput =
  | { readonly type: "invitation-ringing"; readonly invitation: InvitationId }
  /** The 200. From here on it is a leg like any other, answered or refused as such. */
  | {
      readonly type: "invitation-answered";
      readonly invitation: InvitationId;
      readonly leg: LegId;
      readonly caller: Caller;
      readonly sdp: string;
    }
  /** 480: nobody of that name is registered here. 408: nobody answered. */
  | {
      readonly type: "invitation-failed";
      readonly invitation: InvitationId;
      readonly status: number;
    };

/** What those who may decide about the conference decide. */
export type PolicyInput =
  /** A REFER with `method=INVITE`, or none, to the conference URI (RFC 4579 §5.5). */
  | {
      readonly type: "invite-requested";
      readonly refer: ReferId;
      /** As in `removal-requested`. */
      readonly by?: LegId;
      readonly role?: Role;
      readonly target: string;
    }
  /** A REFER with `method=BYE`: to the conference URI, or to somebody in it (RFC 4579 §5.11). */
  | {
      readonly type: "removal-requested";
      readonly refer: ReferId;
      /** The leg whose dialog the REFER came in, or names by Target-Dialog (RFC 4538). */
      readonly by?: LegId;
      /** Role proven by the REFER itself, where it belongs to no dialog. */
      readonly role?: Role;
      /** Whose role that is, where it is somebody's. */
      readonly entity?: string;
      readonly target: string;
    }
  /** An INFO by which a host asks that somebody mute: by the URI others are shown, or by id. */
  | {
      readonly type: "mute-requested";
      readonly leg: LegId;
      /** Names the INFO, for its answer. */
      readonly info: string;
      readonly target: string;
    }
  /** An INFO by which a host asks that everybody else mute. */
  | {
      readonly type: "mute-everyone-requested";
      readonly leg: LegId;
      /** Names the INFO, for its answer. */
      readonly info: string;
    }
  /** An INFO by which a host takes somebody's hand down, named as in `mute-requested`. */
  | {
      readonly type: "hand-lowering-requested";
      readonly leg: LegId;
      /** Names the INFO, for its answer. */
      readonly info: string;
      readonly target: string;
    }
  | { readonly type: "policy-changed"; readonly policy: ConferencePolicy }
  /** 410: it is over for good. 480: it may be started again, if it is long-lived. */
  | { readonly type: "end-requested"; readonly status: 410 | 480; readonly text: string };

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
  /**
   * Nothing was received from a leg that should be sending, for the configured silence; or, `closed`,
   * the peer has closed its transport.
   */
  | { readonly type: "media-silent"; readonly leg: LegId; readonly closed?: true }
  | { readonly type: "media-heard"; readonly leg: LegId }
  /** Another has the floor: by RFC 6464 levels, with hysteresis; `mid` is the microphone's line. */
  | { readonly type: "speaker-changed"; readonly leg: LegId; readonly mid?: Mid };

export type SubscriptionInput =
  | {
      readonly type: "subscribe-received";
      readonly subscription: SubscriptionId;
      readonly subscriber?: Subscriber;
      /** 0 fetches once, or ends the subscription (RFC 6665 §4.1.2.3). */
      readonly expiresSeconds: number;
    }
  | {
      readonly type: "notify-answered";
      readonly subscription: SubscriptionId;
      readonly status: number;
    }
  | { readonly type: "subscription-ended"; readonly subscription: SubscriptionId };
