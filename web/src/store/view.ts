import type { Reaction } from "@parley/shared/instant-message";
import type {
  Absence,
  Arrangement,
  Box,
  Elsewhere,
  Layout,
  LossCause,
  Pinned,
  RowArranged,
  Switching,
  Wish,
} from "@parley/shared/participant";
import type { JoinRequest, OwnCameraView, OwnSources } from "./join-request.ts";

export {
  instantMessageLimits,
  type Reaction,
  reactions,
  utf8Bytes,
} from "@parley/shared/instant-message";
export type {
  Absence,
  Arrangement,
  Box,
  Elsewhere,
  Layout,
  LossCause,
  Pinned,
  RowArranged,
  Switching,
  Wish,
} from "@parley/shared/participant";
export type { CameraPosition, JoinRequest, OwnCameraView, OwnSources } from "./join-request.ts";

/** What the screens show: a projection of the call, made in `store/`, decided nowhere here. */

export type TileState = "connecting" | "live" | "reconnecting" | "off";

/** One picture of a room, in its place. */
export interface TileView {
  /** CLUE captureID as the focus advertises it. */
  readonly captureId: string;
  readonly description: string;
  readonly state: TileState;
  /** Present once the receiving m-section exists; frames may still be missing. */
  readonly track?: MediaStreamTrack;
}

/** A remote room: one endpoint with its cameras, left to right by area of capture. */
export interface RoomView {
  /** Unique among the rooms: a person has one for each endpoint. */
  readonly id: string;
  /** RFC 4575 user entity. */
  readonly entity: string;
  readonly name: string;
  readonly state: "connected" | "reconnecting";
  /** Wall clock, ms; present while reconnecting. */
  readonly lostAt?: number;
  readonly tiles: readonly RoomTileView[];
  /** Its other cameras, small beside its one picture, from the left; absent: none. */
  readonly others?: readonly TileView[];
}

export interface RoomTileView extends TileView {
  /** Of a picture that changes between the cameras of the room: which it is now, once that is known. */
  readonly source?: { readonly captureId: string; readonly description: string };
}

/** The place of a room that has just left; it is cleared away by itself. */
export interface EmptyChairView {
  /** Of the room. */
  readonly id: string;
  readonly entity: string;
  readonly name: string;
}

/** What somebody presents; `room` is whose it is. */
export interface PresentationView extends TileView {
  readonly room?: { readonly id: string; readonly name: string };
}

/** What stands in a window of its own, and where in it; a room, or its empty chair, by its id. */
export type ElsewhereView =
  | { readonly type: "room"; readonly row: RowArranged }
  | { readonly type: "presentation"; readonly presentation: PresentationView; readonly box: Box };

/** Whoever speaks, in the layout that shows only them. */
export interface SpeakerView {
  /** The room that all the pictures show; absent while that is not known, or not of one room. */
  readonly room?: { readonly id: string; readonly name: string };
  readonly tiles: readonly SpeakerTileView[];
}

export interface SpeakerTileView extends TileView {
  /** What is switched in, and whose it is, once that is known. */
  readonly source?: { readonly captureId: string; readonly name: string };
}

export interface RosterEntryView {
  readonly entity: string;
  readonly name: string;
  readonly self: boolean;
  readonly isHost: boolean;
  /** Ids of their endpoints, by which a host sends them away. */
  readonly endpoints: readonly string[];
  readonly state: "connecting" | "connected" | "reconnecting";
  readonly lostAt?: number;
  /** Wall clock of the focus, ms: whoever has the least has waited longest. */
  readonly handRaisedAt?: number;
  /** Whether they have said that nothing can be heard from them. */
  readonly isMuted?: boolean;
  /** Only watches: nobody hears them. */
  readonly isObserver?: boolean;
  /** How many they have in all their rooms; one's own are in `ownCameras`. */
  readonly cameras?: number;
}

/** Something said in writing. */
export interface ChatEntryView {
  readonly id: string;
  readonly own: boolean;
  /** User entity of who said it; not always one of the roster: they may have left, or be anonymous. */
  readonly entity: string;
  readonly name: string;
  readonly text: string;
  /** Wall clock, ms: of the focus, once it has taken it in. */
  readonly at: number;
  /** Said while this page was away: "while you were away". */
  readonly missed: boolean;
  /** `received` from others; one's own are on their way, taken in, or to be sent again by hand. */
  readonly state: "received" | "pending" | "sent" | "failed";
}

export interface ReactionView {
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  readonly emoji: Reaction;
}

export type BannerView =
  /**
   * The connection of this page is lost; `attempt` counts from 1, `nextTryAt` is wall clock, ms, and
   * absent while an attempt is being made.
   */
  | {
      readonly type: "lost";
      readonly cause: LossCause;
      readonly attempt: number;
      readonly nextTryAt?: number;
    }
  | { readonly type: "back"; readonly left: readonly string[]; readonly joined: readonly string[] };

/** Why this page is no longer in the conference. */
export type LeftReason = "left" | "removed" | "ended" | "asleep" | "replaced" | "lost" | "refused";

export interface Refusal {
  /** SIP status code (RFC 3261 §21), or 0 where nothing answered. */
  readonly status: number;
  /** The warn-text of the Warning header field (RFC 3261 §20.43). */
  readonly warning?: string;
}

