import { areasOf, type Foremost, stripHeight, stripPlace, withStrip } from "./areas.ts";
import { type Box, type Size, tileOf } from "./box.ts";
import {
  gap,
  heightInLines,
  howManyFit,
  inLines,
  largestTile,
  type Row,
  type RowPlaced,
} from "./lines.ts";
import { placeWithOthers } from "./with-others.ts";

/** What is to be put on a stage. */
export interface ToArrange {
  /** Px. */
  readonly width: number;
  readonly height: number;
  /** Those of the rooms, in the order in which they came. */
  readonly rows: readonly Row[];
  /** The rows that are to be large, by id, the others small; none: as it comes out best. */
  readonly inFocus: readonly string[];
  /** Where they do not all fit well: the first of them large, or all alike on pages. */
  readonly overflow: "small" | "pages";
  /** How many are presented. */
  readonly presentations: number;
  /** What has most of the stage where something is presented. */
  readonly foremost: Foremost;
  /** Which of the presentations is the one that is foremost, from 0; without one: all alike. */
  readonly foremostAt?: number;
  /** From 0; one that there is none of is the last. */
  readonly page: number;
}

export interface Arrangement {
  /** On this page, in their order. */
  readonly rows: readonly RowArranged[];
  readonly presentations: readonly Box[];
  /** From 0. */
  readonly page: number;
  readonly pages: number;
}

export interface RowArranged extends RowPlaced {
  readonly size: "large" | "small";
}

/** Less high, 128 px across, and the first rooms are better shown large and the others small. */
const wellHeight = 72;
/** In a gallery faces are to be made out: 160 px across. */
const leastInGallery = 90;

/**
 * Where everything on a stage stands: nothing hides anything, nothing stands outside, large rows
 * are at one scale and so are small ones, and all keep their order. Nobody's place depends on who
 * speaks (G23).
 */
export function arrange(stage: ToArrange): Arrangement {
  const { people, presented } = areasOf(stage, stage.presentations, stage.foremost);
  const presentations = presented ? presentedIn(presented, stage) : [];
  return { ...peopleIn(people, stage), presentations };
}

function peopleIn(area: Box, stage: ToArrange): Omit<Arrangement, "presentations"> {
  const { rows, page } = stage;
  const isBeside = stage.presentations > 0 && stage.foremost !== "people";
  const overflow = isBeside ? "pages" : stage.overflow;
  const inFocus = rows.filter(({ id }) => stage.inFocus.includes(id));
  if (inFocus.length > 0 && inFocus.length < rows.length) return focused(rows, inFocus, area, page);
  if (overflow === "pages") return paged(rows, area, page);
  const tile = largestTile(rows, area);
  if (rows.length < 2 || tile.height >= wellHeight) return onePage(inSight(rows, area));
  return focused(rows, firstThatFitWell(rows, area), area, page);
}

function firstThatFitWell(rows: readonly Row[], area: Box): readonly Row[] {
  const { above } = withStrip(area, stripPlace(area.height));
  const count = howManyFit(rows, tileOf(wellHeight), above);
  return rows.slice(0, Math.max(1, Math.min(count, rows.length - 1)));
}

/** Some large, and the others small beneath them, at least as many as stand there side by side. */
function focused(
  rows: readonly Row[],
  inFocus: readonly Row[],
  area: Box,
  page: number,
): Omit<Arrangement, "presentations"> {
  const least = tileOf(stripHeight(area.height));
  const others = rows.filter((row) => !inFocus.includes(row));
  const pages = pagesOf(others, (rest) =>
    howManyFit(rest, least, { width: area.width, height: least.height }),
  );
  const place = stripPlace(area.height);
  const at = Math.max(0, Math.min(page, pages.length - 1));
  const tile = smallTile(pages, inSight(inFocus, withStrip(area, place).above), area);
  const heights = pages.map((shown) => heightInLines(shown, tile, area.width));
  const { above, strip } = withStrip(area, Math.max(place, ...heights));
  const placed = [
    ...inSight(inFocus, above),
    ...inLines(pages[at] ?? [], tile, strip).map((row) => ({ ...row, size: "small" as const })),
  ];
  return { rows: inOrderOf(rows, placed), page: at, pages: pages.length };
}

