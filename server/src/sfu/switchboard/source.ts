import type { Instant } from "@parley/shared/lib";
import type { LegId, SourcePlan, SourceRef } from "@parley/shared/switching";
import { writePictureLossIndication } from "../rtp/rtcp/feedback.ts";
import { KeyFrameNeed } from "./key-frame-need.ts";
import { ReceivedStream } from "./received-stream.ts";

/** One planned source of a leg, and the stream that was recognised as it. */
export class Source {
  readonly plan: SourcePlan;
  readonly ref: SourceRef;
  readonly need = new KeyFrameNeed();
  rtxSsrc: number | undefined;
  /** When the last packet of it came. */
  heardAt: Instant | undefined;
  #ssrc: number | undefined;
  #stream: ReceivedStream | undefined;

  constructor(leg: LegId, plan: SourcePlan) {
    this.plan = plan;
    const { mid, rid } = plan;
    this.ref = { leg, mid, ...(rid !== undefined && { rid }) };
    this.#ssrc = plan.ssrc;
    this.rtxSsrc = plan.rtxSsrc;
  }

  get ssrc(): number | undefined {
    return this.#ssrc;
  }

  get stream(): ReceivedStream | undefined {
    return this.#stream;
  }

  /** The stream of this SSRC; a new one when the source changed its SSRC. */
  streamOf(ssrc: number): ReceivedStream {
    if (this.#stream?.ssrc !== ssrc) this.#stream = new ReceivedStream(ssrc, this.plan);
    this.#ssrc = ssrc;
    return this.#stream;
  }

  /** The stream said BYE: its numbers mean nothing any more (RFC 3550 §6.6). */
  endStream(): void {
    this.#stream = undefined;
  }

  /** A request for the key frame that is needed, if one is due and the SSRC known. */
  keyFrameRequest(now: Instant): Buffer | undefined {
    if (this.#ssrc === undefined || !this.need.due(now)) return undefined;
    return writePictureLossIndication(this.#ssrc);
  }
}

/** Whether a plan's source is the one before it, so that its stream lives on. */
export function sameSource(a: SourcePlan, b: SourcePlan): boolean {
  return (
    a.mid === b.mid &&
    a.rid === b.rid &&
    a.kind === b.kind &&
    a.payloadType === b.payloadType &&
    a.rtxPayloadType === b.rtxPayloadType &&
    a.clockRate === b.clockRate &&
    a.ssrc === b.ssrc &&
    a.rtxSsrc === b.rtxSsrc
  );
}
