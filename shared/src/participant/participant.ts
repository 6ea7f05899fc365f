import type { AdvertisementContent } from "../clue/index.ts";
import { earliest, type Instant } from "../lib/index.ts";
import type { Label } from "../sdp/index.ts";
import { type Session, type SessionEffect, sessionDeadline } from "../session/index.ts";
import type { Comeback } from "./comeback.ts";
import type { LeftReason, Refusal } from "./ending.ts";
import type { Media } from "./media.ts";
import { type OwnRoom, ownContent, type Self } from "./own-room.ts";
import { idle, type Recovery, type RecoveryEffect, recoveryDeadline } from "./recovery.ts";
import type { Room } from "./rooms.ts";
import { noRoster, type RosterCopy } from "./roster.ts";

/**
 * One end of a conference that is not the focus (RFC 4353 §2): its dialog, what it shows and sees,
 * whom it knows to be there. Data, and nothing but data.
 */
export interface Participant {
  readonly self: Self;
  readonly phase: ParticipantPhase;
  readonly recovery: Recovery;
  /** The dialog's media and CLUE; kept while the dialog may return. */
  readonly session?: Session;
  readonly media: Media;
  readonly ownRoom: OwnRoom;
  /** What `ownRoom` comes to as an advertisement; the same value until the room changes. */
  readonly content: AdvertisementContent;
  /** The encodings that were last told to flow. */
  readonly sending: ReadonlySet<Label>;
  readonly roster: RosterCopy;
  readonly rooms: readonly Room[];
  readonly comeback: Comeback;
}

/**
 *   outside ──► joining ──► in-conference ──► left
 *      ▲           │                            │
 *      └───────────┘ refused, called off        └──► joining, asked to rejoin
 */
export type ParticipantPhase =
  | { readonly type: "outside"; readonly refusal?: Refusal }
  | { readonly type: "joining" }
  /** A dialog, or the attempts to regain one (G18: no other place in between). */
  | { readonly type: "in-conference" }
  | { readonly type: "left"; readonly reason: LeftReason };

export type ParticipantInput =
  | { readonly type: "join-requested" }
  | { readonly type: "leave-requested" }
  /** By a person, or by a network that says it is back. */
  | { readonly type: "retry-requested" }
  | { readonly type: "cameras-switched"; readonly on: boolean }
  | { readonly type: "microphone-switched"; readonly on: boolean }
  | { readonly type: "flow-opened" }
  | { readonly type: "flow-lost" }
  /** The INVITE got its 2xx; `local` and `remote` are the SDP texts as they went over the wire. */
  | { readonly type: "answered"; readonly local: string; readonly remote: string }
  /** A later offer of the focus's was answered. */
  | { readonly type: "reoffer-answered"; readonly local: string; readonly remote: string }
  | { readonly type: "refused"; readonly refusal: Refusal }
  /** The dialog is over, not by our wish; `reasons` are the Reason headers of the BYE, if any. */
  | { readonly type: "ended"; readonly reasons: readonly string[] }
  | { readonly type: "options-answered"; readonly status: number }
  | { readonly type: "media-connected" }
  | { readonly type: "media-interrupted" }
  | { readonly type: "clue-opened" }
  | { readonly type: "clue-received"; readonly text: string }
  | { readonly type: "clue-closed" }
  /** A NOTIFY of the conference event package; `body` is conference-info XML (RFC 4575). */
  | { readonly type: "notified"; readonly body: string }
  /** The subscription is over, not by our wish. */
  | { readonly type: "subscription-ended" }
  | { readonly type: "deadline-passed" };

export type ParticipantEffect =
  | Exclude<RecoveryEffect, { readonly type: "give-up" }>
  | Exclude<SessionEffect, { readonly type: "close-channel" }>
  | { readonly type: "close-clue"; readonly reason: string }
  /**
   * The end: BYE or CANCEL with this Reason if there is a dialog, then everything is released.
   * Must work with no flow at all (G11).
   */
  | { readonly type: "hang-up"; readonly status: number; readonly reason: string }
  /** A new subscription to the conference package, in place of the one there may be. */
  | { readonly type: "subscribe" }
  /** In the same subscription: brings the full state (RFC 4575 §4.6). */
  | { readonly type: "refresh-subscription" }
  | { readonly type: "set-sending"; readonly label: Label; readonly active: boolean };

export type ParticipantStep = [Participant, readonly ParticipantEffect[]];

export function openParticipant(self: Self, ownRoom: OwnRoom): Participant {
  return {
    self,
    phase: { type: "outside" },
    recovery: idle,
    media: { phase: "none" },
    ownRoom,
    content: ownContent(self, ownRoom),
    sending: new Set(),
    roster: noRoster,
    rooms: [],
    comeback: { phase: "none" },
  };
}

/** Goes on from where a step has come to, keeping its effects. */
export function andThen(
  [participant, effects]: ParticipantStep,
  next: (participant: Participant) => ParticipantStep,
): ParticipantStep {
  const [after, more] = next(participant);
  return [after, [...effects, ...more]];
}

export function participantDeadline(participant: Participant): Instant | undefined {
  const { recovery, session, media, roster, comeback } = participant;
  return earliest(
    recoveryDeadline(recovery),
    session && sessionDeadline(session),
    media.phase === "interrupted" ? media.lostAt : undefined,
    roster.resubscribeAt,
    comeback.phase === "back" ? comeback.until : undefined,
  );
}
