import fc from "fast-check";
import { expect, test } from "vitest";
import { arrange } from "./arrange.ts";
import type { Box, Size } from "./box.ts";

const phone = { width: 344, height: 520 };
const flat = { width: 470, height: 180 };

test("[LAY-48] a room's other cameras stand small beneath its picture, as wide as it together", () => {
  const { tiles, others, box } = alone(2, phone);
  const [large, left, right] = [...tiles, ...others];
  expect(large?.width).toBeGreaterThanOrEqual(342);
  expect([left?.y, right?.y]).toEqual(Array(2).fill((large?.y ?? 0) + (large?.height ?? 0) + 2));
  expect(left?.x).toBeGreaterThanOrEqual(large?.x ?? Infinity);
  expect(right?.x).toBe((left?.x ?? 0) + (left?.width ?? 0) + 2);
  expect((right?.x ?? 0) + (right?.width ?? 0)).toBeLessThanOrEqual(box.x + box.width);
  expect(left?.height).toBeGreaterThan(90);
});

test("[LAY-48] at its right, where that leaves the picture larger; from the top", () => {
  const { tiles, others } = alone(2, flat);
  const [large, first, second] = [...tiles, ...others];
  expect(large?.height).toBeGreaterThan(150);
  expect(first?.x).toBe((large?.x ?? 0) + (large?.width ?? 0) + 2);
  expect(second?.y).toBe((first?.y ?? 0) + (first?.height ?? 0) + 2);
});

test("[LAY-48] one camera more is as small as one of two, in the middle", () => {
  const { tiles, others } = alone(1, phone);
  const [large, other] = [...tiles, ...others];
  expect(other?.width).toBeLessThan((large?.width ?? 0) / 2);
  expect(middleOf(other)).toBeCloseTo(middleOf(large), -1);
});

test("[LAY-48] who is pinned has them above the strip; rooms beside others have none", () => {
  const rows = [{ id: "ana", tiles: 1, others: 2 }, { id: "ben", tiles: 1, others: 2 }, row("cyd")];
  const pinned = arrange({ ...plain, ...phone, rows, inFocus: ["ana"] }).rows;
  expect(pinned.map(({ others }) => others.length)).toEqual([2, 0, 0]);
  expect(arrange({ ...plain, ...phone, rows }).rows.flatMap(({ others }) => others)).toEqual([]);
});

test("[LAY-48] nothing of a room hides anything, or stands outside; on a larger stage it is no smaller", () => {
  const px = fc.integer({ min: 60, max: 2_000 });
  const more = fc.nat({ max: 1_000 });
  fc.assert(
    fc.property(px, px, fc.integer({ min: 1, max: 3 }), more, (width, height, count, by) => {
      const { tiles, others, box } = alone(count, { width, height });
      const all = [...tiles, ...others];
      for (const [at, one] of all.entries()) {
        expect(isWithin(one, box) && isWithin(one, { x: 0, y: 0, width, height })).toBe(true);
        expect(all.slice(at + 1).filter((other) => meet(one, other))).toEqual([]);
      }
      const larger = alone(count, { width: width + by, height: height + by });
      expect(larger.tiles[0]?.height).toBeGreaterThanOrEqual(tiles[0]?.height ?? 0);
    }),
  );
});

const plain = {
  inFocus: [],
  overflow: "small",
  presentations: 0,
  foremost: "presented",
  page: 0,
} as const;

function alone(others: number, stage: Size) {
  const [placed] = arrange({ ...plain, ...stage, rows: [{ id: "ana", tiles: 1, others }] }).rows;
  if (!placed) throw new Error("no row");
  return placed;
}

function row(id: string) {
  return { id, tiles: 1 };
}

function middleOf(box: Box | undefined): number {
  return (box?.x ?? 0) + (box?.width ?? 0) / 2;
}

function isWithin(one: Box, area: Box): boolean {
  const right = one.x + one.width <= area.x + area.width;
  return one.x >= area.x && one.y >= area.y && right && one.y + one.height <= area.y + area.height;
}

function meet(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
