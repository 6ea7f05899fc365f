import type {
  Caller,
  ConferenceInput,
  Reason,
  SubscriptionId,
  Warning,
} from "@parley/shared/conference";
import type { Instant } from "@parley/shared/lib";
import type { TransportParameters } from "@parley/shared/session";
import type { LegId, LegPlan } from "@parley/shared/switching";

export type { TransportParameters } from "@parley/shared/session";

/**
 * The media plane as the focus sees it: ICE, DTLS-SRTP, the CLUE data channel and switching.
 * Calls return at once; what comes of them arrives as a `MediaEvent`.
 */
export interface MediaPort {
  /**
   * Makes a transport for a leg whose peer has offered `remote`; `clueStreamId` when a CLUE data
   * channel was negotiated (RFC 8850 §3). Answered by `transport-ready` or `transport-failed`.
   */
  open(leg: LegId, conference: string, remote: TransportParameters, clueStreamId?: number): void;
  /** Puts a plan in force: complete, replacing the plan before it. */
  apply(plan: LegPlan): void;
  sendClue(leg: LegId, text: string): void;
  /** Stops packets in both directions and frees everything of this leg. */
  close(leg: LegId): void;
}

/** What the media plane tells of its legs: the conference takes it in as it is. */
export type { MediaInput as MediaEvent } from "@parley/shared/conference";

/** What the focus asks of SIP. A leg or subscription that is gone makes every call a no-op. */
export interface SignallingPort {
  answerInvite(leg: LegId, sdp: string): void;
  refuseInvite(leg: LegId, status: number, warning?: Warning): void;
  answerOffer(leg: LegId, sdp: string): void;
  refuseOffer(leg: LegId, refusal: OfferRefusal): void;
  sendReinvite(leg: LegId, sdp: string): void;
  sendBye(leg: LegId, reason?: Reason): void;
  sendNotify(subscription: SubscriptionId, subscriptionState: string, body?: string): void;
}

/** What SIP tells the focus: openings by conference name, all else by leg or subscription. */
export interface SignallingUser {
  inviteReceived(leg: LegId, conference: string, invite: Invitation): void;
  /** Whether there is such a conference; then the subscription is opened (RFC 6665 §4.2.1.1). */
  subscribeReceived(
    subscription: SubscriptionId,
    conference: string,
    expiresSeconds: number,
    opened: () => void,
  ): boolean;
  received(input: LegInput | SubscriptionInput): void;
}

export interface Invitation {
  readonly caller: Caller;
  readonly sdp: string;
}

export type LegInput = Extract<ConferenceInput, { readonly leg: LegId }>;
export type SubscriptionInput = Extract<ConferenceInput, { readonly subscription: SubscriptionId }>;

export interface OfferRefusal {
  readonly status: number;
  readonly retryAfterSeconds?: number;
  readonly warning?: Warning;
}

/** Time and chance, as the composition root provides them. */
export interface Clock {
  now(): Instant;
  /** ISO 8601, UTC. */
  date(): string;
  random(): number;
  /** Calls `wake` once at `at`; the function returned calls that off. */
  wakeAt(at: Instant, wake: () => void): () => void;
}
