import {
  type AdvertisementContent,
  byPriority,
  type CaptureEncoding,
  type CaptureId,
  type Channel,
  chooseCaptures,
  type EncodingId,
  heightsOf,
  mayNameHeights,
  withHeights,
} from "../../clue/index.ts";
import type { Instant } from "../../lib/index.ts";
import {
  largestPicture,
  type PictureHeight,
  pictureHeightFor,
  pictureHeights,
} from "../../switching/index.ts";
import type { Offering } from "../advertising/offering.ts";
import type { Conference, Leg } from "../conference.ts";
import { isReachable } from "../conference.ts";
import { bestEncodingsFirst } from "../leg/encoding-limits.ts";
import { wantedBy } from "../switched/captures-at.ts";
import type { Sources } from "./sources.ts";

/**
 * Every capture that at least one participant needs, under the focus's names, with the heights of
 * picture that it is needed in.
 */
export type Demand = ReadonlyMap<CaptureId, ReadonlySet<PictureHeight>>;

export function capturesInDemand(conference: Conference, sources: Sources, now: Instant): Demand {
  const demand = new Map<CaptureId, Set<PictureHeight>>();
  for (const leg of conference.legs.values()) {
    if (!isReachable(leg)) continue;
    for (const { captureId, heights } of wantedBy(conference, leg, sources, now)) {
      const needed = demand.get(captureId) ?? new Set();
      demand.set(captureId, needed);
      if (heights.length === 0) needed.add(largestPicture);
      for (const height of heights) needed.add(pictureHeightFor(height));
    }
  }
  return demand;
}

/**
 * What the focus wants from one participant: those of its captures that somebody has configured,
 * each on an encoding it offers, and in the heights that somebody sees. A camera nobody watches, or
 * a layer of it, is not asked for and costs nothing (D5).
 */
export function selectionWanted(
  leg: Leg,
  offering: Offering | undefined,
  demand: Demand,
): readonly CaptureEncoding[] {
  const { channel } = leg.session;
  const content = channel?.consumer.advertisement?.content;
  if (!offering || !content) return [];
  const wanted = new Map<CaptureId, readonly number[]>();
  for (const [ours, original] of offering.originals) {
    const needed = demand.get(ours);
    if (needed) wanted.set(original, heightsToName(channel, content, original, needed));
  }
  if (wanted.size === 0) return [];
  const { requested } = channel.consumer;
  // Asked for already, capture by capture: the choice would come out the same.
  if (requested.length === wanted.size && requested.every((each) => isAsked(each, wanted))) {
    return requested;
  }
  return chosenOf(leg, content, wanted, requested);
}

function chosenOf(
  leg: Leg,
  content: AdvertisementContent,
  wanted: ReadonlyMap<CaptureId, readonly number[]>,
  previous: readonly CaptureEncoding[],
): readonly CaptureEncoding[] {
  const captures = content.captures
    .filter((capture) => wanted.has(capture.captureId))
    .toSorted(byPriority)
    .map(({ captureId }) => captureId);
  const encodings = leg.session.lines
    .filter((line) => line.role === "receiving" && line.label !== undefined)
    .map((line) => String(line.label) as EncodingId);
  const advertisement = bestEncodingsFirst(content, leg);
  const chosen = chooseCaptures({ advertisement, encodings, previous, wanted: captures });
  return chosen.map((each) => withHeights(each, wanted.get(each.captureId) ?? []));
}

/** Only pictures have a height, and only a peer that knows the extension is told of it. */
function heightsToName(
  channel: Channel,
  content: AdvertisementContent,
  captureId: CaptureId,
  needed: ReadonlySet<PictureHeight>,
): readonly PictureHeight[] {
  if (!mayNameHeights(channel)) return [];
  const capture = content.captures.find((each) => each.captureId === captureId);
  return capture?.mediaType === "video" ? pictureHeights.filter((each) => needed.has(each)) : [];
}

function isAsked(
  asked: CaptureEncoding,
  wanted: ReadonlyMap<CaptureId, readonly number[]>,
): boolean {
  const heights = wanted.get(asked.captureId);
  const named = heightsOf(asked);
  return heights?.length === named.length && heights.every((height, at) => height === named[at]);
}
