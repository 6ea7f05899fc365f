import { type Box, type Size, tileOf } from "./box.ts";
import { centred, largestThat, type Row, type RowPlaced, seam } from "./lines.ts";

/**
 * A room that is seen by one picture, and small beside it the others of its cameras: beneath the
 * picture or at its right, whichever leaves the picture larger.
 */
export function placeWithOthers(row: Row, area: Box): RowPlaced {
  const { others = 0 } = row;
  const [beneath, right] = [beneathOf, rightOf].map((blockOf) => {
    const fits = ({ box }: Block) => box.width <= area.width && box.height <= area.height;
    return blockOf(
      largestThat((tile) => fits(blockOf(tile, others)), area),
      others,
    );
  });
  const block = beneath && right && right.tile.height > beneath.tile.height ? right : beneath;
  return placed(row.id, block ?? beneathOf(tileOf(1), others), area);
}

/** Around its own top left corner. */
interface Block {
  readonly box: Size;
  readonly tile: Size;
  readonly others: readonly Box[];
}

/** A single one is not larger than one of two. */
const leastShared = 2;

function beneathOf(tile: Size, count: number): Block {
  const shared = Math.max(leastShared, count);
  const height = tileHeight((tile.width - (shared - 1) * seam) / shared);
  const small = tileOf(height);
  const x = centred(count * small.width + (count - 1) * seam, tile.width);
  const others = Array.from({ length: count }, (_, at) => ({
    ...small,
    x: x + at * (small.width + seam),
    y: tile.height + seam,
  }));
  return { box: { width: tile.width, height: tile.height + seam + height }, tile, others };
}

function rightOf(tile: Size, count: number): Block {
  const shared = Math.max(leastShared, count);
  const small = tileOf(Math.max(1, Math.floor((tile.height - (shared - 1) * seam) / shared)));
  const y = centred(count * small.height + (count - 1) * seam, tile.height);
  const others = Array.from({ length: count }, (_, at) => ({
    ...small,
    x: tile.width + seam,
    y: y + at * (small.height + seam),
  }));
  return { box: { width: tile.width + seam + small.width, height: tile.height }, tile, others };
}

/** The highest that is not wider. */
function tileHeight(width: number): number {
  let height = Math.max(1, Math.ceil((width * 9) / 16));
  while (height > 1 && tileOf(height).width > width) height -= 1;
  return height;
}

function placed(id: string, { box, tile, others }: Block, area: Box): RowPlaced {
  const x = area.x + centred(box.width, area.width);
  const y = area.y + centred(box.height, area.height);
  return {
    id,
    box: { ...box, x, y },
    tiles: [{ ...tile, x, y }],
    others: others.map((other) => ({ ...other, x: x + other.x, y: y + other.y })),
  };
}
