import type {
  AdvertisementContent,
  CaptureId,
  EncodingGroup,
  EncodingId,
  SceneId,
  SceneViewId,
} from "../clue/index.ts";
import type { Leg } from "./conference.ts";
import { encodingGroupOf, type Offering, sameOfferings } from "./offering.ts";
import { seatsOf } from "./section.ts";
import type { ConferenceSettings } from "./settings.ts";

/**
 * What this leg's next advertisement would be made of, if one is owed: everybody's offering but
 * its own (S0.7). Owed is decided by comparing with what it was last told, never by what happened.
 */
export function advertisementOwed(
  leg: Leg,
  offerings: readonly Offering[],
): readonly Offering[] | undefined {
  const others = offerings.filter((offering) => offering.participant !== leg.participant);
  const fitting = roomsThatFit(others, leg.maxMessageBytes);
  return leg.told && sameOfferings(leg.told, fitting) ? undefined : fitting;
}

/** A capture with its share of scene, view and person takes about 660 bytes; the longest names make it 840. */
const bytesPerCapture = 900;

/**
 * As many rooms, by seat, as one message to this peer can hold (RFC 8841 §6): a longer one would
 * cost the whole channel. Whoever does not fit still stands in the roster.
 */
function roomsThatFit(others: readonly Offering[], maxMessageBytes: number): readonly Offering[] {
  let left = Math.floor(maxMessageBytes / bytesPerCapture);
  const last = others.findIndex((offering) => {
    left -= offering.captures.length;
    return left < 0;
  });
  return last < 0 ? others : others.slice(0, last);
}

/** The advertisement for a leg: the others' captures, encoded by the seats of this leg. */
export function advertisementFor(
  leg: Leg,
  others: readonly Offering[],
  settings: ConferenceSettings,
): AdvertisementContent {
  const captures = others.flatMap((offering) => offering.captures);
  if (captures.length === 0) return placeholder(settings);
  const kinds = (["video", "audio"] as const).filter((kind) =>
    captures.some((capture) => capture.mediaType === kind),
  );
  return {
    captures,
    encodingGroups: kinds.map((kind) => encodingGroup(leg, kind, settings)),
    scenes: others.flatMap((offering) => offering.scenes),
    people: others.map((offering) => offering.person),
  };
}

/** How many seats of each kind the advertised captures can use, within the operator's bounds (G16). */
export function seatsNeeded(
  others: readonly Offering[],
  settings: ConferenceSettings,
): { readonly audio: number; readonly video: number } {
  const captures = others.flatMap((offering) => offering.captures);
  const count = (kind: string) => captures.filter((capture) => capture.mediaType === kind).length;
  return {
    audio: Math.min(count("audio"), settings.maxAudioSeats),
    video: Math.min(count("video"), settings.maxVideoSeats),
  };
}

function encodingGroup(
  leg: Leg,
  kind: "audio" | "video",
  settings: ConferenceSettings,
): EncodingGroup {
  const seats = seatsOf(leg.sections, kind);
  return {
    encodingGroupId: encodingGroupOf[kind],
    maxGroupBandwidthBps: settings.maxBitrateBps * Math.max(seats.length, 1),
    encodings: seats.map((seat) => String(seat.label) as EncodingId),
  };
}

/**
 * An advertisement must hold a capture, a group and a scene (RFC 8847 §5.3): a participant alone
 * is offered one switched capture with nothing in it yet.
 */
function placeholder(settings: ConferenceSettings): AdvertisementContent {
  const sceneId = "s0" as SceneId;
  const captureId = "p0" as CaptureId;
  return {
    captures: [
      {
        captureId,
        mediaType: "video",
        sceneId,
        source: { type: "multiple" },
        encodingGroupId: encodingGroupOf.video,
        descriptions: [],
        languages: [],
        capturedPeople: [],
      },
    ],
    encodingGroups: [
      {
        encodingGroupId: encodingGroupOf.video,
        maxGroupBandwidthBps: settings.maxBitrateBps,
        encodings: ["v1" as EncodingId],
      },
    ],
    scenes: [
      {
        sceneId,
        scale: "noscale",
        descriptions: [],
        views: [{ sceneViewId: "s0.1" as SceneViewId, descriptions: [], captures: [captureId] }],
      },
    ],
    people: [],
  };
}
