import type { AdvertisementContent } from "../clue/index.ts";
import { earliest, type Instant } from "../lib/index.ts";
import type { Label, Mid } from "../sdp/index.ts";
import { type Session, type SessionEffect, sessionDeadline } from "../session/index.ts";
import type { LeftReason, Refusal } from "./ending.ts";
import type { Sending } from "./own-media/own-layers.ts";
import { type CameraPosition, type OwnRoom, ownContent, type Self } from "./own-media/own-room.ts";
import type { Absence } from "./recovery/absences.ts";
import type { ClueLoss } from "./recovery/clue-loss.ts";
import { type Comeback, comebackDeadline } from "./recovery/comeback.ts";
import type { LossCause } from "./recovery/loss-cause.ts";
import type { Media } from "./recovery/media.ts";
import { idle, type Recovery, type RecoveryEffect, recoveryDeadline } from "./recovery/recovery.ts";
import { chairsDeadline, type EmptyChair } from "./rooms/departures.ts";
import type { Place } from "./rooms/place.ts";
import type { Room } from "./rooms/rooms.ts";
import { noRoster, type RosterCopy } from "./rooms/roster.ts";
import type { Viewing } from "./stage/viewing.ts";
import { type Chat, type ChatEntry, fadingAt, openChat } from "./talk/chat.ts";
import { type Hand, handDown, levelsDeadline, microphoneGranted } from "./talk/levels.ts";
import type { TalkEffect, TalkInput } from "./talk/talk-input.ts";
import type { Telling } from "./talk/telling.ts";
import { noWishes, type Wishes } from "./talk/wish.ts";

/**
 * One end of a conference that is not the focus (RFC 4353 §2): its dialog, what it shows and sees,
 * whom it knows to be there. Data, and nothing but data.
 */
