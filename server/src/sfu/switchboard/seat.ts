import type { Instant } from "@parley/shared/lib";
import {
  contributingSource,
  type ExtensionIds,
  type LegId,
  type SinkPlan,
  type SourceRef,
} from "@parley/shared/switching";
import { CAPTURE_ID_PACKETS } from "../limits.ts";
import { ExtensionWriter } from "../rtp/extension-writer.ts";
import { writeRtpPacket } from "../rtp/packet.ts";
import { writeSenderReport } from "../rtp/rtcp/reports.ts";
import { extendSequenceNumber } from "../rtp/sequence-number.ts";
import { shiftVp8, type Vp8Shift } from "../rtp/vp8.ts";
import type { ReceivedStream } from "./received-stream.ts";
import { SeatPosition } from "./seat-position.ts";
import type { SourcePacket } from "./source-packet.ts";

/** A stretch of one source in a seat: how its numbers become the seat's. */
interface Run {
  readonly stream: ReceivedStream;
  /** Extended number of its first packet; earlier ones are not shown. */
  readonly first: number;
  readonly numberShift: number;
  readonly timestampShift: number;
  readonly vp8Shift: Vp8Shift;
}

/**
 * One stream we send: the same SSRC whoever is shown, sequence numbers without a gap and
 * timestamps that go on with the time across every change of source.
 */
export class Seat {
  /** The leg it is sent to. */
  readonly leg: LegId;
  #plan: SinkPlan;
  #ids: ExtensionIds;
  #extensions: ExtensionWriter;
  #run: Run | undefined;
  /** What is switched in, as long as `#run` lasts. */
  #captureId: string | undefined;
  /** Its CSRC: reckoned once for a stretch, not for each packet. */
  #contributing: { readonly contributingSource: number } | undefined;
  #aim: SourceRef | undefined;
  /** The source before, while the picture of the next is not there yet. */
  #lingering: SourceRef | undefined;
  readonly #position = new SeatPosition();
  #rtxNumber = 0;
  #packets = 0;
  #octets = 0;

  constructor(leg: LegId, plan: SinkPlan, ids: ExtensionIds) {
    this.leg = leg;
    this.#plan = plan;
    this.#ids = ids;
    this.#aim = plan.from;
    this.#extensions = this.#naming(plan.captureId);
  }

  get plan(): SinkPlan {
    return this.#plan;
  }

  /** What is to be shown: the planned source, or the layer that stands in for it. */
  get aim(): SourceRef | undefined {
    return this.#aim;
  }

