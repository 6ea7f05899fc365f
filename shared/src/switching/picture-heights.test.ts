import { expect, test } from "vitest";
import { layerShownAt, pictureHeightFor } from "./picture-heights.ts";

test.each([
  [["l", "m", "h"], [180], "l"],
  [["l", "m", "h"], [360], "m"],
  [["l", "m", "h"], [], "h"],
  [["half", "whole"], [180], "half"],
  [["half", "whole"], [720], "whole"],
  [["only"], [180], "only"],
  [["tiny", "l", "m", "h"], [180], "l"],
  [[], [180], undefined],
])("[SIZE-4] of the layers %j, what is shown at %j is %s", (layers, heights, shown) => {
  expect(layerShownAt(layers, heights)).toBe(shown);
});

test("[SIZE-5] heights are rounded up to those that are told apart", () => {
  expect([1, 180, 181, 360, 361, 720, 4_320].map(pictureHeightFor)).toEqual([
    180, 180, 360, 360, 720, 720, 720,
  ]);
});
