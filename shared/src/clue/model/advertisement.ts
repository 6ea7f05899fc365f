import type { Brand } from "../../lib/index.ts";
import type { Extensible } from "./extensions.ts";
import type { XCard } from "./x-card.ts";

/** `captureID`: NCName, at most 16 bytes so that it fits an RTP header extension (RFC 8849 §5). */
export type CaptureId = Brand<string, "CaptureId">;
export type SceneId = Brand<string, "SceneId">;
export type SceneViewId = Brand<string, "SceneViewId">;
export type EncodingGroupId = Brand<string, "EncodingGroupId">;
/** Value of the `a=label` of the provider's sendonly m-section (RFC 8848 §4.4). */
export type EncodingId = Brand<string, "EncodingId">;
export type PersonId = Brand<string, "PersonId">;
export type SimultaneousSetId = Brand<string, "SimultaneousSetId">;
export type GlobalViewId = Brand<string, "GlobalViewId">;

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

export interface CaptureOrigin extends Extensible {
  readonly capturePoint: Point;
  readonly lineOfCapturePoint?: Point;
}

export interface SpatialInformation extends Extensible {
  readonly captureOrigin?: CaptureOrigin;
  readonly captureArea?: CaptureArea;
}

export interface Description {
  readonly text: string;
  readonly lang?: string;
}

/** What a Multiple Content Capture is made of; both lists empty or absent: not disclosed. */
export interface Content extends Extensible {
  readonly captures: readonly CaptureId[];
  readonly sceneViews: readonly SceneViewId[];
}

export interface MultipleContent {
  readonly type: "multiple";
  /** MCCs with the same value show the same place at the same time, whatever their media type (RFC 8845 §7.2.1.3). */
  readonly synchronizationId?: string;
  readonly content?: Content;
  /** Token and index: `SoundLevel:0` is the loudest, `SoundLevel:1` the one before (RFC 8845 §7.2.1.2). */
  readonly policy?: string;
  /** How many of the content at a time: exactly, or at most, so many; absent: as many as there are (RFC 8846 §11.11). */
  readonly maxCaptures?: { readonly count: number; readonly exact: boolean };
  /** Absent is false (RFC 8846 §11.9). */
  readonly allowSubsetChoice?: boolean;
}

/** Whether text is burned into the picture, and in which language. */
export interface EmbeddedText {
  readonly present: boolean;
  readonly lang?: string;
}

/** A Media Capture (RFC 8845 §7, RFC 8846 §11). */
export interface Capture extends Extensible {
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
  /** `slides`, `images` (RFC 8846 §11.19). */
  readonly presentation?: string;
  readonly embeddedText?: EmbeddedText;
  /** `room`, `table`, `lectern`, `individual`, `audience` (RFC 8846 §11.18). */
  readonly view?: string;
  readonly capturedPeople: readonly PersonId[];
  /** The capture this one translates or describes (RFC 8846 §11.17). */
  readonly relatedTo?: CaptureId;
  /** Audio only: `uni`, `shotgun`, `omni`, `figure8`, `cardioid`, `hyper-cardioid` (RFC 8846 §12.1). */
  readonly sensitivityPattern?: string;
}

export interface SceneView {
  readonly sceneViewId: SceneViewId;
  readonly descriptions: readonly Description[];
  readonly captures: readonly CaptureId[];
}

export interface CaptureScene extends Extensible {
  readonly sceneId: SceneId;
  readonly scale: "mm" | "unknown" | "noscale";
  readonly descriptions: readonly Description[];
  /** Whose room it is and where. */
  readonly sceneInformation?: XCard;
  readonly views: readonly SceneView[];
}

export interface EncodingGroup extends Extensible {
  readonly encodingGroupId: EncodingGroupId;
  /** Bits per second. */
  readonly maxGroupBandwidthBps: number;
  readonly encodings: readonly EncodingId[];
}

/** A human in the picture; `uri` ties them to the conference roster (RFC 4575 `user@entity`). */
export interface Person extends Extensible {
  readonly personId: PersonId;
  /** The text of the xCard's first `fn`. */
  readonly name?: string;
  /** The URI of its first `impp`. */
  readonly uri?: string;
  /** The whole xCard, where it says more than those two; it is printed then, and they are not. */
  readonly card?: XCard;
  /** `presenter`, `timekeeper`, `attendee`, … (RFC 8846 §21.1.3). */
  readonly types: readonly string[];
}

/** Captures of one media type that can be sent at the same time; views and scenes stand for theirs (RFC 8845 §8). */
export interface SimultaneousSet extends Extensible {
  readonly setId: SimultaneousSetId;
  /** Needed where only scenes are named (RFC 8846 §19.2). */
  readonly mediaType?: string;
  readonly captures: readonly CaptureId[];
  readonly sceneViews: readonly SceneViewId[];
  readonly scenes: readonly SceneId[];
}

/** Scene views that together show everything there is (RFC 8845 §7.4). */
export interface GlobalView extends Extensible {
  readonly globalViewId?: GlobalViewId;
  readonly sceneViews: readonly SceneViewId[];
}

/** What a Media Provider has to offer, without the message around it. */
export interface AdvertisementContent extends Extensible {
  readonly captures: readonly Capture[];
  readonly encodingGroups: readonly EncodingGroup[];
  readonly scenes: readonly CaptureScene[];
  /** Absent: no limits but those of views and encodings. */
  readonly simultaneousSets?: readonly SimultaneousSet[];
  readonly globalViews?: readonly GlobalView[];
  readonly people: readonly Person[];
}

/** A (capture, encoding) pair a Media Consumer has chosen: one RTP stream (RFC 8845 §3). */
export interface CaptureEncoding extends Extensible {
  readonly id: string;
  readonly captureId: CaptureId;
  readonly encodingId: EncodingId;
  readonly configuredContent?: Content;
}
