import type { Roster, Subscription } from "../event-package/index.ts";
import type { Duration, Env, Instant } from "../lib/index.ts";
import type { Negotiation } from "../offer-answer/index.ts";
import type { Direction, Label, SessionDescription } from "../sdp/index.ts";
import type { Session, TransportParameters } from "../session/index.ts";
import type { LegId, LegPlan } from "../switching/index.ts";
import type { Offering } from "./advertising/offering.ts";
import type { Allowance } from "./allowance.ts";
import type { InvitationId, ParticipantId, ReferId, SubscriptionId } from "./ids.ts";
import type { Recipient, Subscriber } from "./input.ts";
import type { Invitation } from "./inviting/invitation.ts";
import type { Section } from "./leg/section.ts";
import type { ConferenceMemory, Conversation, RememberedParticipant } from "./lifecycle/memory.ts";
import { type Chat, openChat } from "./messages/chat.ts";
import { adHocPolicy, type ConferencePolicy, type Role } from "./policy/policy.ts";
import type { ConferenceSettings } from "./settings.ts";
import type { Voice } from "./switched/speakers.ts";

/** Time in both forms: the driver's clock for deadlines, and what a document says (ISO 8601, UTC). */
export interface ConferenceEnv extends Env {
  readonly date: string;
}

/**
 * Where a participant stands with the conference.
 *
 *     joining ──► connected ◄──► lost ──► (gone, when the hold is over)
 *        │            │            │
 *        └────────────┴────────────┴──► departed ──► (gone, once everybody could be told)
 *                     └── removed ──────────┘
 */
export type Presence =
  | {
      readonly phase: "joining";
      /** What it comes back from: true again should this attempt fail. */
      readonly heldAs?: Lost;
      /** Whether the caller has our 200: from then on it may count on being remembered. */
      readonly answered: boolean;
    }
  | { readonly phase: "connected" }
  | Lost
  /** Sent away by a BYE that is not answered yet; only then is it told of (S2.44). */
  | { readonly phase: "removed"; readonly reason: string; readonly by?: string }
  | Departed;

/** Left for good; shown in the roster until `until`. */
export interface Departed {
  readonly phase: "departed";
  readonly until: Instant;
  readonly when: string;
  readonly reason: string;
  /** Whether by a BYE of its own, rather than ours. */
  readonly saidBye: boolean;
  /** URI of who sent it away, where everybody may know. */
  readonly by?: string;
}

/** Not received from any more; the seat is held until `until` (S2.46). */
export interface Lost {
  readonly phase: "lost";
  readonly until: Instant;
  readonly when: string;
  readonly reason: string;
  /** Whether a BYE said so, rather than silence. */
  readonly saidBye: boolean;
}

/** A participant (RFC 4353 §2) and the seat it keeps, with a leg or without. */
export interface Participant {
  readonly id: ParticipantId;
  /** From 1; names the participant's captures towards all others. */
  readonly seat: number;
  /** User URI in the roster (RFC 4575 §5.5). */
  readonly entity: string;
  readonly displayName: string;
  readonly role: Role;
  /** Whether the entity was proven, by a token or a digest. */
  readonly proven: boolean;
  /** `Privacy: id`: nobody is shown the entity or the name (RFC 3323, RFC 3325 §7). */
  readonly anonymous: boolean;
  /** `+sip.instance`: who comes back with it comes back into this seat. Never shown to anyone. */
  readonly instance?: string;
  readonly joinedAt: string;
  /** Whether it called, or was called (RFC 4575 §5.7.4). */
  readonly joiningMethod: "dialed-in" | "dialed-out";
  readonly presence: Presence;
  /** While the hand is up. */
  readonly hand?: RaisedHand;
  /** Whether they can be heard, as they said in that leg's dialog. */
  readonly microphone?: { readonly leg: LegId; readonly on: boolean };
  readonly leg?: LegId;
}

export interface RaisedHand {
  /** ISO 8601, UTC. */
  readonly since: string;
  /** In whose dialog it was said last. */
  readonly leg: LegId;
  /** When it goes down unless the dialog that has taken that one's place says that it is up. */
  readonly unsaidUntil?: Instant;
}