  /**
   * Whose packets are wanted: of what is to be shown, of the layer it stands in for, and of the one
   * before while it lingers.
   */
  get sources(): readonly SourceRef[] {
    const { from } = this.#plan;
    return [this.#aim, from, this.#lingering].filter((source) => source !== undefined);
  }

  get lingers(): boolean {
    return this.#lingering !== undefined;
  }

  /** Video can begin with a key frame only. */
  awaitsKeyFrameOf(source: SourceRef): boolean {
    if (this.#plan.kind !== "video" || !sameRef(this.#aim, source)) return false;
    return this.#run === undefined || this.lingers;
  }

  /** A seat for switched captures goes on with the source before; any other stops at once (G10). */
  replan(plan: SinkPlan, ids: ExtensionIds): void {
    const before = this.#plan;
    this.#plan = plan;
    this.#ids = ids;
    const isSwitched = before.captureId !== undefined && plan.captureId !== undefined;
    // Another layer of the picture that is shown takes over once it comes in.
    const isShown = this.#run !== undefined && sameSection(this.#aim, plan.from);
    if (!sameRef(before.from, plan.from) && !isShown) {
      this.#aimAt(plan.from, isSwitched);
    }
    this.#extensions = this.#naming(this.#lingering ? this.#captureId : plan.captureId);
  }

  /** Another layer of what is planned, from now on. */
  showLayer(layer: SourceRef): void {
    this.#aimAt(layer, true);
  }

  /** The layer that is planned comes in: whatever stands in for it has done so long enough. */
  heardOf(source: SourceRef): void {
    if (sameRef(this.#plan.from, source) && !sameRef(this.#aim, source)) this.showLayer(source);
  }

  /** Ends the stretch shown: nothing of it goes out again, not even what a receiver missed. */
  stop(): void {
    this.#run = undefined;
    this.#lingering = undefined;
  }

  /** Whether packets of this stream are for this seat: it is shown, or of the source to be shown. */
  takes(stream: ReceivedStream, source: SourceRef): boolean {
    if (this.#run?.stream === stream) return true;
    return sameRef(this.#aim, source) || sameRef(this.#plan.from, source);
  }

  /** The packet as this seat sends it; undefined while it waits for a key frame. */
  forward(stream: ReceivedStream, source: SourcePacket, now: Instant): Buffer | undefined {
    if (this.#run?.stream !== stream) {
      const next = this.#begin(stream, source, now);
      if (!next && this.#lingering) return undefined;
      this.#switchTo(next);
    }
    const run = this.#run;
    if (!run || source.extended < run.first) return undefined;
    const number = source.extended + run.numberShift;
    this.#position.sent(number, source, run, now);
    this.#packets += 1;
    this.#octets += source.packet.payloadEnd - source.packet.payloadStart;
    return this.#write(run, source, now, {
      payloadType: this.#plan.payloadType,
      sequenceNumber: number,
      ssrc: this.#plan.ssrc,
    });
  }

  /** Answers a NACK: a retransmission from the source's history (RFC 4588 §4), if it is there. */
  resend(sequenceNumber: number, now: Instant): Buffer | undefined {
    const run = this.#run;
    if (!run) return undefined;
    const number = extendSequenceNumber(sequenceNumber, this.#position.last);
    const extended = number - run.numberShift;
    const source = extended >= run.first ? run.stream.history.at(extended) : undefined;
    if (!source) return undefined;
    const { payloadType, ssrc, rtxPayloadType, rtxSsrc } = this.#plan;
    if (rtxPayloadType === undefined || rtxSsrc === undefined) {
      return this.#write(run, source, now, { payloadType, sequenceNumber: number, ssrc });
    }
    this.#rtxNumber += 1;
    return this.#write(run, source, now, {
      payloadType: rtxPayloadType,
      sequenceNumber: this.#rtxNumber,
      ssrc: rtxSsrc,
      originalSequenceNumber: number,
    });
  }

  /** The source's sender report, said of this seat; `ntpMs` on our clock. */
  senderReport(stream: ReceivedStream, ntpMs: number, rtpTimestamp: number): Buffer | undefined {
    const run = this.#run;
    if (run?.stream !== stream) return undefined;
    return writeSenderReport({
      ssrc: this.#plan.ssrc,
      ntpMs,
      rtpTimestamp: rtpTimestamp + run.timestampShift,
      packets: this.#packets,
      octets: this.#octets,
      ...(this.#captureId !== undefined && { captureId: this.#captureId }),
    });
  }

  #begin(stream: ReceivedStream, source: SourcePacket, now: Instant): Run | undefined {
    if (this.#plan.kind === "video" && !source.vp8?.startsKeyFrame) return undefined;
    const shifts = this.#position.shiftsFor(source, this.#plan.clockRate, now);
    return { stream, first: source.extended, ...shifts };
  }

  /** To linger is to go on until the next picture is there: nothing black, nothing frozen. */
  #aimAt(next: SourceRef | undefined, mayLinger: boolean): void {
    const shown = this.#lingering ?? this.#aim;
    this.#aim = next;
    if (sameRef(shown, next)) this.#lingering = undefined;
    else if (this.#run && mayLinger && next) this.#lingering = shown;
    else this.stop();
  }

  #switchTo(run: Run | undefined): void {
    this.#run = run;
    this.#lingering = undefined;
    if (this.#captureId === this.#plan.captureId) return;
    this.#extensions = this.#naming(this.#plan.captureId);
  }

  /** From now on packets name this capture: what writes their extensions. */
  #naming(captureId: string | undefined): ExtensionWriter {
    this.#captureId = captureId;
    this.#contributing =
      captureId === undefined ? undefined : { contributingSource: contributingSource(captureId) };
    return new ExtensionWriter(this.#ids, this.#plan.mid, captureId);
  }

  #write(
    run: Run,
    source: SourcePacket,
    now: Instant,
    header: {
      readonly payloadType: number;
      readonly sequenceNumber: number;
      readonly ssrc: number;
      readonly originalSequenceNumber?: number;
    },
  ): Buffer {
    const { packet, vp8, carried } = source;
    const written = writeRtpPacket(
      {
        ...header,
        marker: packet.marker,
        timestamp: packet.timestamp + run.timestampShift,
        // RFC 8849 §5.2: in the first few packets, in case one is lost.
        extensions: this.#extensions.write(
          carried,
          now,
          source.extended - run.first < CAPTURE_ID_PACKETS,
        ),
        ...this.#contributing,
      },
      packet,
    );
    if (vp8) shiftVp8(written.bytes, written.payloadStart, vp8, run.vp8Shift);
    return written.bytes;
  }
}

function sameRef(a: SourceRef | undefined, b: SourceRef | undefined): boolean {
  return sameSection(a, b) && a?.rid === b?.rid;
}

function sameSection(a: SourceRef | undefined, b: SourceRef | undefined): boolean {
  return a?.leg === b?.leg && a?.mid === b?.mid;
}