export type Phase =
  | { readonly type: "prejoin"; readonly refusal?: Refusal }
  | { readonly type: "joining" }
  | { readonly type: "in-conference" }
  | LeftPhase;

export interface LeftPhase {
  readonly type: "left";
  readonly reason: LeftReason;
  readonly mayRejoin: boolean;
  /** Of the INVITE that was to come back. */
  readonly refusal?: Refusal;
  /** Where the reason is `lost`: of what, as far as this page could tell. */
  readonly cause?: LossCause | undefined;
  /** Where the reason is `removed`: name of the host who did it, if it is told. */
  readonly by?: string;
  /** Where the reason is `lost`: by which names everybody was there before. */
  readonly before?: { readonly self: string; readonly others: readonly string[] };
}

export interface ConferenceView {
  readonly conference: string;
  readonly phase: Phase;
  readonly layout: Layout;
  /** With the tiles that the layout shows of each. */
  readonly rooms: readonly RoomView[];
  /** Present in the layout `speaker` while there is somebody to show. */
  readonly speaker?: SpeakerView;
  /** In the order of `stage.presentations`. */
  readonly presentations: readonly PresentationView[];
  readonly chairs: readonly EmptyChairView[];
  /**
   * Where everything stands, px from the top left corner of the stage: rooms and chairs by id,
   * whoever speaks as `speaker`. Absent until the stage has been measured.
   */
  readonly stage?: Arrangement;
  readonly pinned?: Pinned | undefined;
  /** Absent where nothing was sent there, and where that is gone. */
  readonly elsewhere?: ElsewhereView;
  readonly switching: Switching;
  readonly savesData: boolean;
  readonly roster: readonly RosterEntryView[];
  readonly ownCameras: readonly OwnCameraView[];
  readonly microphoneOn: boolean;
  readonly camerasOn: boolean;
  /** The screen that is shown to the others. */
  readonly presenting?: { readonly track: MediaStreamTrack };
  readonly remoteAudio: readonly { readonly entity: string; readonly track: MediaStreamTrack }[];
  readonly banner?: BannerView;
  /** In the order that everybody has; what was said here and is not taken in yet stands last. */
  readonly chat: readonly ChatEntryView[];
  /** Times in which this page was away, oldest first. */
  readonly absences?: readonly Absence[];
  /** For as long as they are seen, oldest first. */
  readonly reactions: readonly ReactionView[];
  /** One's own hand, as it was last moved here. */
  readonly handRaised: boolean;
  /** A host has taken it down; each time has another `at`. */
  readonly handLowered?: { readonly by: string; readonly at: number };
  /** A host asks this page to mute; each request has another `at`. */
  readonly muteRequest?: { readonly by: string; readonly at: number };
  /** What a host here wishes of others, and what came of it; oldest first. */
  readonly wishes?: readonly Wish[];
}

/** What a person can do; implemented by `call/`, given to the screens by `main.tsx`. */
export interface ConferenceActions {
  /** Somebody is about to join: what that needs may be fetched already. */
  prepare?(): void;
  /**
   * Legal in the phases prejoin and left: Rejoin after leaving comes with fresh tracks, since
   * leaving by hand switches the devices off. The tracks stay the page's: the call never stops them.
   */
  join(request: JoinRequest): void;
  /** Works in every phase; while joining it gives up. Ends in left, or in prejoin where nothing was joined. */
  leave(): void;
  /** Again with the tracks of the last join, where they are still live. */
  retryNow(): void;
  /** Legal in every phase, as is `setCameras`: the wish of before joining holds from the first packet. */
  setMicrophone(on: boolean): void;
  setCameras(on: boolean): void;
  /** Other tracks than before; in a call they are sent from here on. Legal in every phase. */
  setSources(sources: OwnSources): void;
  /** Legal in every phase: what is chosen holds for the next call too. */
  setLayout(layout: Layout): void;
  /** Who is to be large, or nobody in particular; it falls away when the room has left for good. */
  setPin(pinned: Pinned | undefined): void;
  /** What stands in a window of its own, and how large that is; nothing: it is on the stage again. */
  setElsewhere(elsewhere: Elsewhere | undefined): void;
  /** Legal in every phase, as is `setSavesData`. */
  setSwitching(switching: Switching): void;
  setSavesData(savesData: boolean): void;
  /** Of `stage.pages`, from 0. */
  setStagePage(page: number): void;
  /** To everybody in the conference. At most `instantMessageLimits.textBytes` of UTF-8; a blank text is nothing. */
  sendMessage(text: string): void;
  /** One of one's own that has failed, once more. */
  resend(id: string): void;
  react(emoji: Reaction): void;
  raiseHand(on: boolean): void;
  /** For hosts: takes down the hand of the person with that user entity. */
  lowerHand(entity: string): void;
  /** For hosts: asks the person with that user entity to mute. What comes of it is among `wishes`. */
  askToMute(entity: string): void;
  /** For hosts: asks everybody else who may be heard, by one wish. */
  askEveryoneToMute(): void;
  /** How much room there is for the pictures of the others together, CSS pixels. */
  setStageSize(width: number, height: number): void;
}