/** The focus's dialog with one participant, with its media and its CLUE channel. */
export interface Leg {
  readonly id: LegId;
  readonly participant: ParticipantId;
  /** `opening` until the transport is made, `answered` until the ACK. */
  readonly phase: "opening" | "answered" | "confirmed";
  /** Whom its INVITE asks us to invite, until it is answered. */
  readonly recipients?: readonly Recipient[];
  readonly remoteTransport: TransportParameters;
  readonly localTransport?: TransportParameters;
  readonly sections: readonly Section[];
  /**
   * Seats on which something may be sent. The first answer opens all that the offer brought, so
   * that the first configure needs no re-INVITE; from then on see `openSeats`.
   */
  readonly opened: ReadonlySet<Label>;
  /** Latest offer of the peer's, until it is answered. */
  readonly peerOffer?: SessionDescription;
  /**
   * What that took the place of, in case its answer is never sent; of an UPDATE's, in case it never
   * arrives.
   */
  readonly rollback?: Rollback;
  /** Our offer, until it is answered. */
  readonly ourOffer?: SessionDescription;
  /** Of our latest description that is in force, the direction of each m-section. */
  readonly agreed?: readonly Direction[];
  /** The peer may have a later one in force: ours is offered afresh. */
  readonly uncertain?: true;
  /** Longest message the peer takes on the CLUE channel. */
  readonly maxMessageBytes: number;
  readonly sdpSessionId: string;
  readonly sdpVersion: number;
  readonly negotiation: Negotiation;
  readonly session: Session;
  /** What the re-INVITE asked for that the peer refused last. */
  readonly refusedWish?: string;
  readonly flow: "up" | "down";
  readonly media: "heard" | "silent";
  /** The offerings its latest advertisement was made of. */
  readonly told?: readonly Offering[];
  /**
   * Somebody has gone who could be seen through a switched capture it configured (S0.6): a
   * re-INVITE is owed for it until the peer has taken one.
   */
  readonly lostSight?: "owed" | "offered";
  /** All offerings of the conference, as they were when that was last compared. */
  readonly upToDateWith?: readonly Offering[];
  /** What the media plane was last told to do. */
  readonly plan?: LegPlan;
  /** A new transport on its way, in place of one that has failed. */
  readonly restart?: Restart;
  /** When the present transport took the place of one that had failed. */
  readonly restartedAt?: Instant;
  /** When it is offered another transport, its media being silent though its signalling is there. */
  readonly mendAt?: Instant;
  /** How long the present transport is left alone, however silent it is. */
  readonly mendGap?: Duration;
  /** What the peer may still say by INFO; absent while it has said nothing. */
  readonly infos?: Readonly<Partial<Record<InfoAllowance, Allowance>>>;
}

/** What an INFO counts as: of a lost path, of what everybody hears of, or of anything else. */
export type InfoAllowance = "talk" | "everyone" | "path";

/**
 * A new transport behind a dialog that lives: what was there has failed, with its worker or its
 * path. The focus offers it by a re-INVITE with new ICE credentials and a new fingerprint: to the
 * peer an ICE restart (RFC 8839 §4.4.1.1.1) and a new DTLS association (RFC 8842 §5.1).
 *
 *     opening ── transport-ready ──► owed ── offered ──► offered ── answered ──► connecting
 *                                     ▲                     │                        │  ▲
 *                                     └──── offer failed ───┘    transport-connected:  │
 *                                                                               over   │
 *     answering ── transport-ready: the peer's own offer, which brought its half, ─────┘
 *         │        has its answer                                     (`answered`)
 *         └── offer dropped, or the answer lost with its flow: opening
 *
 * One that fails on its way begins anew, once.
 */
export type Restart = {
  /** A dialog that has no media by then is ended: its peer comes back with a new one. */
  readonly until: Instant;
  /** The one before it failed on its way: this is the last. */
  readonly isLast?: true;
} & (
  | { readonly phase: "opening" }
  /** `answered`: names the peer's offer that we have answered; where the answer is ours. */
  | { readonly phase: "connecting"; readonly answered?: string }
  /** `offer`: names the peer's, for its answer. */
  | { readonly phase: "answering"; readonly offer: string }
  | { readonly phase: "owed" | "offered"; readonly local: TransportParameters }
);

