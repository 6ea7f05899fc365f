import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Arrangement, arrange, type ToArrange } from "./arrange.ts";
import type { Box } from "./box.ts";

const laptop = { width: 1_280, height: 640 };
const phone = { width: 360, height: 480 };
const wall = { width: 3_440, height: 1_200 };

describe("where everything stands", () => {
  test("[ARR-1] nothing hides anything, and nothing stands outside the stage", () => {
    fc.assert(
      fc.property(stages, (stage) => {
        const { rows, presentations } = arrange(stage);
        const boxes = [...rows.flatMap(({ tiles }) => tiles), ...presentations];
        for (const [at, box] of boxes.entries()) {
          expect(isWithin(box, stage)).toBe(true);
          expect(boxes.slice(at + 1).filter((other) => meet(box, other))).toEqual([]);
        }
      }),
    );
  });

  test("[ARR-2] large rows are at one scale and small ones too, each row on one baseline, its seams 2 px", () => {
    fc.assert(
      fc.property(stages, (stage) => {
        const { rows } = arrange(stage);
        for (const size of ["large", "small"] as const) {
          const tiles = rows.filter((row) => row.size === size).flatMap((row) => row.tiles);
          expect(new Set(tiles.map(({ width, height }) => `${width}x${height}`)).size).toBeLessThan(
            2,
          );
        }
        for (const { tiles } of rows) {
          for (const [at, { x, y }] of tiles.slice(1).entries()) {
            const before = tiles[at] as Box;
            expect([x - before.x - before.width, y]).toEqual([2, before.y]);
          }
        }
      }),
    );
  });

  test("[ARR-3] rooms keep their order, among the large and among the small: line by line, from the left", () => {
    fc.assert(
      fc.property(stages, (stage) => {
        for (const size of ["large", "small"] as const) {
          const rows = arrange(stage).rows.filter((row) => row.size === size);
          const order = rows.map(({ id }) => stage.rows.findIndex((row) => row.id === id));
          expect(order).toEqual(order.toSorted((a, b) => a - b));
          const read = rows.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
          expect(read).toEqual(rows);
        }
      }),
    );
  });

  test("[ARR-4] every room is on one page, those in focus on each", () => {
    fc.assert(
      fc.property(stages, (stage) => {
        const { pages } = arrange(stage);
        const seen = Array.from({ length: pages }, (_, page) => arrange({ ...stage, page }).rows);
        const large = new Set(
          seen
            .flat()
            .filter((row) => row.size === "large" && isOnAll(row.id, seen))
            .map(({ id }) => id),
        );
        const paged = seen
          .flatMap((rows) => rows.map(({ id }) => id))
          .filter((id) => !large.has(id));
        expect(new Set(paged).size).toBe(paged.length);
        expect(new Set([...paged, ...large])).toEqual(new Set(stage.rows.map(({ id }) => id)));
      }),
    );
  });

  test("[ARR-5] on a larger stage no fewer rooms are large, and none is smaller where as many are on as many pages", () => {
    const more = fc.nat({ max: 2_000 });
    fc.assert(
      fc.property(stages, more, more, (stage, wider, higher) => {
        const here = { ...stage, presentations: 0, page: 0, height: Math.max(360, stage.height) };
        const before = arrange(here);
        const after = arrange({ ...here, width: here.width + wider, height: here.height + higher });
        const largeOf = ({ rows }: Arrangement) => rows.filter(({ size }) => size === "large");
        expect(after.pages).toBeLessThanOrEqual(before.pages);
        if (after.pages < before.pages) return;
        expect(largeOf(after).length).toBeGreaterThanOrEqual(largeOf(before).length);
        if (largeOf(after).length > largeOf(before).length) return;
        for (const { id, tiles } of largeOf(before)) {
          const now = after.rows.find((row) => row.id === id);
          expect(now?.tiles[0]?.height).toBeGreaterThanOrEqual(tiles[0]?.height ?? 0);
        }
      }),
    );
  });
});

