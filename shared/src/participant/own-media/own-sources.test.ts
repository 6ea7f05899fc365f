import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type CaptureEncoding,
  type CaptureId,
  checkAdvertisement,
  chooseCaptures,
  type EncodingId,
} from "../../clue/index.ts";
import { label } from "../../sdp/index.ts";
import { Stage, self } from "../test-stage.ts";
import {
  type CameraPosition,
  isSwitchedOn,
  type OwnRoom,
  ownContent,
  sendingLabels,
} from "./own-room.ts";

test("[SRC-1] cameras that come and go are a new advertisement of what is there", () => {
  const stage = new Stage({ ...room, cameras: ["centre"] }).joined();
  sources(stage, ["left", "centre", "right"]);
  expect(captures(stage)).toEqual(["left", "centre", "right", "mic"]);
  sources(stage, ["centre"]);
  expect(captures(stage)).toEqual(["centre", "mic"]);
});

test("[SRC-1] the same cameras behind other lenses tell nobody anything new", () => {
  const stage = new Stage({ ...room, cameras: ["centre"] }).joined();
  const before = stage.focus.consumer.advertisement;
  sources(stage, ["centre"]);
  expect(stage.focus.consumer.advertisement).toBe(before);
  sources(stage, ["left"]);
  expect(stage.focus.consumer.advertisement).not.toBe(before);
});

test("[SRC-1] cameras that come while all are switched off wait until they are switched on", () => {
  const stage = new Stage({ ...room, camerasOn: false }).joined();
  const before = stage.focus.consumer.advertisement;
  sources(stage, ["left", "right"]);
  expect(stage.focus.consumer.advertisement).toBe(before);
  stage.gives({ type: "cameras-switched", on: true });
  expect(captures(stage)).toEqual(["left", "right", "mic"]);
});

test("[SRC-2] what is presented is a scene of its own, for as long as it is presented", () => {
  const stage = new Stage().joined();
  sources(stage, ["centre"], true);
  const content = stage.focus.consumer.advertisement?.content;
  const slides = content?.captures.find(({ presentation }) => presentation !== undefined);
  expect(slides).toMatchObject({ captureId: "slides", sceneId: "screen" });
  expect(slides).not.toHaveProperty("spatial");
  expect(content?.scenes.map(({ sceneId, scale }) => [sceneId, scale])).toEqual([
    ["room", "mm"],
    ["screen", "noscale"],
  ]);
  sources(stage, ["centre"], false);
  expect(captures(stage)).toEqual(["centre", "mic"]);
});

test("[SRC-2] a presentation is no camera: switching those off leaves it", () => {
  const presenting = { ...room, camerasOn: false, presenting: true };
  expect(isSwitchedOn(presenting, label("presentation"))).toBe(true);
  expect(isSwitchedOn(room, label("presentation"))).toBe(false);
  expect(isSwitchedOn(presenting, label("centre"))).toBe(false);
});

test.each([
  [[], false],
  [[], true],
  [["centre"], true],
  [["left", "centre", "right"], true],
] as const)("[SRC-2] cameras %j, presenting %s: others can make sense of it", (cameras, on) => {
  expect(
    checkAdvertisement(ownContent(self, { ...room, cameras, presenting: on })),
  ).toBeUndefined();
});

test("[SRC-3] what there is before joining is what is advertised first", () => {
  const stage = new Stage({ ...room, cameras: [] });
  sources(stage, ["left"], true).joined();
  expect(captures(stage)).toEqual(["left", "mic", "slides"]);
});

test("[SRC-9] each camera is asked for on its own line, whichever is asked for first", () => {
  const advertisement = ownContent(self, { ...room, presenting: true });
  const encodings = sendingLabels.map((each) => each as string as EncodingId);
  const captureIds = advertisement.captures.map(({ captureId }) => captureId);
  fc.assert(
    fc.property(fc.array(fc.shuffledSubarray(captureIds), { maxLength: 4 }), (wishes) => {
      let chosen: readonly CaptureEncoding[] = [];
      for (const wanted of wishes) {
        chosen = chooseCaptures({ advertisement, encodings, previous: chosen, wanted });
        const lines = chosen.map(({ captureId, encodingId }) => [captureId, encodingId]);
        expect(lines).toEqual(wanted.map((id) => [id, lineOf(id)]));
      }
    }),
  );
});

function lineOf(capture: CaptureId): string {
  return capture === "slides" ? "presentation" : capture;
}

const room: OwnRoom = {
  cameras: ["left", "centre", "right"],
  camerasOn: true,
  microphoneOn: true,
};

function sources(stage: Stage, cameras: readonly CameraPosition[], presenting = false): Stage {
  return stage.gives({ type: "own-sources-changed", cameras, presenting });
}

/** As the focus has them. */
function captures(stage: Stage): readonly string[] {
  const content = stage.focus.consumer.advertisement?.content;
  return content?.captures.map(({ captureId }) => captureId) ?? [];
}
