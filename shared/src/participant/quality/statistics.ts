import { addDuration, type Instant } from "../../lib/index.ts";
import type { Mid } from "../../sdp/index.ts";
import { participantLimits } from "../limits.ts";

/** What the browser has counted of everything sent and received, at one moment. */
export interface StatsSample {
  readonly at: Instant;
  /** To the focus and back, ms; of the path all lines share. */
  readonly roundTripMs?: number;
  readonly streams: readonly StreamSample[];
}

/**
 * One RTP stream of a line. Counts are of all its time; what the browser at hand does not tell is
 * absent, never zero.
 */
export interface StreamSample {
  readonly mid: Mid;
  /** Of a layer of simulcast (RFC 8851). */
  readonly rid?: string;
  /** Another SSRC is another stream, and counts from its own beginning. */
  readonly ssrc: number;
  readonly direction: "receiving" | "sending";
  readonly kind: "audio" | "video";
  readonly bytes: number;
  readonly packets: number;
  /** RFC 3550 §6.4.1: what was sent more than once counts as received, so that it can fall. */
  readonly packetsLost?: number;
  /** RFC 3550 §6.4.1: interarrival jitter, as the receiving end has it. */
  readonly jitterMs?: number;
  /** Decoded or encoded. */
  readonly frames?: number;
  /** Time that pictures stood still for longer than a viewer takes for motion. */
  readonly frozenMs?: number;
  readonly width?: number;
  readonly height?: number;
  /** As SDP names it: `VP8`. */
  readonly codec?: string;
  readonly limitedBy?: SendingLimit;
}

/** What keeps a browser from sending a picture as large, or as often, as it was told to. */
export type SendingLimit = "cpu" | "bandwidth";

/** What two samples come to. Rates are of the time between the two, and absent in the first. */
export interface StreamFigures {
  readonly rid?: string;
  readonly kind: "audio" | "video";
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
  readonly kbitPerSecond?: number;
  /** Of the packets of that time, 0 to 100; absent where there were none. */
  readonly lossPercent?: number;
  readonly jitterMs?: number;
  /** Of the time, 0 to 1. */
  readonly frozenShare?: number;
  readonly codec?: string;
  readonly limitedBy?: SendingLimit;
}

/** A moment of the recent past of a line, all its streams together. */
export interface HistoryPoint {
  readonly at: Instant;
  readonly kbitPerSecond: number;
  readonly framesPerSecond: number;
  readonly lossPercent: number;
}

export interface LineStatistics {
  /** One, or the layers of simulcast that are sent, in the order of the browser. */
  readonly streams: readonly StreamFigures[];
  /** Oldest first, of the last 30 s. */
  readonly history: readonly HistoryPoint[];
}

export interface Statistics {
  readonly sample?: StatsSample;
  readonly lines: ReadonlyMap<Mid, LineStatistics>;
}

export const noStatistics: Statistics = { lines: new Map() };

/**
 * The figures as of this sample; a line that is not in it any more has none. One that follows
 * another at once says nothing of rates, and is passed over.
 */
export function withSample(statistics: Statistics, sample: StatsSample): Statistics {
  const before = statistics.sample;
  const elapsedMs = before ? sample.at - before.at : 0;
  if (before && elapsedMs < participantLimits.statsApart) return statistics;
  const known = new Map(before?.streams.map((stream) => [stream.ssrc, stream]));
  const lines = new Map<Mid, LineStatistics>();
  for (const [mid, streams] of byMid(sample.streams)) {
    const figures = streams.map((stream) => figuresOf(stream, known.get(stream.ssrc), elapsedMs));
    const history = recent(statistics.lines.get(mid)?.history ?? [], sample.at);
    lines.set(mid, { streams: figures, history: [...history, ...pointOf(figures, sample.at)] });
  }
  return { sample, lines };
}

function byMid(streams: readonly StreamSample[]): ReadonlyMap<Mid, readonly StreamSample[]> {
  const lines = new Map<Mid, StreamSample[]>();
  for (const stream of streams) {
    const line = lines.get(stream.mid);
    if (line) line.push(stream);
    else lines.set(stream.mid, [stream]);
  }
  return lines;
}

function figuresOf(
  now: StreamSample,
  before: StreamSample | undefined,
  elapsedMs: number,
): StreamFigures {
  const { rid, kind, width, height, codec, jitterMs, limitedBy } = now;
  return {
    kind,
    ...(rid !== undefined && { rid }),
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
    ...(codec !== undefined && { codec }),
    ...(jitterMs !== undefined && { jitterMs }),
    ...(limitedBy !== undefined && { limitedBy }),
    // Fewer bytes than before are those of a stream that has begun anew.
    ...(before && now.bytes >= before.bytes && ratesOf(now, before, elapsedMs)),
  };
}

function ratesOf(now: StreamSample, before: StreamSample, elapsedMs: number) {
  const packets = now.packets - before.packets;
  const lost = grown(now.packetsLost, before.packetsLost);
  const frames = grown(now.frames, before.frames);
  const frozenMs = grown(now.frozenMs, before.frozenMs);
  // Those that are sent are counted here, those that are lost at the other end.
  const expected = now.direction === "sending" ? packets : packets + (lost ?? 0);
  return {
    kbitPerSecond: ((now.bytes - before.bytes) * 8) / elapsedMs,
    ...(frames !== undefined && { framesPerSecond: (frames * 1_000) / elapsedMs }),
    ...(lost !== undefined &&
      expected > 0 && { lossPercent: Math.min(100, (100 * lost) / expected) }),
    ...(frozenMs !== undefined && { frozenShare: Math.min(1, frozenMs / elapsedMs) }),
  };
}

function grown(now: number | undefined, before: number | undefined): number | undefined {
  return now === undefined || before === undefined ? undefined : Math.max(0, now - before);
}

function recent(history: readonly HistoryPoint[], now: Instant): readonly HistoryPoint[] {
  return history.filter(({ at }) => addDuration(at, participantLimits.statsKept) > now);
}

function pointOf(streams: readonly StreamFigures[], at: Instant): readonly HistoryPoint[] {
  const rates = streams.filter(({ kbitPerSecond }) => kbitPerSecond !== undefined);
  if (rates.length === 0) return [];
  return [
    {
      at,
      kbitPerSecond: rates.reduce((sum, { kbitPerSecond = 0 }) => sum + kbitPerSecond, 0),
      framesPerSecond: Math.max(...rates.map(({ framesPerSecond = 0 }) => framesPerSecond)),
      lossPercent: Math.max(...rates.map(({ lossPercent = 0 }) => lossPercent)),
    },
  ];
}
