import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Foremost } from "./areas.ts";
import { type Arrangement, arrange, type ToArrange } from "./arrange.ts";
import type { Size } from "./box.ts";

/** Of a window of 1366 x 768 with the list of people open. */
const small = { width: 1_001, height: 610 };
const desk = { width: 1_896, height: 950 };
const ultraWide = { width: 2_536, height: 930 };
const wall = { width: 3_440, height: 1_200 };
const phone = { width: 360, height: 480 };
const lyingPhone = { width: 844, height: 290 };

describe("what is presented", () => {
  test("[LAY-67] has most of the stage: two thirds of its width at least on a laptop, the people above it", () => {
    for (const stage of [small, desk]) {
      const { rows, presentations } = presenting(stage, [3, 3, 1]);
      expect(presentations[0]?.width).toBeGreaterThanOrEqual((stage.width * 2) / 3);
      expect(presentations[0]?.y).toBeGreaterThan(lowest(rows));
    }
  });

  test("[LAY-67] stands at the right of a wide stage, as large as that lets it be", () => {
    const { rows, presentations } = presenting(ultraWide, [3]);
    expect(presentations[0]?.width).toBeGreaterThan(1_600);
    expect(rows[0]?.box.width).toBeGreaterThan(800);
    expect(presenting(lyingPhone, [1]).presentations[0]?.height).toBeGreaterThan(280);
  });

  test("[LAY-67] leaves the people what it does not need itself", () => {
    const { rows, presentations } = presenting(phone, [1]);
    expect(presentations[0]?.width).toBeGreaterThan(350);
    expect(rows[0]?.box.width).toBeGreaterThan(350);
  });

  test("[LAY-68] the people beside it are all alike, on pages where they are many", () => {
    const { rows, pages } = presenting(small, Array(20).fill(1));
    expect(new Set(rows.map(({ size, box }) => `${size} ${box.height}`)).size).toBe(1);
    expect(rows[0]?.box.height).toBeGreaterThanOrEqual(90);
    expect(pages).toBeGreaterThan(1);
  });

  test("[LAY-69] has less of it than somebody who is pinned", () => {
    for (const stage of [small, desk, phone, wall]) {
      const { rows, presentations } = presenting(stage, [1, 1], "people", ["room 1"]);
      expect(rows.map(({ size }) => size)).toEqual(["large", "small"]);
      expect(rows[0]?.box.width).toBeGreaterThanOrEqual(presentations[0]?.width ?? Infinity);
    }
  });

  test("[LAY-70] is as large as it can be where it is pinned, and another one small beneath it", () => {
    const pinned = presenting(small, [3, 1], "one-presented");
    expect(pinned.presentations[0]?.width).toBeGreaterThan(small.width * 0.9);
    expect(pinned.rows[0]?.box.height).toBe(72);
    const two = { ...stageOf(small, [1]), presentations: 2, foremost: "one-presented" } as const;
    const [small1, large] = arrange({ ...two, foremostAt: 1 }).presentations;
    expect(large?.height).toBeGreaterThan((small1?.height ?? Infinity) * 4);
    expect(small1?.y).toBeGreaterThan(large?.y ?? Infinity);
  });

  test("[LAY-70] is no smaller for being pinned, and no larger because somebody is", () => {
    const px = fc.integer({ min: 120, max: 3_440 });
    fc.assert(
      fc.property(px, px, (width, height) => {
        const widthAs = (foremost: Foremost) =>
          presenting({ width, height }, [1], foremost).presentations[0]?.width ?? 0;
        expect(widthAs("one-presented")).toBeGreaterThanOrEqual(widthAs("presented"));
        expect(widthAs("presented")).toBeGreaterThanOrEqual(widthAs("people"));
      }),
    );
  });
});

function presenting(
  stage: Size,
  counts: readonly number[],
  foremost: Foremost = "presented",
  inFocus: readonly string[] = [],
): Arrangement {
  const foremostAt = foremost === "one-presented" ? { foremostAt: 0 } : {};
  return arrange({ ...stageOf(stage, counts), presentations: 1, foremost, inFocus, ...foremostAt });
}

function stageOf(stage: Size, counts: readonly number[]): ToArrange {
  const rows = counts.map((tiles, at) => ({ id: `room ${at + 1}`, tiles }));
  const plain = { inFocus: [], overflow: "small", presentations: 0, page: 0 } as const;
  return { ...plain, foremost: "presented", ...stage, rows };
}

function lowest(rows: Arrangement["rows"]): number {
  return Math.max(...rows.map(({ box }) => box.y + box.height - 1));
}
