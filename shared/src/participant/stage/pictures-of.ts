import { areasOf } from "../arrangement/index.ts";
import { foremostOf } from "./foremost.ts";
import type { Viewing } from "./viewing.ts";

/** All that may be seen of a room, and the one picture that stands for it. */
export interface Pictures<T> {
  readonly row: readonly T[];
  readonly one?: T;
}

/** Which of a room's pictures a layout shows, where nobody is pinned. */
export function picturesOf<T>(
  room: Pictures<T>,
  viewing: Viewing,
  presentations: number,
): readonly T[] {
  if (viewing.layout === "gallery") return middleOf(room.row);
  const { width } = areasOf(viewing, presentations, foremostOf(viewing)).people;
  const fits = room.row.length * narrowest <= width;
  return fits ? room.row : onePictureOf(room);
}

/** What stands for a room where there is place for one picture. */
export function onePictureOf<T>({ row, one }: Pictures<T>): readonly T[] {
  return row.length > 1 && one !== undefined ? [one] : middleOf(row);
}

/**
 * The cameras that are seen small beside those pictures: where a room is seen by the one that
 * changes between its cameras, all of them. The one that is large now is among them, so that a
 * change of voice asks for nothing anew.
 */
export function othersOf<T>({ row, one }: Pictures<T>, pictures: readonly T[]): readonly T[] {
  return one !== undefined && pictures.includes(one) ? row : [];
}

/** The one that stands for a row, from the left. */
function middleOf<T>(row: readonly T[]): readonly T[] {
  const middle = row[Math.floor(row.length / 2)];
  return middle ? [middle] : [];
}

/** Narrower, a picture of somebody says nothing; CSS pixels. */
const narrowest = 160;
