import type { Layout } from "@parley/shared/participant";

export type { Layout } from "@parley/shared/participant";
export { tileSize } from "@parley/shared/participant";

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
  readonly tiles: readonly TileView[];
}

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
  readonly state: "connecting" | "connected" | "reconnecting";
  readonly lostAt?: number;
}

export type BannerView =
  /** The connection of this page is lost; `attempt` counts from 1, `nextTryAt` is wall clock, ms. */
  | { readonly type: "lost"; readonly attempt: number; readonly nextTryAt?: number }
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
  | {
      readonly type: "left";
      readonly reason: LeftReason;
      readonly mayRejoin: boolean;
      /** Of the INVITE that was to come back. */
      readonly refusal?: Refusal;
    };

/** Position of a camera in one's own room; order left to right. */
export type CameraPosition = "left" | "centre" | "right";

export interface OwnCameraView {
  readonly position: CameraPosition;
  readonly track?: MediaStreamTrack;
  readonly simulated: boolean;
}

export interface ConferenceView {
  readonly conference: string;
  readonly phase: Phase;
  readonly layout: Layout;
  /** With the tiles that the layout shows of each. */
  readonly rooms: readonly RoomView[];
  /** Present in the layout `speaker` while there is somebody to show. */
  readonly speaker?: SpeakerView;
  readonly roster: readonly RosterEntryView[];
  readonly ownCameras: readonly OwnCameraView[];
  readonly microphoneOn: boolean;
  readonly camerasOn: boolean;
  readonly remoteAudio: readonly { readonly entity: string; readonly track: MediaStreamTrack }[];
  readonly banner?: BannerView;
  /** A host asks this page to mute; each request has another `at`. */
  readonly muteRequest?: { readonly by: string; readonly at: number };
}

/** What a person can do; implemented by `call/`, given to the screens by `main.tsx`. */
export interface ConferenceActions {
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
  /** Legal in every phase: what is chosen holds for the next call too. */
  setLayout(layout: Layout): void;
  /** How much room there is for the pictures of the others together, CSS pixels. */
  setStageSize(width: number, height: number): void;
}

export interface JoinRequest {
  readonly conference: string;
  readonly name: string;
  /** As chosen in an earlier visit; absent: the one there is. */
  readonly layout?: Layout;
  /** Of the join link this tab came by. */
  readonly token?: string;
  readonly cameras: readonly {
    readonly position: CameraPosition;
    readonly track: MediaStreamTrack;
    readonly simulated: boolean;
  }[];
  readonly microphone?: MediaStreamTrack;
}
