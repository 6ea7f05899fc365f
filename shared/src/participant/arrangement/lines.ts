import { type Box, type Size, tileOf } from "./box.ts";

/** Pictures of one room that stand side by side: whoever sits between two cameras is one person. */
export interface Row {
  /** Unique among the rows of a stage. */
  readonly id: string;
  /** How many pictures, at least one. */
  readonly tiles: number;
  /** How many more of the room may be seen small beside its one picture; absent: none. */
  readonly others?: number;
}

export interface RowPlaced {
  readonly id: string;
  readonly box: Box;
  /** From the left. */
  readonly tiles: readonly Box[];
  /** From the left, or from the top; none where there is no place for them. */
  readonly others: readonly Box[];
}

/** Between the pictures of a room, px: a seam, not a frame. */
export const seam = 2;
/** Between rooms, both ways, px. */
export const gap = 12;

/**
 * The largest tile, at most as high as the area, at which all rows are in sight, one after the
 * other in their order, line by line. At least one pixel high, whether that fits or not.
 */
export function largestTile(rows: readonly Row[], area: Size): Size {
  return largestThat((tile) => fits(rows, tile, area), area);
}

/** @param isFitting false for all that are larger than one for which it is false */
export function largestThat(isFitting: (tile: Size) => boolean, area: Size): Size {
  let fitting = 1;
  let tooLarge = Math.floor(area.height) + 1;
  while (tooLarge - fitting > 1) {
    const middle = Math.floor((fitting + tooLarge) / 2);
    if (isFitting(tileOf(middle))) fitting = middle;
    else tooLarge = middle;
  }
  return tileOf(fitting);
}

/** The rows in the middle of the area, all at one scale; those of a line stand on one baseline. */
export function inLines(rows: readonly Row[], tile: Size, area: Box): readonly RowPlaced[] {
  const lines = linesOf(rows, tile, area.width);
  const top = area.y + centred(heightOf(lines.length, tile), area.height);
  return lines.flatMap((line, at) => {
    const y = top + at * (tile.height + gap);
    const width = line.reduce((sum, row) => sum + gap + widthOf(row, tile), -gap);
    let x = area.x + centred(width, area.width);
    return line.map((row) => {
      const placed = placeRow(row, tile, x, y);
      x += placed.box.width + gap;
      return placed;
    });
  });
}

/** Of all lines that the rows make, with what is between them. */
export function heightInLines(rows: readonly Row[], tile: Size, width: number): number {
  return heightOf(linesOf(rows, tile, width).length, tile);
}

/** How many of the rows, from the first, are in sight with tiles so large. */
export function howManyFit(rows: readonly Row[], tile: Size, area: Size): number {
  let count = 0;
  while (count < rows.length && fits(rows.slice(0, count + 1), tile, area)) count += 1;
  return count;
}

function fits(rows: readonly Row[], tile: Size, area: Size): boolean {
  if (rows.some((row) => widthOf(row, tile) > area.width)) return false;
  return heightInLines(rows, tile, area.width) <= area.height;
}

function linesOf(rows: readonly Row[], tile: Size, width: number): readonly (readonly Row[])[] {
  const lines: Row[][] = [];
  let left = 0;
  for (const row of rows) {
    const needed = widthOf(row, tile);
    const line = lines.at(-1);
    if (line && gap + needed <= left) {
      line.push(row);
      left -= gap + needed;
    } else {
      lines.push([row]);
      left = width - needed;
    }
  }
  return lines;
}

function placeRow({ id, tiles }: Row, tile: Size, x: number, y: number): RowPlaced {
  const boxes = Array.from({ length: tiles }, (_, at) => ({
    ...tile,
    x: x + at * (tile.width + seam),
    y,
  }));
  const width = widthOf({ id, tiles }, tile);
  return { id, box: { x, y, width, height: tile.height }, tiles: boxes, others: [] };
}

function widthOf({ tiles }: Row, { width }: Size): number {
  return tiles * width + (tiles - 1) * seam;
}

function heightOf(lines: number, { height }: Size): number {
  return lines * height + (lines - 1) * gap;
}

export function centred(length: number, within: number): number {
  return Math.max(0, Math.floor((within - length) / 2));
}