/**
 * Of those beneath what is large, alike on all pages: in the height that this leaves free, and half
 * as high as it at most.
 */
function smallTile(
  pages: readonly (readonly Row[])[],
  largeOnes: readonly RowArranged[],
  area: Box,
): Size {
  const from = Math.min(...largeOnes.map(({ box }) => box.y));
  const to = Math.max(...largeOnes.map(({ box }) => box.y + box.height));
  const free = { width: area.width, height: area.height - gap - (to - from) };
  const half = Math.floor((largeOnes[0]?.tiles[0]?.height ?? 0) / 2);
  const most = tileOf(Math.max(stripPlace(area.height), half));
  return pages.map((shown) => largestTile(shown, free)).reduce(smallerOf, most);
}

/** All alike: as large as the fullest page allows, so that no page looks nearer than another. */
function paged(rows: readonly Row[], area: Box, page: number): Omit<Arrangement, "presentations"> {
  const least = tileOf(Math.min(leastInGallery, area.height));
  const pages = pagesOf(rows, (rest) => howManyFit(rest, least, area));
  if (pages.length === 1) return onePage(inSight(rows, area));
  const at = Math.max(0, Math.min(page, pages.length - 1));
  const tile = pages
    .map((shown) => largestTile(shown, area))
    .reduce(smallerOf, tileOf(area.height));
  return { rows: large(pages[at] ?? [], tile, area), page: at, pages: pages.length };
}

/** At least one on each, whether it fits or not; no rows at all are one page of nothing. */
function pagesOf(
  rows: readonly Row[],
  howMany: (rest: readonly Row[]) => number,
): readonly (readonly Row[])[] {
  const pages: (readonly Row[])[] = [];
  for (let from = 0; from < rows.length; ) {
    const count = Math.max(1, howMany(rows.slice(from)));
    pages.push(rows.slice(from, from + count));
    from += count;
  }
  return pages.length > 0 ? pages : [[]];
}

/** All alike; or one large, and the others small beneath it. */
function presentedIn(area: Box, { presentations, foremostAt }: ToArrange): readonly Box[] {
  const rows = Array.from({ length: presentations }, (_, at) => ({ id: `${at}`, tiles: 1 }));
  const one = rows.filter((_, at) => at === foremostAt);
  const others = rows.filter((row) => !one.includes(row));
  if (one.length === 0 || others.length === 0) return allIn(area, rows).map(({ box }) => box);
  const { above, strip } = withStrip(area, stripHeight(area.height));
  const placed = [...allIn(above, one), ...allIn(strip, others)];
  return rows.flatMap(({ id }) => placed.find((row) => row.id === id)?.box ?? []);
}

function allIn(area: Box, rows: readonly Row[]): readonly RowPlaced[] {
  return inLines(rows, largestTile(rows, area), area);
}

function large(rows: readonly Row[], tile: Size, area: Box): readonly RowArranged[] {
  return inLines(rows, tile, area).map((row) => ({ ...row, size: "large" }));
}

/** As large as they can be; a room that is large alone has its other cameras beside it. */
function inSight(rows: readonly Row[], area: Box): readonly RowArranged[] {
  const [alone, another] = rows;
  const hasOthers = another === undefined && (alone?.others ?? 0) > 0;
  return alone && hasOthers
    ? [{ ...placeWithOthers(alone, area), size: "large" }]
    : large(rows, largestTile(rows, area), area);
}

function onePage(rows: readonly RowArranged[]): Omit<Arrangement, "presentations"> {
  return { rows, page: 0, pages: 1 };
}

function inOrderOf(rows: readonly Row[], placed: readonly RowArranged[]): readonly RowArranged[] {
  return rows.flatMap(({ id }) => placed.find((row) => row.id === id) ?? []);
}

function smallerOf(one: Size, other: Size): Size {
  return one.height <= other.height ? one : other;
}