describe("immersive", () => {
  test("[ARR-6] rooms that fit well are all large: two of three beneath each other, seamless", () => {
    const { rows, pages } = arrange({ ...immersive(3, 3), ...laptop });
    expect(pages).toBe(1);
    expect(rows.map(({ size }) => size)).toEqual(["large", "large"]);
    expect(rows.map(({ box }) => [box.x, box.width])).toEqual([
      [2, 1_276],
      [2, 1_276],
    ]);
  });

  test("[ARR-6] of more than fit well the first are large, the others small beneath them, on pages", () => {
    const { rows, pages } = arrange({
      ...immersive(...Array.from({ length: 30 }, () => 3)),
      ...laptop,
    });
    const sizes = rows.map(({ size }) => size);
    expect(sizes.filter((size) => size === "large").length).toBeGreaterThan(1);
    expect(sizes.filter((size) => size === "small")).toHaveLength(3);
    expect(pages).toBeGreaterThan(1);
    expect(rows.at(-1)?.tiles[0]?.height).toBe(72);
  });

  test("[ARR-7] who is pinned is large, everybody else small", () => {
    const { rows } = arrange({ ...immersive(1, 3, 1), ...laptop, inFocus: ["room 2"] });
    expect(rows.map(({ size }) => size)).toEqual(["small", "large", "small"]);
    expect(rows[1]?.box.width).toBeGreaterThan(1_200);
  });

  test("[WEB-475] beneath a pinned room that leaves height free the small ones use it, half as high at most", () => {
    const pinned = (stage: { width: number; height: number }, ...tiles: number[]) =>
      arrange({ ...immersive(...tiles), ...stage, inFocus: ["room 1"] }).rows.map(
        (row) => row.tiles[0]?.height ?? 0,
      );
    const [room = 0, ...few] = pinned(wall, 3, 1, 1);
    const half = Math.floor(room / 2);
    expect(few).toEqual([half, half]);
    const [, many = 0] = pinned(wall, 3, ...Array.from({ length: 20 }, () => 1));
    expect(many).toBeGreaterThan(150);
    expect(pinned(laptop, 1, 1)).toEqual([640 - 12 - 72, 72]);
    expect(pinned(wall, 1, 1)).toEqual([1_200 - 12 - 120, 120]);
  });

  test("[WEB-475] as large on each page, and what is large stands as it did", () => {
    const rooms = immersive(3, ...Array.from({ length: 40 }, () => 3));
    const stage = { ...rooms, ...laptop, inFocus: ["room 1"] };
    const [first, ...others] = Array.from({ length: arrange(stage).pages }, (_, page) =>
      arrange({ ...stage, page }).rows.slice(0, 2),
    ).map(([pinned, small]) => [pinned?.box, small?.tiles[0]?.height]);
    expect(others.length).toBeGreaterThan(1);
    for (const other of others) expect(other).toEqual(first);
  });

  test("[ARR-8] one room fills a phone from edge to edge, and a wall as far as it is high", () => {
    expect(arrange({ ...immersive(1), ...phone }).rows[0]?.box.width).toBeGreaterThan(355);
    expect(arrange({ ...immersive(3), ...wall }).rows[0]?.box.width).toBeGreaterThan(3_430);
    expect(arrange({ ...immersive(), ...wall }).rows).toEqual([]);
  });
});

describe("gallery", () => {
  test("[ARR-9] more than can be made out are on pages, alike on each; past the last page is the last", () => {
    const many = { ...gallery(20), ...phone };
    const first = arrange(many);
    expect([first.pages, first.rows.length]).toEqual([3, 8]);
    const last = arrange({ ...many, page: 99 });
    expect([last.page, last.rows.length]).toEqual([2, 4]);
    expect(last.rows[0]?.box.height).toBe(first.rows[0]?.box.height);
    expect(arrange({ ...gallery(20), ...wall }).pages).toBe(1);
  });
});

describe("with a presentation", () => {
  test("[ARR-10] it has the right third of a wall, and the place below on any other screen", () => {
    const [right] = arrange({ ...immersive(3), ...wall, presentations: 1 }).presentations;
    expect(right?.x).toBeGreaterThanOrEqual((wall.width * 2) / 3);
    const below = arrange({ ...immersive(3), ...laptop, presentations: 1 });
    expect(below.presentations[0]?.y).toBeGreaterThan(below.rows[0]?.box.y ?? Infinity);
    expect(below.presentations[0]?.height).toBeGreaterThan(300);
  });
});

const stages: fc.Arbitrary<ToArrange> = fc
  .record({
    width: fc.integer({ min: 360, max: 3_440 }),
    height: fc.integer({ min: 240, max: 1_440 }),
    counts: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 40 }),
    pinned: fc.option(fc.nat({ max: 40 }), { nil: undefined }),
    overflow: fc.constantFrom("small" as const, "pages" as const),
    presentations: fc.nat({ max: 3 }),
    foremost: fc.constantFrom("people", "presented", "one-presented"),
    foremostAt: fc.nat({ max: 3 }),
    page: fc.nat({ max: 5 }),
  })
  .map(({ counts, pinned, ...stage }) => ({
    ...stage,
    rows: rowsOf(counts),
    inFocus: pinned === undefined ? [] : [`room ${pinned}`],
  }));

function immersive(...counts: readonly number[]) {
  const plain = { inFocus: [], presentations: 0, foremost: "presented", page: 0 } as const;
  return { ...plain, rows: rowsOf(counts), overflow: "small" } as const;
}

function gallery(rooms: number) {
  return { ...immersive(...Array.from({ length: rooms }, () => 1)), overflow: "pages" } as const;
}

function rowsOf(counts: readonly number[]) {
  return counts.map((tiles, at) => ({ id: `room ${at + 1}`, tiles }));
}

function isOnAll(id: string, pages: readonly Arrangement["rows"][]): boolean {
  return pages.length > 1 && pages.every((rows) => rows.some((row) => row.id === id));
}

function isWithin(
  box: Box,
  { width, height }: { readonly width: number; readonly height: number },
) {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
}

function meet(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
