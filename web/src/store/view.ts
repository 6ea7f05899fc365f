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

/** A remote room: one participant with its cameras, left to right by area of capture. */
export interface RoomView {
  /** RFC 4575 user entity. */
  readonly entity: string;
  readonly name: string;
  readonly state: "connected" | "reconnecting";
  /** Wall clock, ms; present while reconnecting. */
  readonly lostAt?: number;
  readonly tiles: readonly TileView[];
}

export interface RosterEntryView {
  readonly entity: string;
  readonly name: string;
  readonly self: boolean;
  readonly state: "connecting" | "connected" | "reconnecting";
  readonly lostAt?: number;
}

export type BannerView =
  /** The connection of this page is lost; `attempt` counts from 1. */
  | { readonly type: "lost"; readonly attempt: number; readonly nextTryAt?: number }
  | { readonly type: "back"; readonly left: readonly string[]; readonly joined: readonly string[] };

/** Why this page is no longer in the conference. */
export type LeftReason =
  | "left"
  | "removed"
  | "ended"
  | "asleep"
  | "replaced"
  | "lost"
  | "refused";

export interface Refusal {
  readonly status: number;
  readonly warning?: string;
}

export type Phase =
  | { readonly type: "prejoin"; readonly refusal?: Refusal }
  | { readonly type: "joining" }
  | { readonly type: "in-conference" }
  | { readonly type: "left"; readonly reason: LeftReason; readonly mayRejoin: boolean };

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
  readonly rooms: readonly RoomView[];
  readonly roster: readonly RosterEntryView[];
  readonly ownCameras: readonly OwnCameraView[];
  readonly microphoneOn: boolean;
  readonly camerasOn: boolean;
  readonly remoteAudio: readonly { readonly entity: string; readonly track: MediaStreamTrack }[];
  readonly banner?: BannerView;
}

/** What a person can do; implemented by `call/`, given to the screens by `main.tsx`. */
export interface ConferenceActions {
  join(request: JoinRequest): void;
  leave(): void;
  rejoin(): void;
  retryNow(): void;
  setMicrophone(on: boolean): void;
  setCameras(on: boolean): void;
}

export interface JoinRequest {
  readonly conference: string;
  readonly name: string;
  readonly cameras: readonly { readonly position: CameraPosition; readonly track: MediaStreamTrack; readonly simulated: boolean }[];
  readonly microphone?: MediaStreamTrack;
}
