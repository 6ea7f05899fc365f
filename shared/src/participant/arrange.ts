/** Space between rooms, both ways, px. */
export const roomGap = 12;
const aspect = 16 / 9;

export interface TileSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The largest size, px, at which all tiles are alike, every room's tiles stay side by side, rooms
 * follow each other line by line in the given order, and everything is in sight. Where that would be
 * too small to see a face, tiles have the least height and the stage scrolls.
 *
 * @param counts tiles per room
 */
export function tileSize(counts: readonly number[], width: number, height: number): TileSize {
  const least = leastHeight(counts.length, width, height);
  for (let size = Math.floor(height); size > least; size--) {
    if (fits(counts, sized(size), width, height)) return sized(size);
  }
  return sized(least);
}

/**
 * On a narrow screen a room is wider than the screen: its middle picture nearly fills it, and the
 * edges of the others show that there is more to pan to.
 */
function leastHeight(rooms: number, width: number, height: number): number {
  if (width >= 600) return 72;
  const share = Math.floor((height - (rooms - 1) * roomGap) / rooms);
  return Math.max(150, Math.min(share, Math.floor((0.85 * width) / aspect)));
}

function fits(counts: readonly number[], tile: TileSize, width: number, height: number): boolean {
  let lines = 1;
  let used = 0;
  for (const count of counts) {
    const room = count * tile.width;
    if (room > width) return false;
    const beside = used === 0 ? room : used + roomGap + room;
    if (beside > width) lines += 1;
    used = beside > width ? room : beside;
  }
  return lines * tile.height + (lines - 1) * roomGap <= height;
}

function sized(height: number): TileSize {
  return { width: Math.floor(height * aspect), height };
}
