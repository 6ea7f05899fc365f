import type { AdvertisementContent, Capture, CaptureId, Content } from "../../clue/index.ts";
import { type Arrangement, arrange, type Row, type RowArranged } from "../arrangement/index.ts";
import { presentedIn, roomCaptures } from "../rooms/room-captures.ts";
import { incomingBps } from "./bandwidth.ts";
import { presentedApart, rowElsewhere } from "./elsewhere.ts";
import { foremostOf } from "./foremost.ts";
import { contentsWithout } from "./left-out.ts";
import {
  asOne,
  type KnownRoom,
  placeElsewhere,
  placesFor,
  type StagePlace,
  speakerId,
  withoutOthers,
} from "./stage-places.ts";
import type { Viewing } from "./viewing.ts";

/** What a person wants to see and hear, as captures of an advertisement. */
export interface ToSee {
  /**
   * The most important first: what is presented, then the pictures of the layout as far as they
   * can be seen and paid for, then the voices. Everybody is heard in every layout.
   */
  readonly captures: readonly CaptureId[];
  /** How high each picture stands, in CSS pixels; what is presented is not in it. */
  readonly heights: ReadonlyMap<CaptureId, number>;
  /** Of `captures` what shows whoever speaks, from the left. */
  readonly speaker: readonly Capture[];
  /** What of `speaker` is to be seen, where that is not everybody. */
  readonly contents: ReadonlyMap<CaptureId, Content>;
  /** Of `captures` the cameras that are seen small beside the one picture of their room. */
  readonly others: ReadonlySet<CaptureId>;
}

/**
 * A pure function of what there is and of how a person looks at it.
 *
 * @param known in their places
 * @param lines how many pictures there are lines for
 */
export function toSee(
  content: AdvertisementContent,
  viewing: Viewing,
  known: readonly KnownRoom[] = [],
  lines = Number.MAX_SAFE_INTEGER,
): ToSee {
  const paid = affordable(viewing);
  const places = placesFor(content, viewing, known, paid);
  const elsewhere = placeElsewhere(content, viewing, known);
  const presented = presentedIn(content);
  const look = (as: (place: StagePlace) => StagePlace) =>
    inBothWindows(content, viewing, places.map(as), elsewhere && as(elsewhere));
  const fits = ({ pictures, others, pages }: OnStage) => {
    if (viewing.layout === "immersive" && pages > 1) return false;
    const count = pictures.length + others.length;
    return count <= paid && (others.length === 0 || count + presented.length <= lines);
  };
  // Rather one picture of everybody than all of some.
  const all = [(place: StagePlace) => place, withoutOthers].map(look).find(fits);
  const { pictures, others } = all ?? look(asOne);
  const seen = [...pictures.slice(0, paid), ...others];
  const ofSpeaker = new Set(places.find(({ id }) => id === speakerId)?.pictures);
  const speaker = seen.map(({ capture }) => capture).filter((each) => ofSpeaker.has(each));
  return {
    captures: [
      ...presented,
      ...seen.map(({ capture }) => capture),
      ...roomCaptures(content).flatMap(({ voices }) => voices),
    ].map(({ captureId }) => captureId),
    heights: new Map(seen.map(({ capture, height }) => [capture.captureId, height])),
    speaker,
    contents: contentsWithout(elsewhere?.room, speaker, content),
    others: new Set(others.map(({ capture }) => capture.captureId)),
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

interface Seen {
  readonly capture: Capture;
  readonly height: number;
}

interface OnStage {
  /** The large ones first. */
  readonly pictures: readonly Seen[];
  readonly others: readonly Seen[];
  readonly pages: number;
}

/** The pictures in a window of their own, then those of who is on this page of the stage. */
function inBothWindows(
  content: AdvertisementContent,
  viewing: Viewing,
  places: readonly StagePlace[],
  there: StagePlace | undefined,
): OnStage {
  const presented = presentedApart(presentedIn(content), viewing).here;
  const { rows, pages } = arrangementOf(viewing, places.map(rowOf), presented);
  const largeFirst = ["large", "small"].flatMap((size) => rows.filter((row) => row.size === size));
  const alone = there && viewing.elsewhere && rowElsewhere(viewing.elsewhere, rowOf(there));
  const all = [...(alone ? [alone] : []), ...largeFirst].map((row) => {
    const place = row === alone ? there : places.find(({ id }) => id === row.id);
    return { row, place };
  });
  return {
    pictures: all.flatMap(({ row, place }) => seenAt(row.tiles, place?.pictures)),
    others: all.flatMap(({ row, place }) => seenAt(row.others, place?.others)),
    pages,
  };
}

function rowOf({ id, tiles, others, inFocus }: StagePlace) {
  return { id, tiles, others: othersBeside(others), inFocus };
}

/** One of a room's cameras is in its large picture. */
function othersBeside(cameras: readonly unknown[]): number {
  return Math.max(0, cameras.length - 1);
}

function seenAt(boxes: RowArranged["tiles"], captures: readonly Capture[] = []): readonly Seen[] {
  const [box] = boxes;
  return box ? captures.map((capture) => ({ capture, height: box.height })) : [];
}

/** Where everything stands in a layout: what is asked for and what is shown go by the same. */
export function arrangementOf(
  viewing: Viewing,
  rows: readonly (Row & { readonly inFocus: boolean })[],
  presented: readonly { readonly captureId: string }[],
): Arrangement {
  const { layout, width, height, pinned, page = 0 } = viewing;
  const foremostAt = presented.findIndex(
    ({ captureId }) => pinned?.type === "presentation" && pinned.captureId === captureId,
  );
  return arrange({
    width,
    height,
    rows: rows.map(({ inFocus: _, ...row }) => row),
    inFocus: rows.filter((row) => row.inFocus).map(({ id }) => id),
    overflow: layout === "gallery" ? "pages" : "small",
    presentations: presented.length,
    foremost: foremostOf(viewing),
    ...(foremostAt >= 0 && { foremostAt }),
    page,
  });
}
