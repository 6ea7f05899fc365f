import type { Instant } from "@parley/shared/lib";
import type { Mid } from "@parley/shared/sdp";
import type { ExtensionIds, LegId, SourcePlan } from "@parley/shared/switching";
import { REPORT_INTERVAL_MS } from "../limits.ts";
import { extensionByte, extensionWord } from "../rtp/header-extensions.ts";
import { type RtpPacket, readRtpPacket } from "../rtp/packet.ts";
import { writeReceiverReports } from "../rtp/rtcp/reports.ts";
import { unwrapRtx } from "../rtp/rtx.ts";
import { readVp8Descriptor } from "../rtp/vp8.ts";
import { ArrivalLog } from "./arrival-log.ts";
import { Demultiplexer, type LearnedStream, type Recognised } from "./demultiplexer.ts";
import type { ReceivedStream } from "./received-stream.ts";
import { SenderClock } from "./sender-clock.ts";
import type { Source } from "./source.ts";
import type { SourcePacket } from "./source-packet.ts";

/** A packet taken in: of which source, and what is to be said back to the sender at once. */
export interface Taken {
  readonly source: Source;
  readonly stream: ReceivedStream;
  readonly packet: SourcePacket;
  readonly reply: Buffer | undefined;
}

/** What one leg sends us: recognised, counted, repaired, reported on. */
export class LegReceiver {
  readonly clock = new SenderClock();
  readonly #demultiplexer: Demultiplexer;
  readonly #arrivals = new ArrivalLog();
  #extensions: ExtensionIds = {};
  #reportAt: Instant | undefined;

  constructor(leg: LegId) {
    this.#demultiplexer = new Demultiplexer(leg);
  }

  apply(sources: readonly SourcePlan[], extensions: ExtensionIds): void {
    this.#extensions = extensions;
    this.#demultiplexer.apply(sources, extensions);
  }

  get sources(): IterableIterator<Source> {
    return this.#demultiplexer.sources();
  }

  /** The layers of an m-section, the smallest first; one where there is no simulcast. */
  layers(mid: Mid): readonly Source[] {
    return this.#demultiplexer.layers(mid);
  }

  sourceOfSsrc(ssrc: number): Source | undefined {
    return this.#demultiplexer.sourceOfSsrc(ssrc);
  }

  takeLearned(): readonly LearnedStream[] {
    return this.#demultiplexer.takeLearned();
  }

  /** Undefined for what is no RTP, of no planned source, a duplicate or a probe. */
  receive(bytes: Buffer, now: Instant): Taken | undefined {
    const packet = readRtpPacket(bytes);
    if (!packet) return undefined;
    const transportNumber = extensionWord(packet, this.#extensions.transportWideCc);
    if (transportNumber !== undefined) this.#arrivals.note(transportNumber, now);
    const recognised = this.#demultiplexer.recognise(packet);
    if (!recognised) return undefined;
    const original = originalPacket(recognised, packet);
    if (!original) return undefined;
    const stream = recognised.source.streamOf(original.ssrc);
    recognised.source.heardAt = now;
    if (!recognised.rtx) stream.reception.timed(original.timestamp, now);
    return this.#accept(recognised.source, stream, original, now);
  }

  /** What is due to be told to the sender: NACKs, congestion feedback, reports. */
  tick(now: Instant): Buffer[] {
    const due: Buffer[] = [];
    let mediaSsrc = 0;
    for (const { stream } of this.sources) {
      if (!stream) continue;
      mediaSsrc = stream.ssrc;
      const nack = stream.nack(now);
      if (nack) due.push(nack);
    }
    due.push(...this.#arrivals.takeFeedback(mediaSsrc));
    if (this.#reportAt === undefined || now >= this.#reportAt) {
      this.#reportAt = (now + REPORT_INTERVAL_MS) as Instant;
      due.push(...this.#reports(now));
    }
    return due;
  }

  #accept(
    source: Source,
    stream: ReceivedStream,
    packet: RtpPacket,
    now: Instant,
  ): Taken | undefined {
    const { extended, gap } = stream.accept(packet.sequenceNumber, now);
    if (gap === "too-large") source.need.want();
    if (extended === undefined) return undefined;
    const video = source.plan.kind === "video";
    const sourcePacket = {
      packet,
      extended,
      vp8: video
        ? readVp8Descriptor(packet.bytes, packet.payloadStart, packet.payloadEnd)
        : undefined,
      carried: {
        audioLevel: extensionByte(packet, this.#extensions.audioLevel),
        videoOrientation: extensionByte(packet, this.#extensions.videoOrientation),
      },
    };
    if (sourcePacket.vp8?.startsKeyFrame) source.need.arrived();
    if (video) stream.history.put(extended, sourcePacket);
    const reply = gap === "repairable" ? stream.nack(now) : undefined;
    return { source, stream, packet: sourcePacket, reply };
  }

  #reports(now: Instant): Buffer[] {
    const reports = [];
    for (const { stream } of this.sources) {
      if (stream) reports.push(stream.reception.report(now));
    }
    return writeReceiverReports(reports);
  }
}

/** The media packet itself, out of its retransmission where it came as one. */
function originalPacket(recognised: Recognised, packet: RtpPacket): RtpPacket | undefined {
  if (!recognised.rtx) return packet;
  const { plan, ssrc } = recognised.source;
  return ssrc === undefined ? undefined : unwrapRtx(packet, plan.payloadType, ssrc);
}
