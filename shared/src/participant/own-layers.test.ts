import { expect, test } from "vitest";
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

function ridsOf(layers: ReturnType<typeof layersSent>): string {
  return layers.flatMap(({ rid, active }) => (active ? [rid] : [])).join(" ");
}
