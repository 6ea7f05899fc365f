import type { Instant } from "../../lib/index.ts";
import type { Mid } from "../../sdp/index.ts";
import type { Participant } from "../participant.ts";
import { isAttempt } from "../recovery/recovery.ts";
import { linesSent, roomLines } from "./lines-shown.ts";
import { lineLevel, type MeasuredLevel, ownLevel, worst } from "./quality.ts";
import type { LineStatistics, Statistics } from "./statistics.ts";
import { type SteadyLevel, steadied } from "./steady-level.ts";

/** How well each room comes to this end, and how this end's own connection does. */
export interface ConnectionQuality {
  /** By the room's id; a room of which nothing was measured has none. */
  readonly rooms: ReadonlyMap<string, SteadyLevel>;
  readonly own?: SteadyLevel;
  /**
   * Since when our own connection has been poor, and not been better for a moment: a person is told
   * once in that time.
   */
  readonly unstableSince?: Instant;
}

export const noQuality: ConnectionQuality = { rooms: new Map() };

/** The quality as of the newest sample. */
export function judged(
  quality: ConnectionQuality,
  participant: Participant,
  statistics: Statistics,
  now: Instant,
): ConnectionQuality {
  const rooms = new Map<string, SteadyLevel>();
  const measuredRooms: (MeasuredLevel | undefined)[] = [];
  for (const { id, isLost, mids } of roomLines(participant)) {
    const measured = worst(linesOn(mids, statistics).map(lineLevel));
    if (!isLost) measuredRooms.push(measured);
    const steady = steadied(quality.rooms.get(id), isLost ? "lost" : measured, now);
    if (steady) rooms.set(id, steady);
  }
  const sent = linesOn(
    linesSent(participant).map(({ mid }) => mid),
    statistics,
  );
  const measured = isCutOff(participant) ? "lost" : ownLevel(statistics, sent, measuredRooms);
  const own = steadied(quality.own, measured, now);
  const unstableSince = unstable(quality, own, now);
  return { rooms, ...(own && { own }), ...(unstableSince !== undefined && { unstableSince }) };
}

/** A connection that is lost on the way is the same bad stretch; of that the banner tells. */
function unstable(
  { unstableSince }: ConnectionQuality,
  own: SteadyLevel | undefined,
  now: Instant,
): Instant | undefined {
  switch (own?.level) {
    case "poor":
      return unstableSince ?? now;
    case "excellent":
    case "good":
      // Starting over is no proof that it is better.
      return own.turning ? unstableSince : undefined;
    default:
      return unstableSince;
  }
}

function isCutOff({ recovery, media }: Participant): boolean {
  return isAttempt(recovery) || media.phase === "interrupted";
}

function linesOn(mids: readonly Mid[], { lines }: Statistics): readonly LineStatistics[] {
  return mids.flatMap((mid) => lines.get(mid) ?? []);
}
