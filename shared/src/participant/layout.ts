import {
  type AdvertisementContent,
  type Capture,
  type CaptureId,
  type Content,
  leftToRight,
} from "../clue/index.ts";
import { assertNever } from "../lib/index.ts";

/**
 * How a person looks at the others. `immersive`: all cameras of all rooms; `speaker`: the room
 * that speaks, or who speaks in it; `gallery`: one picture of each room.
 */
export type Layout = "immersive" | "speaker" | "gallery";

/** What there is to look at it with. */
export interface Viewing {
  readonly layout: Layout;
  /** Of the pictures together, over all screens, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** What may come in, bits per second; absent where nothing is known of it. */
  readonly bandwidthBps?: number;
}

/**
 * Which captures to ask for, the most important first: what is presented, then the pictures of
 * the layout as far as they can be seen and paid for, then the voices. Everybody is heard in
 * every layout.
 */
export function capturesToSee(
  advertisement: AdvertisementContent,
  viewing: Viewing,
): readonly CaptureId[] {
  const { captures } = advertisement;
  const single = captures.filter(({ source }) => source.type === "individual");
  const slides = single.filter(isPresentation);
  const pictures = picturesFor(advertisement, viewing, single.filter(isCamera));
  const voices = single.filter(({ mediaType }) => mediaType === "audio");
  return [...slides, ...pictures, ...voices].map(({ captureId }) => captureId);
}

/** Narrower, a picture of somebody says nothing. */
const narrowest = 160;
/** A row of cameras is worth its place where each has so much of it. */
const narrowestInRow = 320;
/** What one small picture costs at least. */
const cheapestBps = 150_000;

function picturesFor(
  advertisement: AdvertisementContent,
  viewing: Viewing,
  cameras: readonly Capture[],
): readonly Capture[] {
  const most = affordable(viewing);
  const rooms = roomsOf(cameras);
  switch (viewing.layout) {
    case "immersive":
      // Rather one picture of everybody than all of some.
      return cameras.length <= most ? rooms.flat() : rooms.flatMap(middleOf).slice(0, most);
    case "gallery":
      return rooms.flatMap(middleOf).slice(0, most);
    case "speaker": {
      const row = rowOf(advertisement);
      const fits = row.length <= Math.min(most, Math.floor(viewing.width / narrowestInRow));
      const switched = row.length > 0 && fits ? row : whoSpeaks(advertisement);
      return switched.length > 0 ? switched : rooms.flatMap(middleOf).slice(0, 1);
    }
    default:
      return assertNever(viewing.layout);
  }
}

function affordable({ width, height, bandwidthBps }: Viewing): number {
  const columns = Math.floor(width / narrowest);
  const rows = Math.floor(height / ((narrowest * 9) / 16));
  const paid = bandwidthBps === undefined ? Number.MAX_SAFE_INTEGER : bandwidthBps / cheapestBps;
  return Math.max(1, Math.min(columns * rows, Math.floor(paid)));
}

/** The cameras of each scene, from the left; scenes as advertised. */
function roomsOf(cameras: readonly Capture[]): readonly (readonly Capture[])[] {
  const scenes = new Map<string, Capture[]>();
  for (const camera of cameras) {
    const known = scenes.get(camera.sceneId);
    if (known) known.push(camera);
    else scenes.set(camera.sceneId, [camera]);
  }
  return [...scenes.values()].map(leftToRight);
}

/** The one that stands for a row, from the left. */
export function middleOf<T>(room: readonly T[]): readonly T[] {
  const middle = room[Math.floor(room.length / 2)];
  return middle ? [middle] : [];
}

/** Room switching: a view of nothing but switched captures that have their place side by side. */
function rowOf({ captures, scenes }: AdvertisementContent): readonly Capture[] {
  const places = new Map(
    captures.filter(isWhoSpeaks).map((capture) => [capture.captureId, capture]),
  );
  for (const { views } of scenes) {
    for (const view of views) {
      const row = view.captures.flatMap((id) => places.get(id) ?? []);
      const isRow = row.length === view.captures.length && row.every(({ spatial }) => spatial);
      if (row.length > 0 && isRow) return leftToRight(row);
    }
  }
  return [];
}

/** Segment switching: one picture, nowhere in particular, of whoever speaks. */
function whoSpeaks({ captures }: AdvertisementContent): readonly Capture[] {
  return captures.filter((capture) => isWhoSpeaks(capture) && !capture.spatial).slice(0, 1);
}

function isWhoSpeaks({ mediaType, source }: Capture): boolean {
  if (mediaType !== "video" || source.type !== "multiple") return false;
  return source.policy === "SoundLevel:0" && !isOfNobody(source.content);
}

/** Where one is alone, there is a place for whoever comes, and nothing in it. */
function isOfNobody(content: Content | undefined): boolean {
  return content !== undefined && content.captures.length + content.sceneViews.length === 0;
}

function isCamera({ mediaType, presentation }: Capture): boolean {
  return mediaType === "video" && presentation === undefined;
}

function isPresentation({ mediaType, presentation }: Capture): boolean {
  return mediaType === "video" && presentation !== undefined;
}