export interface Participant {
  readonly self: Self;
  readonly phase: ParticipantPhase;
  readonly recovery: Recovery;
  /** What the device says of its network. */
  readonly network: "up" | "gone";
  /** The dialog's media and CLUE; kept while the dialog may return. */
  readonly session?: Session;
  readonly media: Media;
  readonly clueLoss: ClueLoss;
  readonly ownRoom: OwnRoom;
  /** What `ownRoom` comes to as an advertisement; the same value until the room changes. */
  readonly content: AdvertisementContent;
  /** What was last told to flow. */
  readonly sending: Sending;
  readonly roster: RosterCopy;
  readonly rooms: readonly Room[];
  /** Those of rooms that have just left. */
  readonly chairs: readonly EmptyChair[];
  /** How the person here looks at the others; all single captures are asked for while nobody has said. */
  readonly viewing?: Viewing;
  /** The contributing source (CSRC) of the newest packet on lines that carry a switched capture. */
  readonly switchedIn: ReadonlyMap<Mid, number>;
  /** What is seen through switched captures, from the left; none in a layout without them. */
  readonly places: readonly Place[];
  readonly comeback: Comeback;
  /** Of this stay, oldest first. */
  readonly absences: readonly Absence[];
  readonly chat: Chat;
  readonly hand: Hand;
  /** What the focus is told of one's own microphone. */
  readonly microphone: Telling;
  /** A host asks this end to mute; until it is answered by switching the microphone. */
  readonly muteRequest?: { readonly by: string; readonly at: Instant };
  /** What a host here wishes of others, and what has come of it. */
  readonly wishes: Wishes;
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
  /** `refusal` is what the focus said to the INVITE that was to come back, if it came to one. */
  | {
      readonly type: "left";
      readonly reason: LeftReason;
      readonly refusal?: Refusal;
      /** Of what was lost. */
      readonly cause?: LossCause | undefined;
      /** Name of the host who removed this end, where the focus tells it. */
      readonly by?: string;
      /** By which names everybody was there before what was lost. */
      readonly before?: { readonly self: string; readonly others: readonly string[] };
    };

export type ParticipantInput =
  | { readonly type: "join-requested" }
  | { readonly type: "leave-requested" }
  | { readonly type: "retry-requested" }
  /** The device has no network any more, or one again; what went over it may live all the same. */
  | { readonly type: "network-gone" }
  | { readonly type: "network-back" }
  | { readonly type: "cameras-switched"; readonly on: boolean }
  | { readonly type: "microphone-switched"; readonly on: boolean }
  /** Other cameras than before, left to right, a presentation more or less, a microphone or none. */
  | {
      readonly type: "own-sources-changed";
      readonly cameras: readonly CameraPosition[];
      readonly presenting: boolean;
      readonly microphoneMissing?: boolean;
    }
  /** Another layout, or another size of what there is to look at. */
  | { readonly type: "viewing-changed"; readonly viewing: Viewing }
  /** The newest picture on that line has this contributing source, or none (RFC 3550 §5.1). */
  | { readonly type: "switched-in"; readonly mid: Mid; readonly source: number | undefined }
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
  /** The answer to `send-path-lost`; nothing where its flow was lost. */
  | { readonly type: "path-lost-answered"; readonly status: number }
  | { readonly type: "clue-opened" }
  | { readonly type: "clue-received"; readonly text: string }
  | { readonly type: "clue-closed" }
  /** A NOTIFY of the conference event package; `body` is conference-info XML (RFC 4575). */
  | { readonly type: "notified"; readonly body: string }
  /** The focus passes on that a host asks this end to mute. */
  | { readonly type: "mute-asked"; readonly by: string }
  | TalkInput
  /** The subscription is over, not by our wish. */
  | { readonly type: "subscription-ended" }
  | { readonly type: "deadline-passed" };

export type ParticipantEffect =
  | Exclude<RecoveryEffect, { readonly type: "give-up" }>
  | Exclude<SessionEffect, { readonly type: "close-channel" }>
  | TalkEffect
  /** An INFO of the package `parley-path`: nothing arrives here any more; comes to `path-lost-answered`. */
  | { readonly type: "send-path-lost" }
  | { readonly type: "close-clue"; readonly reason: string }
  /** The channel of this dialog is gone: opens another on the same SCTP association. */
  | { readonly type: "open-clue" }
  /**
   * The end: BYE or CANCEL with this Reason if there is a dialog, then everything is released.
   * Must work with no flow at all (G11).
   */
  | { readonly type: "hang-up"; readonly status: number; readonly reason: string }
  /** A new subscription to the conference package, in place of the one there may be. */
  | { readonly type: "subscribe" }
  /** In the same subscription: brings the full state (RFC 4575 §4.6). */
  | { readonly type: "refresh-subscription" }
  | { readonly type: "set-sending"; readonly label: Label; readonly active: false }
  /** `heights`: those in pixels that the picture is needed in; where none is named, any. */
  | {
      readonly type: "set-sending";
      readonly label: Label;
      readonly active: true;
      readonly heights: readonly number[];
    };

export type ParticipantStep = [Participant, readonly ParticipantEffect[]];

/** `said` is what this page has kept of an earlier stay. */
export function openParticipant(
  self: Self,
  ownRoom: OwnRoom,
  said: readonly ChatEntry[] = [],
): Participant {
  return {
    self,
    phase: { type: "outside" },
    recovery: idle,
    network: "up",
    media: { phase: "none" },
    clueLoss: { phase: "none" },
    ownRoom,
    content: ownContent(self, ownRoom),
    sending: new Map(),
    roster: noRoster,
    rooms: [],
    chairs: [],
    switchedIn: new Map(),
    places: [],
    comeback: { phase: "none" },
    absences: [],
    chat: openChat(said),
    hand: handDown,
    microphone: microphoneGranted,
    wishes: noWishes,
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
  const { recovery, session, media, clueLoss, roster, comeback, chairs } = participant;
  return earliest(
    recoveryDeadline(recovery),
    session && sessionDeadline(session),
    media.phase === "interrupted" ? media.lostAt : undefined,
    clueLoss.phase === "reopening" ? clueLoss.until : undefined,
    roster.resubscribeAt,
    comebackDeadline(comeback),
    chairsDeadline(chairs),
    fadingAt(participant.chat),
    levelsDeadline(participant),
  );
}
