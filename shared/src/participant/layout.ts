import type { AdvertisementContent, Capture, CaptureId } from "../clue/index.ts";
import { type Arrangement, arrange } from "./arrangement/index.ts";
import { incomingBps } from "./bandwidth.ts";
import { presentedIn, roomCaptures } from "./room-captures.ts";
import { asOne, type KnownRoom, placesFor, type StagePlace, speakerId } from "./stage-places.ts";
import type { Viewing } from "./viewing.ts";

/** What a person wants to see and hear, as captures of an advertisement. */
export interface ToSee {
  /**
   * The most important first: what is presented, then the pictures of the layout as far as they
   * can be seen and paid for, then the voices. Everybody is heard in every layout.
   */
  readonly captures: readonly CaptureId[];
  /** How high each picture stands on the stage, in CSS pixels; what is presented is not in it. */
  readonly heights: ReadonlyMap<CaptureId, number>;
  /** Of `captures` what shows whoever speaks, from the left. */
  readonly speaker: readonly Capture[];
}

/** A pure function of what there is and of how a person looks at it. @param known in their places */
export function toSee(
  content: AdvertisementContent,
  viewing: Viewing,
  known: readonly KnownRoom[] = [],
): ToSee {
  const paid = affordable(viewing);
  const places = placesFor(content, viewing, known, paid);
  const all = onStage(content, viewing, places);
  const isCrowded = viewing.layout === "immersive" && all.pages > 1;
  // Rather one picture of everybody than all of some.
  const shown =
    isCrowded || all.pictures.length > paid ? onStage(content, viewing, places.map(asOne)) : all;
  const pictures = shown.pictures.slice(0, paid);
  const ofSpeaker = new Set(places.find(({ id }) => id === speakerId)?.pictures);
  return {
    captures: [
      ...presentedIn(content),
      ...pictures.map(({ capture }) => capture),
      ...roomCaptures(content).flatMap(({ voices }) => voices),
    ].map(({ captureId }) => captureId),
    heights: new Map(pictures.map(({ capture, height }) => [capture.captureId, height])),
    speaker: pictures.map(({ capture }) => capture).filter((each) => ofSpeaker.has(each)),
  };
}

/** What one small picture costs at least. */
const cheapestBps = 150_000;

/** How many pictures may come in. */
function affordable(viewing: Viewing): number {
  const incoming = incomingBps(viewing);
  if (incoming === undefined) return Number.MAX_SAFE_INTEGER;
  return Math.max(1, Math.floor(incoming / cheapestBps));
}

interface OnStage {
  readonly pictures: readonly { readonly capture: Capture; readonly height: number }[];
  readonly pages: number;
}

/** The pictures of those who are on this page of the stage, the large ones first. */
function onStage(
  content: AdvertisementContent,
  viewing: Viewing,
  places: readonly StagePlace[],
): OnStage {
  const { rows, pages } = arrangementOf(viewing, places, presentedIn(content).length);
  const largeFirst = ["large", "small"].flatMap((size) => rows.filter((row) => row.size === size));
  const pictures = largeFirst.flatMap(({ id, tiles }) => {
    const place = places.find((one) => one.id === id);
    const height = tiles[0]?.height ?? 0;
    return (place?.pictures ?? []).map((capture) => ({ capture, height }));
  });
  return { pictures, pages };
}

/** Where everything stands in a layout: what is asked for and what is shown go by the same. */
export function arrangementOf(
  { layout, width, height, page = 0 }: Viewing,
  rows: readonly { readonly id: string; readonly tiles: number; readonly inFocus: boolean }[],
  presentations: number,
): Arrangement {
  return arrange({
    width,
    height,
    rows: rows.map(({ id, tiles }) => ({ id, tiles })),
    inFocus: rows.filter((row) => row.inFocus).map(({ id }) => id),
    overflow: layout === "gallery" ? "pages" : "small",
    presentations,
    page,
  });
}
