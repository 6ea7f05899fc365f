import fc from "fast-check";
import { expect, test } from "vitest";
import { roomGap, tileSize } from "./arrange.ts";

test.each([
  ["one room of three fills the width", [3], 1200, 600, 225],
  ["two rooms of three share the height", [3, 3], 1200, 424, 206],
  ["single cameras stand beside each other", [1, 1, 1, 1], 1200, 720, 334],
  ["a room of three leaves a line to the single ones", [3, 1, 1, 1], 1200, 460, 222],
])("[WEB-80] %s", (_, counts, width, height, least) => {
  const tile = tileSize(counts, width, height);
  expect(tile.height).toBeGreaterThanOrEqual(least - 12);
  expect(tile.height).toBeLessThanOrEqual(least + 12);
});

test("[WEB-80] everything is in sight, and one pixel more would not be", () => {
  const rooms = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(rooms, fc.integer({ min: 800, max: 2560 }), (counts, width) => {
      const height = Math.round(width / 2);
      const { height: size } = tileSize(counts, width, height);
      expect(heightOf(counts, size, width)).toBeLessThanOrEqual(height);
      expect(heightOf(counts, size + 1, width)).toBeGreaterThan(height);
    }),
  );
});

test("[WEB-81] a narrow screen shows the middle picture large, and the edges of its neighbours", () => {
  const { width, height } = tileSize([3], 390, 640);
  expect(width).toBeGreaterThan(390 * 0.8);
  expect(width).toBeLessThan(390 * 0.9);
  expect(tileSize([3, 3, 3, 3, 3, 3], 390, 640).height).toBe(150);
  expect(height).toBeGreaterThan(150);
});

/** As a browser wraps rooms into lines; beyond all height where a room is wider than the stage. */
function heightOf(counts: readonly number[], size: number, width: number): number {
  const tile = Math.floor((size * 16) / 9);
  const lines: number[][] = [[]];
  for (const count of counts) {
    if (count * tile > width) return Number.POSITIVE_INFINITY;
    const line = [...(lines.at(-1) ?? []), count * tile];
    const fits = line.reduce((sum, w) => sum + w + roomGap, -roomGap) <= width;
    if (fits) lines[lines.length - 1] = line;
    else lines.push([count * tile]);
  }
  return lines.length * size + (lines.length - 1) * roomGap;
}
