import { expect, test } from "vitest";
import type { Capture, CaptureId, SceneId, SceneViewId } from "./model/advertisement.ts";
import { camera, microphone } from "./test-words.ts";
import { wholeOf } from "./whole-of.ts";

const mix = { source: { type: "multiple" } } as const;

test("[CLUE-54] the whole of a room are its single captures, whatever mixes of them there are", () => {
  const captures = [camera("ALL", mix), camera("VC1"), microphone("AC1"), camera("VC2")];
  expect(ids(captures, [["ALL"], ["VC1", "VC2"]])).toEqual(["VC1", "VC2"]);
});

test("[CLUE-54] of a room of nothing but mixes it is the first view that has any of that kind", () => {
  const captures = ["LEFT", "RIGHT", "ALL"].map((id) => camera(id, mix));
  expect(ids(captures, [["AC1"], ["LEFT", "RIGHT"], ["ALL"]])).toEqual(["LEFT", "RIGHT"]);
  expect(ids(captures, [])).toEqual(["LEFT", "RIGHT", "ALL"]);
});

test("[CLUE-54] what is presented is nobody's picture", () => {
  const slides = camera("SLIDES", { presentation: "slides" });
  expect(ids([slides, camera("ALL", mix)], [["SLIDES"], ["ALL"]])).toEqual(["ALL"]);
});

function ids(captures: readonly Capture[], views: readonly (readonly string[])[]) {
  const scene = {
    sceneId: "s" as SceneId,
    scale: "mm" as const,
    descriptions: [],
    views: views.map((inView, at) => ({
      sceneViewId: `s.${at}` as SceneViewId,
      descriptions: [],
      captures: inView as readonly CaptureId[],
    })),
  };
  return wholeOf({ captures, scenes: [scene] }, "video").map(({ captureId }) => captureId);
}
