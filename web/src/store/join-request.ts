import type { Look } from "./look.ts";

/** Position of a camera in one's own room; order left to right. */
export type CameraPosition = "left" | "centre" | "right";

export interface OwnCameraView {
  readonly position: CameraPosition;
  readonly track?: MediaStreamTrack;
  readonly simulated: boolean;
}

/** What one's own room sends. */
export interface OwnSources {
  /** Left to right. One whose device is being changed keeps its place, without a track. */
  readonly cameras: readonly OwnCameraView[];
  readonly microphone?: MediaStreamTrack;
  readonly presentation?: MediaStreamTrack;
  /** Goes out in the microphone's place while a screen is heard beside it, or without one. */
  readonly sound?: MediaStreamTrack;
}

export interface JoinRequest extends OwnSources {
  readonly conference: string;
  readonly name: string;
  /** How one looked at the others in an earlier visit; what is absent is as it is. */
  readonly look?: Partial<Look>;
  /** Of the join link this tab came by. */
  readonly token?: string;
}
