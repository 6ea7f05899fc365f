import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layersSent } from "./own-layers.ts";

test.each([
  ["small alone", 720, [180], "l"],
  ["large alone", 720, [720], "h"],
  ["two sizes", 720, [180, 720], "l h"],
  ["between two", 720, [200], "m"],
  ["larger than it comes", 720, [2_160], "h"],
  ["no size named: any may be", 720, [], "l m h"],
  ["a camera that is no larger than a smaller layer", 360, [720], "m"],
  ["of such a camera, any size", 360, [], "l m"],
  ["a camera that is hardly larger than a smaller layer", 480, [360, 720], "m"],
  ["a very small camera", 144, [180, 720], "l"],
])("[SIZE-7] %s: those layers are sent that show it, and no others", (_, camera, heights, sent) => {
  expect(ridsOf(layersSent(camera, heights))).toBe(sent);
});

test.each([
  [720, [4, 2, 1]],
  [1_080, [6, 3, 1.5]],
  [360, [2, 1, 1]],
  [480, [480 / 180, 1, 1]],
  [240, [1, 1, 1]],
])(
  "[SIZE-8] of a camera of %i lines, layers have 180, 360 and 720, or the whole",
  (camera, scales) => {
    const layers = layersSent(camera, []);
    expect(layers.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy)).toEqual(scales);
  },
);

describe("[SDP-21] of a limit", () => {
  test("a camera that is sent whole has all", () => {
    expect(bitratesOf([720], 1_000_000)).toEqual(["h 1000000"]);
  });

  test("the smaller layers take their part, and the largest what they leave", () => {
    expect(bitratesOf([], 1_000_000)).toEqual(["l 80000", "m 280000", "h 640000"]);
    expect(bitratesOf([180, 720], 1_000_000)).toEqual(["l 80000", "h 920000"]);
  });

  test("that is generous the smaller layers take no more than they can use", () => {
    expect(bitratesOf([], 6_000_000)).toEqual(["l 200000", "m 700000", "h 5100000"]);
  });

  test("there is none: each takes what it can use", () => {
    expect(bitratesOf([])).toEqual(["l 200000", "m 700000", "h 2500000"]);
  });

  test("never more is sent", () => {
    const heights = fc.subarray([180, 360, 720, 1_080]);
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 2_160 }),
        heights,
        fc.nat(50_000_000),
        (camera, asked, most) => {
          const sent = layersSent(camera, asked, most).filter(({ active }) => active);
          const sum = sent.reduce((bps, { maxBitrateBps }) => bps + maxBitrateBps, 0);
          expect(sum).toBeLessThanOrEqual(most);
          expect(sent.every(({ maxBitrateBps }) => maxBitrateBps >= 0)).toBe(true);
        },
      ),
    );
  });
});

function bitratesOf(heights: readonly number[], most?: number): readonly string[] {
  const sent = layersSent(720, heights, most).filter(({ active }) => active);
  return sent.map(({ rid, maxBitrateBps }) => `${rid} ${maxBitrateBps}`);
}

function ridsOf(layers: ReturnType<typeof layersSent>): string {
  return layers.flatMap(({ rid, active }) => (active ? [rid] : [])).join(" ");
}
