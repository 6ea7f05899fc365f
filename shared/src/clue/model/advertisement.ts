import type { Brand } from "../../lib/index.ts";

/** `captureID`: NCName, at most 16 bytes so that it fits an RTP header extension (RFC 8849 §5). */
export type CaptureId = Brand<string, "CaptureId">;
export type SceneId = Brand<string, "SceneId">;
export type SceneViewId = Brand<string, "SceneViewId">;
export type EncodingGroupId = Brand<string, "EncodingGroupId">;
/** Value of the `a=label` of the provider's sendonly m-section (RFC 8848 §4.4). */
export type EncodingId = Brand<string, "EncodingId">;
export type PersonId = Brand<string, "PersonId">;

/** Coordinates in the scene's scale: X left to right, Y away from the camera, Z up (RFC 8845 §6). */
export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface CaptureArea {
  readonly bottomLeft: Point;
  readonly bottomRight: Point;
  readonly topLeft: Point;
  readonly topRight: Point;
}

export interface CaptureOrigin {
  readonly capturePoint: Point;
  readonly lineOfCapturePoint?: Point;
}

export interface SpatialInformation {
  readonly captureOrigin?: CaptureOrigin;
  readonly captureArea?: CaptureArea;
}

export interface Description {
  readonly text: string;
  readonly lang?: string;
}

/** What a Multiple Content Capture is made of; both lists empty or absent: not disclosed. */
export interface Content {
  readonly captures: readonly CaptureId[];
  readonly sceneViews: readonly SceneViewId[];
}

export interface MultipleContent {
  readonly type: "multiple";
  readonly synchronizationId?: string;
  readonly content?: Content;
  /** E.g. `SoundLevel:0`. */
  readonly policy?: string;
  readonly maxCaptures?: { readonly count: number; readonly exact: boolean };
  readonly allowSubsetChoice?: boolean;
}

/** A Media Capture (RFC 8845 §7, RFC 8846 §11). */
export interface Capture {
  readonly captureId: CaptureId;
  readonly mediaType: string;
  readonly sceneId: SceneId;
  /** Absent: `nonSpatiallyDefinable`. */
  readonly spatial?: SpatialInformation;
  readonly source: { readonly type: "individual" } | MultipleContent;
  readonly encodingGroupId?: EncodingGroupId;
  readonly descriptions: readonly Description[];
  /** Lower is more important (RFC 8846 §11.9). */
  readonly priority?: number;
  readonly languages: readonly string[];
  readonly mobility?: "static" | "dynamic" | "highly-dynamic";
  readonly presentation?: string;
  readonly view?: string;
  readonly capturedPeople: readonly PersonId[];
  readonly relatedTo?: CaptureId;
}

export interface SceneView {
  readonly sceneViewId: SceneViewId;
  readonly descriptions: readonly Description[];
  readonly captures: readonly CaptureId[];
}

export interface CaptureScene {
  readonly sceneId: SceneId;
  readonly scale: "mm" | "unknown" | "noscale";
  readonly descriptions: readonly Description[];
  readonly views: readonly SceneView[];
}

export interface EncodingGroup {
  readonly encodingGroupId: EncodingGroupId;
  /** Bits per second. */
  readonly maxGroupBandwidthBps: number;
  readonly encodings: readonly EncodingId[];
}

/** A human in the picture; `uri` ties them to the conference roster (RFC 4575 `user@entity`). */
export interface Person {
  readonly personId: PersonId;
  /** xCard `fn`. */
  readonly name?: string;
  /** xCard `impp`. */
  readonly uri?: string;
  readonly types: readonly string[];
}

/** What a Media Provider has to offer, without the message around it. */
export interface AdvertisementContent {
  readonly captures: readonly Capture[];
  readonly encodingGroups: readonly EncodingGroup[];
  readonly scenes: readonly CaptureScene[];
  readonly people: readonly Person[];
}

/** A (capture, encoding) pair a Media Consumer has chosen: one RTP stream (RFC 8845 §3). */
export interface CaptureEncoding {
  readonly id: string;
  readonly captureId: CaptureId;
  readonly encodingId: EncodingId;
  readonly configuredContent?: Content;
}
