import type {
  Caller,
  ConferenceInput,
  ConferenceMemory,
  Conversation,
  InvitationId,
  MessageToTell,
  Reason,
  Recipient,
  ReferId,
  Role,
  Subscriber,
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
  /**
   * Another transport for an open leg, whose plan stays, for what its peer has offered; without
   * `remote` this end offers it. Answered likewise.
   */
  reopen(leg: LegId, remote?: TransportParameters): void;
  /** What the peer has answered to a transport that was reopened. */
  connect(leg: LegId, remote: TransportParameters): void;
  /** Puts a plan in force: complete, replacing the plan before it. */
  apply(plan: LegPlan): void;
  sendClue(leg: LegId, text: string): void;
  /** Closes the CLUE channel alone; the peer may open it again. */
  closeClue(leg: LegId): void;
  /** Stops packets in both directions and frees everything of this leg. */
  close(leg: LegId): void;
}

/** What the media plane tells of its legs: the conference takes it in as it is. */
export type { MediaInput as MediaEvent } from "@parley/shared/conference";

/** What the focus asks of SIP. A leg or subscription that is gone makes every call a no-op. */
export interface SignallingPort {
  /**
   * Answers an INVITE with 200, whose Contact is the conference URI (RFC 4579 §5.4); or, where the
   * leg came of an INVITE of ours, its 200 with the ACK.
   */
  answerInvite(leg: LegId, sdp: string, conversation: Conversation, conference: string): void;
  /** Where the leg came of an INVITE of ours: an ACK, and a BYE. */
  refuseInvite(leg: LegId, status: number, warning?: Warning): void;
  /** An INVITE without an offer, to wherever `target` is registered here (RFC 3261 §16.6). */
  sendInvite(
    invitation: InvitationId,
    conference: string,
    target: string,
    conversation: Conversation,
  ): void;
  cancelInvite(invitation: InvitationId): void;
  answerOffer(leg: LegId, offer: string, sdp: string): void;
  refuseOffer(leg: LegId, offer: string, refusal: OfferRefusal): void;
  sendReinvite(leg: LegId, sdp: string): void;
  sendBye(leg: LegId, reason?: Reason): void;
  /** The 200 to a BYE. */
  answerBye(leg: LegId): void;
  answerInfo(leg: LegId, info: string, status: number, retryAfterSeconds?: number): void;
  /** Passes on that `by`, a display name, asks for it; nothing where the peer cannot be asked. */
  askToMute(leg: LegId, by: string): void;
  /** Says that `by`, a display name, has taken the hand down; nothing where the peer does not hear it. */
  lowerHand(leg: LegId, by: string): void;
  answerMessage(leg: LegId, message: string, status: number, retryAfterSeconds?: number): void;
  /** Comes to `message-answered` where it has a number. */
  sendMessage(leg: LegId, message: MessageToTell): void;
  answerRefer(refer: ReferId, status: number): void;
  /** The last NOTIFY of what came of a REFER. */
  finishRefer(refer: ReferId, status: number): void;
  sendNotify(subscription: SubscriptionId, subscriptionState: string, body?: string): void;
}

/** What SIP tells the focus: openings by conference name, all else by leg or subscription. */
export interface SignallingUser {
  inviteReceived(leg: LegId, conference: string, invite: Invitation): void;
  /** Whether there is such a conference; then the subscription is opened (RFC 6665 §4.2.1.1). */
  subscribeReceived(
    subscription: SubscriptionId,
    conference: string,
    subscribing: Subscribing,
    opened: () => void,
  ): boolean;
  removalRequested(conference: string, removal: RemovalRequested): void;
  /** A REFER that asks for somebody to be invited (RFC 4579 §5.5). */
  invitationRequested(conference: string, request: InvitationRequested): void;
  /** What came of an INVITE of ours: whether there is a conference that it concerns. */
  invitationHappened(input: InvitationInput): boolean;
  /** Whether there is a conference that it concerns. */
  received(input: LegInput | SubscriptionInput): boolean;
}

export interface Invitation {
  readonly caller: Caller;
  readonly sdp: string;
  readonly conversation?: Conversation;
  readonly replaces?: LegId;
  /** Its recipient list, if it has one (RFC 5366 §5). */
  readonly recipients?: readonly Recipient[];
}

export interface Subscribing {
  readonly expiresSeconds: number;
  readonly subscriber: Subscriber;
}

export type RemovalRequested = Extract<ConferenceInput, { readonly type: "removal-requested" }>;

export type InvitationRequested = Extract<ConferenceInput, { readonly type: "invite-requested" }>;

export type InvitationInput = Extract<ConferenceInput, { readonly invitation: InvitationId }>;

export type LegInput = Exclude<
  Extract<ConferenceInput, { readonly leg: LegId }>,
  InvitationInput | { readonly type: "invite-received" }
>;
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

/**
 * What a request proves of who sent it. `entity`, and `displayName` where there is one, take the
 * place of what From says; `why` is for the log and names no secret.
 */
export type Identification =
  | {
      readonly type: "proven";
      readonly entity: string;
      readonly displayName?: string;
      readonly role: Role;
      /** The only conference this proof is good for; absent: good for every one. */
      readonly conference?: string;
    }
  | { readonly type: "unproven" }
  /** Answered with 401 and these WWW-Authenticate values, in this order (RFC 8760 §2.3). */
  | { readonly type: "challenge"; readonly headers: readonly string[]; readonly why: string }
  | {
      readonly type: "refused";
      readonly status: number;
      readonly warning?: Warning;
      readonly why: string;
    };

/** Who sent a request. Answers at once and never throws, whatever the request holds. */
export interface IdentityPort {
  identify(request: IdentityRequest): Identification;
}

/** All of a request that identity may look at: no header but Authorization, From's URI, and whence. */
export interface IdentityRequest {
  readonly method: string;
  readonly requestUri: string;
  readonly fromUri: string;
  /** Every Authorization value, in order (RFC 3261 §22.3). */
  readonly authorization: readonly string[];
  /** IP address of the last hop. */
  readonly remoteAddress: string;
  /** Whether what is asked for is only for someone known, e.g. a closed conference. */
  readonly proofNeeded: boolean;
}

/** Somebody's stay in a conference, for the history. Same conference, participant and `in`: same visit. */
export interface Visit {
  readonly conference: string;
  readonly participant: string;
  readonly entity: string;
  readonly displayName: string;
  /** ISO 8601, UTC; so is `out`, which is absent while it lasts. */
  readonly in: string;
  readonly out?: string;
  /** Why it ended. */
  readonly why?: string;
}

export interface HistoryQuery {
  readonly conference?: string;
  /** Only visits that began before then: ISO 8601. */
  readonly before?: string;
  readonly limit: number;
}

/** What outlives the process. A promise to write resolves once durable, and rejects if it cannot be. */
export interface StorePort {
  /** Everything remembered, at start. */
  conferences(): Promise<readonly { readonly name: string; readonly memory: ConferenceMemory }[]>;
  /** What is written of one name is committed in the order of the calls. */
  save(name: string, memory: ConferenceMemory): Promise<void>;
  remove(name: string): Promise<void>;
  /** Visits that began or ended. */
  note(visits: readonly Visit[]): Promise<void>;
  /** Newest first. */
  history(query: HistoryQuery): Promise<readonly Visit[]>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}