/** What an offer of the peer's takes the place of: in force again where its answer is never sent. */
export interface Rollback {
  readonly offer: string;
  readonly method: "INVITE" | "UPDATE";
  /** How many m-sections there are with it; those behind have been added since. */
  readonly length: number;
  readonly inForce: Pick<
    Leg,
    "sections" | "remoteTransport" | "localTransport" | "agreed" | "sdpVersion"
  >;
  readonly agreement: Pick<Session, "lines" | "remoteUfrag">;
}

/** A BYE under way to somebody who is sent away, and the REFER that asked for it. */
export interface Removal {
  readonly participant: ParticipantId;
  readonly refer: ReferId;
}

/**
 *     inactive ──► active ──► released (410: gone for good, its identity is unknown from then on)
 *         ▲           │
 *         └───────────┘ nobody is left, or 480
 */
export type Lifecycle =
  | { readonly phase: "inactive" }
  | {
      readonly phase: "active";
      readonly since: Instant;
      /** Whose INVITE began it. */
      readonly initiator: ParticipantId;
      /** Most participants at a time so far: who is the first is not the last who remains. */
      readonly most: number;
      /** Since when fewer than two have been there. */
      readonly quietSince?: Instant;
    }
  | { readonly phase: "released" };

/** One conference (RFC 4353 §2), whole: data, and nothing but data. */
export interface Conference {
  /** Conference URI, e.g. `sip:demo@parley.example`. */
  readonly uri: string;
  readonly settings: ConferenceSettings;
  readonly policy: ConferencePolicy;
  readonly lifecycle: Lifecycle;
  readonly conversation: Conversation;
  /** Those of the last participants list who have neither come back nor said goodbye. */
  readonly absent: readonly RememberedParticipant[];
  /** BYEs to those who are being removed, by the leg that was theirs. */
  readonly removals: ReadonlyMap<LegId, Removal>;
  /** Those who are called, and are none of the participants before they answer. */
  readonly invitations: ReadonlyMap<InvitationId, Invitation>;
  readonly participants: ReadonlyMap<ParticipantId, Participant>;
  readonly legs: ReadonlyMap<LegId, Leg>;
  /** What each connected participant has to show, by seat. */
  readonly offerings: readonly Offering[];
  readonly subscriptions: ReadonlyMap<SubscriptionId, Subscription>;
  /** Who subscribes, where it said so: a leaver's own subscription ends with its leaving. */
  readonly subscribers: ReadonlyMap<SubscriptionId, Subscriber>;
  /** Seats of instances that left by themselves, oldest first, for those who come back (G4). */
  readonly formerSeats: ReadonlyMap<string, number>;
  /** The roster subscribers were last told of. */
  readonly roster?: Roster;
  /** What is said in writing, and who has got how much of it. */
  readonly chat: Chat;
  /** Who has the floor, and who had it before: the most recent first. */
  readonly speakers: readonly Voice[];
  /** When what goes round for somebody shows the next. */
  readonly nextTurn?: Instant;
  /** While this lies ahead, leaves are gathered and nobody is told yet (S0.8). */
  readonly gatherUntil?: Instant;
}

/** A conference that nobody is in yet, as it is remembered or as its first INVITE makes it. */
export function openConference(
  uri: string,
  settings: ConferenceSettings,
  memory?: ConferenceMemory,
): Conference {
  return {
    uri,
    settings,
    policy: memory?.policy ?? adHocPolicy(settings.maxParticipants),
    // Whoever was in it when the process ended is in it no more.
    lifecycle: { phase: memory?.phase === "released" ? "released" : "inactive" },
    conversation: memory?.conversation ?? {},
    absent: memory?.lastParticipants ?? [],
    removals: new Map(),
    invitations: new Map(),
    subscribers: new Map(),
    participants: new Map(),
    legs: new Map(),
    offerings: [],
    subscriptions: new Map(),
    formerSeats: new Map(),
    chat: openChat(memory?.chat),
    speakers: [],
  };
}

/** Whether anything is received from this leg; if not, it is neither shown nor disturbed (G9). */
export function isReachable(leg: Leg): boolean {
  return leg.phase === "confirmed" && leg.flow === "up" && leg.media === "heard";
}
