import type { Instant } from "@parley/shared/lib";
import type { ExtensionIds, LegId, SinkPlan } from "@parley/shared/switching";
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
  #extensions: ExtensionWriter;
  #run: Run | undefined;
  readonly #position = new SeatPosition();
  #rtxNumber = 0;
  #packets = 0;
  #octets = 0;

  constructor(leg: LegId, plan: SinkPlan, ids: ExtensionIds) {
    this.leg = leg;
    this.#plan = plan;
    this.#extensions = new ExtensionWriter(ids, plan.mid);
  }

  get plan(): SinkPlan {
    return this.#plan;
  }

  /** Video can begin with a key frame only. */
  get awaitsKeyFrame(): boolean {
    return this.#plan.kind === "video" && this.#run === undefined;
  }

  replan(plan: SinkPlan, ids: ExtensionIds): void {
    this.#plan = plan;
    this.#extensions = new ExtensionWriter(ids, plan.mid);
  }

  /** Ends the stretch shown: nothing of it goes out again, not even what a receiver missed. */
  stop(): void {
    this.#run = undefined;
  }

  /** The packet as this seat sends it; undefined while it waits for a key frame. */
  forward(stream: ReceivedStream, source: SourcePacket, now: Instant): Buffer | undefined {
    if (this.#run?.stream !== stream) {
      this.#run = this.#begin(stream, source, now);
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
  senderReport(ntpMs: number, rtpTimestamp: number): Buffer | undefined {
    const run = this.#run;
    if (!run) return undefined;
    return writeSenderReport({
      ssrc: this.#plan.ssrc,
      ntpMs,
      rtpTimestamp: rtpTimestamp + run.timestampShift,
      packets: this.#packets,
      octets: this.#octets,
    });
  }

  #begin(stream: ReceivedStream, source: SourcePacket, now: Instant): Run | undefined {
    if (this.#plan.kind === "video" && !source.vp8?.startsKeyFrame) return undefined;
    const shifts = this.#position.shiftsFor(source, this.#plan.clockRate, now);
    return { stream, first: source.extended, ...shifts };
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
        extensions: this.#extensions.write(carried, now),
      },
      packet,
    );
    if (vp8) shiftVp8(written.bytes, written.payloadStart, vp8, run.vp8Shift);
    return written.bytes;
  }
}
