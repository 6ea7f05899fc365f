import {
  type AdvertisementContent,
  advertisedBytes,
  bytesOfSets,
  type Capture,
  type CaptureId,
  type CaptureScene,
  type EncodingGroup,
  type EncodingId,
  type SimultaneousSet,
} from "../../clue/index.ts";
import type { Leg } from "../conference.ts";
import { maxBitrateOf } from "../leg/encoding-limits.ts";
import { seatName, seatsOf } from "../leg/section.ts";
import type { ConferenceSettings } from "../settings.ts";
import { isRoomCapture } from "../switched/room-capture.ts";
import { globalViews, switchedScene } from "../switched/switched-scene.ts";
import { encodingGroupOf, type Offering, sameOfferings } from "./offering.ts";
import { combinedSets } from "./simultaneous-sets.ts";

/**
 * What this leg's next advertisement would be made of, if one is owed: everybody's offering but
 * its own (S0.7). Owed is decided by comparing with what it was last told, never by what happened.
 */
export function advertisementOwed(
  leg: Leg,
  offerings: readonly Offering[],
): readonly Offering[] | undefined {
  const others = offerings.filter((offering) => offering.participant !== leg.participant);
  const fitting = roomsThatFit(others, bytesForRooms(leg, others));
  return leg.told && sameOfferings(leg.told, fitting) ? undefined : fitting;
}

/**
 * As many rooms, by seat, as one message to this peer can hold (RFC 8841 §6): a longer one would
 * cost the whole channel. Whoever does not fit still stands in the roster.
 */
function roomsThatFit(others: readonly Offering[], bytes: number): readonly Offering[] {
  let left = bytes;
  const fitting = others.filter((offering) => {
    const needed = bytesOf(offering);
    if (needed > left) return false;
    left -= needed;
    return true;
  });
  return fitting.length === others.length ? others : fitting;
}

/**
 * Simultaneous sets only where they fit beside all rooms: nobody is hidden for their sake. Without
 * them the focus sees to the limits itself, as where there are too many.
 */
function setsThatFit(
  sets: readonly SimultaneousSet[],
  leg: Leg,
  others: readonly Offering[],
): readonly SimultaneousSet[] {
  if (sets.length === 0) return sets;
  const left = others.reduce(
    (bytes, offering) => bytes - bytesOf(offering),
    bytesForRooms(leg, others),
  );
  return bytesOfSets(sets) <= left ? sets : [];
}

function bytesForRooms({ maxMessageBytes, sections }: Leg, others: readonly Offering[]): number {
  const seats = sections.filter(({ role }) => role === "seat").length;
  const captures = others.reduce((count, offering) => count + offering.captures.length, 0);
  const spare = Math.max(0, seats - captures);
  return maxMessageBytes - sharedBytes.all - sharedBytes.perSpareSeat * spare;
}

/**
 * What is said of all rooms together, and how it grows with each capture, which may bring a seat
 * with it, with each room's one picture, which brings none, and with each seat beyond; measured,
 * and rounded up.
 */
const sharedBytes = { all: 8_192, perCapture: 240, perRoomPicture: 80, perSpareSeat: 40 };

/** The same offering always takes the same: it is measured once. */
const measured = new WeakMap<Offering, number>();

function bytesOf(offering: Offering): number {
  const known = measured.get(offering);
  if (known !== undefined) return known;
  const { captures, scenes, person } = offering;
  const own = advertisedBytes({ captures, scenes, people: [person] });
  const pictures = captures.filter(isRoomCapture).length;
  const bytes =
    own +
    sharedBytes.perCapture * (captures.length - pictures) +
    sharedBytes.perRoomPicture * pictures;
  measured.set(offering, bytes);
  return bytes;
}

/** The advertisement for a leg: the others' captures, encoded by the seats of this leg. */
export function advertisementFor(
  leg: Leg,
  others: readonly Offering[],
  settings: ConferenceSettings,
): AdvertisementContent {
  const switched = switchedScene(others);
  const captures = [...switched.captures, ...others.flatMap((offering) => offering.captures)];
  const kinds = (["video", "audio"] as const).filter((kind) =>
    captures.some((capture) => capture.mediaType === kind),
  );
  const scenes = [...others.flatMap((offering) => offering.scenes), switched.scene];
  const sets = setsThatFit(combinedSets(others, switched.scene), leg, others);
  return {
    captures,
    encodingGroups: kinds.map((kind) =>
      encodingGroup(leg, kind, mostInOneView(scenes, captures, kind), settings),
    ),
    scenes,
    ...(sets.length > 0 && { simultaneousSets: sets }),
    globalViews: globalViews(others, switched.scene, seatsOf(leg.sections, "video").length),
    people: others.map((offering) => offering.person),
  };
}

/** How many seats of each kind the advertised captures can use, within the operator's bounds (G16). */
export function seatsNeeded(
  others: readonly Offering[],
  settings: ConferenceSettings,
): { readonly audio: number; readonly video: number } {
  // What is switched within a room takes the place of a camera of it.
  const captures = others
    .flatMap((offering) => offering.captures)
    .filter((capture) => !isRoomCapture(capture));
  const count = (kind: string) => captures.filter((capture) => capture.mediaType === kind).length;
  return {
    audio: Math.min(count("audio"), settings.maxAudioSeats),
    video: Math.min(count("video"), settings.maxVideoSeats),
  };
}

function mostInOneView(
  scenes: readonly CaptureScene[],
  captures: readonly Capture[],
  kind: "audio" | "video",
): number {
  const ids = new Set<CaptureId>();
  for (const { captureId, mediaType } of captures) if (mediaType === kind) ids.add(captureId);
  const sizes = scenes.flatMap(({ views }) =>
    views.map((view) => view.captures.filter((id) => ids.has(id)).length),
  );
  return Math.max(1, ...sizes);
}

/** Seats and encodings go by the same name (RFC 8848 §4.4). */
function encodingOf(kind: "audio" | "video", at: number): EncodingId {
  return seatName(kind, at) as string as EncodingId;
}

function encodingGroup(
  leg: Leg,
  kind: "audio" | "video",
  inOneView: number,
  settings: ConferenceSettings,
): EncodingGroup {
  const seats = seatsOf(leg.sections, kind).length;
  // What a view has must fit its group (RFC 8845 §7.3.1), whether SDP has brought it yet or not.
  const encodings = Array.from({ length: Math.max(seats, inOneView) }, (_, at) =>
    encodingOf(kind, at),
  );
  return {
    encodingGroupId: encodingGroupOf[kind],
    maxGroupBandwidthBps: maxBitrateOf(kind, settings) * encodings.length,
    encodings,
  };
}
