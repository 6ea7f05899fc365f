import {
  type CaptureEncoding,
  type CaptureId,
  chooseCaptures,
  type EncodingId,
} from "../clue/index.ts";
import type { Conference, Leg } from "./conference.ts";
import { isReachable } from "./conference.ts";
import type { Offering } from "./offering.ts";
import { switchedCapture } from "./switched.ts";

/** Every capture that at least one participant has configured, under the focus's names. */
export function capturesInDemand(conference: Conference): ReadonlySet<CaptureId> {
  const demand = new Set<CaptureId>();
  for (const leg of conference.legs.values()) {
    if (!isReachable(leg)) continue;
    for (const { captureId } of leg.session.channel?.provider.configured ?? []) {
      demand.add(captureId);
    }
    for (const line of leg.session.lines) {
      const capture = line.role === "both" && switchedCapture(conference, leg, line.kind);
      if (capture) demand.add(capture);
    }
  }
  return demand;
}

/**
 * What the focus wants from one participant: those of its captures that somebody has configured,
 * each on an encoding it offers. A camera nobody watches is not asked for and costs nothing (D5).
 */
export function selectionWanted(
  leg: Leg,
  offering: Offering | undefined,
  demand: ReadonlySet<CaptureId>,
): readonly CaptureEncoding[] {
  const { channel, lines } = leg.session;
  const content = channel?.consumer.advertisement?.content;
  if (!offering || !content) return [];
  const wanted = new Set<CaptureId>();
  for (const [ours, original] of offering.originals) if (demand.has(ours)) wanted.add(original);
  if (wanted.size === 0) return [];
  const { requested } = channel.consumer;
  // Asked for already, capture by capture: the choice would come out the same.
  if (requested.length === wanted.size && requested.every((each) => wanted.has(each.captureId))) {
    return requested;
  }
  return chooseCaptures({
    advertisement: {
      ...content,
      captures: content.captures.filter((capture) => wanted.has(capture.captureId)),
    },
    encodings: lines
      .filter((line) => line.role === "receiving" && line.label !== undefined)
      .map((line) => String(line.label) as EncodingId),
    previous: requested,
  });
}
