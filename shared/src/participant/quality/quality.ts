import type { LineStatistics, Statistics, StreamFigures } from "./statistics.ts";

/** How well something comes over the network; `lost` is known by other signs than figures. */
export type QualityLevel = "excellent" | "good" | "poor" | "lost";

export type MeasuredLevel = Exclude<QualityLevel, "lost">;

/** Best first. */
export const levels: readonly MeasuredLevel[] = ["excellent", "good", "poor"];

/** The most of each that is still excellent, and still good; more than that is poor. */
const bounds = {
  /** Percent. Jitsi Meet shows all its bars up to 2, and the last of them only from 8 on. */
  loss: [2, 8],
  /** ms. Our policy: one picture late at 30 a second is nothing, three are. */
  jitter: [30, 100],
  /** ms, there and back: ITU-T G.114 asks for 150 one way, and calls more than 400 unacceptable. */
  roundTrip: [300, 800],
  /** Of the time, 0 to 1. Our policy: a fifth of a second in two stands out, and is not yet bad. */
  frozen: [0.02, 0.1],
} as const;

/** Our policy: of the pictures a second that the line has had at its best, at least these shares. */
const shareOfFrames = [0.6, 0.3] as const;

/** Slower ones are slides, or a camera in the dark: they say nothing of the network. */
const framesWorthJudging = 10;

/** How one line comes, as far as its figures say; nothing where they say nothing. */
export function lineLevel({ streams, history }: LineStatistics): MeasuredLevel | undefined {
  const best = Math.max(0, ...history.map(({ framesPerSecond }) => framesPerSecond));
  return worst(streams.map((figures) => streamLevel(figures, best)));
}

function streamLevel(figures: StreamFigures, bestFrames: number): MeasuredLevel | undefined {
  const { kbitPerSecond, lossPercent, jitterMs, frozenShare, framesPerSecond } = figures;
  // Nothing came at all: a picture that is switched off, or one that is lost and soon called so.
  if (kbitPerSecond === undefined || kbitPerSecond === 0) return undefined;
  const share =
    framesPerSecond !== undefined && bestFrames >= framesWorthJudging
      ? framesPerSecond / bestFrames
      : undefined;
  return (
    worst([
      atMost(lossPercent, bounds.loss),
      atMost(jitterMs, bounds.jitter),
      atMost(frozenShare, bounds.frozen),
      share === undefined ? undefined : levelAt(shareOfFrames.filter((least) => share < least)),
    ]) ?? "excellent"
  );
}

/**
 * How our own connection does: the way to the focus and what we send, and of what we receive what
 * all of it suffers from. A single bad room among good ones is that room's.
 */
export function ownLevel(
  { sample, lines }: Statistics,
  sent: readonly LineStatistics[],
  rooms: readonly (MeasuredLevel | undefined)[],
): MeasuredLevel | undefined {
  if (lines.size === 0) return undefined;
  const judged = rooms.flatMap((level) => level ?? []);
  const shared = levels[Math.min(...judged.map((level) => levels.indexOf(level)))];
  const sending = sent.map(({ streams }) => worst(streams.map(sentLevel)));
  return worst([atMost(sample?.roundTripMs, bounds.roundTrip), shared, ...sending]);
}

/** How often a camera sends is its own business, and what the encoder can. */
function sentLevel({
  kbitPerSecond,
  lossPercent,
  jitterMs,
}: StreamFigures): MeasuredLevel | undefined {
  if (kbitPerSecond === undefined || kbitPerSecond === 0) return undefined;
  return worst([atMost(lossPercent, bounds.loss), atMost(jitterMs, bounds.jitter)]);
}

/** The worst of what is known. */
export function worst(of: readonly (MeasuredLevel | undefined)[]): MeasuredLevel | undefined {
  return levels[Math.max(...of.flatMap((level) => (level ? levels.indexOf(level) : [])), -1)];
}

function atMost(value: number | undefined, most: readonly number[]): MeasuredLevel | undefined {
  return value === undefined ? undefined : levelAt(most.filter((bound) => value > bound));
}

/** By how many bounds are broken. */
function levelAt({ length }: readonly number[]): MeasuredLevel | undefined {
  return levels[length];
}
