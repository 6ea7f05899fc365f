import type { Brand } from "../lib/index.ts";
import type { Mid } from "../sdp/index.ts";

/** One leg of one conference: names its media transport too. Unique in the process. */
export type LegId = Brand<string, "LegId">;

/** RTP header extension ids in force on one transport; absent when not negotiated. */
export interface ExtensionIds {
  readonly mid?: number;
  readonly rid?: number;
  readonly repairedRid?: number;
  /** RFC 6464. */
  readonly audioLevel?: number;
  readonly absSendTime?: number;
  readonly transportWideCc?: number;
  readonly videoOrientation?: number;
  /** RFC 8849 §5.2. */
  readonly captureId?: number;
}

/**
 * An RTP stream this leg may send to us: one m-section, one Individual Encoding; with simulcast one
 * layer of it, of which the smallest comes first.
 */
export interface SourcePlan {
  readonly mid: Mid;
  /** The layer's RID (RFC 8851). */
  readonly rid?: string;
  readonly kind: "audio" | "video";
  readonly payloadType: number;
  readonly rtxPayloadType?: number;
  readonly clockRate: number;
  /** SSRCs announced in the SDP; a stream not announced is recognised by MID. */
  readonly ssrc?: number;
  readonly rtxSsrc?: number;
}

/** Where a sink's packets come from. */
export interface SourceRef {
  readonly leg: LegId;
  readonly mid: Mid;
  /** The layer that is best; while it does not come in, another of the same m-section is shown. */
  readonly rid?: string;
}

/** An RTP stream we send to this leg: one seat. Its SSRCs never change, whoever sits in it. */
export interface SinkPlan {
  readonly mid: Mid;
  readonly kind: "audio" | "video";
  readonly ssrc: number;
  readonly rtxSsrc?: number;
  readonly payloadType: number;
  readonly rtxPayloadType?: number;
  readonly clockRate: number;
  /** The capture that is switched in now, where the seat shows one after the other (RFC 8849 §5). */
  readonly captureId?: string;
  /** Absent: nothing is sent. Only present when SDP and CLUE both allow it (RFC 8848 §5.2). */
  readonly from?: SourceRef;
}

/** What the media plane shall do for one leg: complete, replaces the plan before it. */
export interface LegPlan {
  readonly leg: LegId;
  readonly extensions: ExtensionIds;
  readonly sources: readonly SourcePlan[];
  readonly sinks: readonly SinkPlan[];
}
