import { expect, test } from "vitest";
import {
  type CaptureEncoding,
  type CaptureId,
  type EncodingId,
  withHeights,
} from "../../clue/index.ts";
import { label } from "../../sdp/index.ts";
import { Stage } from "../test-stage.ts";

test("[SIZE-7] an encoding flows in the heights that the configure names", () => {
  const stage = new Stage().joined();
  asks(stage, [180]);
  expect(stage.effects).toEqual([sends([180])]);
});

test("[SIZE-7] other heights are another wish, the same are none", () => {
  const stage = new Stage().joined();
  asks(stage, [180]);
  asks(stage, [180, 720]);
  expect(stage.effects).toEqual([sends([180, 720])]);
  asks(stage, [720, 180]);
  expect(stage.effects).toEqual([]);
});

test("[SIZE-7] a consumer that names none may be shown any", () => {
  const stage = new Stage().joined();
  asks(stage, [180]);
  asks(stage, []);
  expect(stage.effects).toEqual([sends([])]);
});

test("[SIZE-7] what the channel's end leaves in force goes on in its heights", () => {
  const stage = new Stage().joined();
  asks(stage, [180]);
  stage.gives("clue-closed");
  expect(stage.asked).not.toContain("set-sending");
});

function sends(heights: readonly number[]) {
  return { type: "set-sending", label: label("centre"), active: true, heights };
}

/** The focus wants to see the middle camera. */
function asks(stage: Stage, heights: readonly number[]): void {
  const centre: CaptureEncoding = {
    id: "ce",
    captureId: "centre" as CaptureId,
    encodingId: "centre" as EncodingId,
  };
  stage.effects = [];
  const captureEncodings = [withHeights(centre, heights)];
  stage.hears({ type: "configure-requested", captureEncodings });
}
