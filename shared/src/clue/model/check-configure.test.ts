import { expect, test } from "vitest";
import {
  camera,
  captureId,
  chosen,
  encodingId,
  group,
  groupId,
  microphone,
  offering,
  scene,
} from "../test-words.ts";
import type {
  CaptureEncoding,
  Content,
  MultipleContent,
  SceneView,
  SceneViewId,
  SimultaneousSet,
  SimultaneousSetId,
} from "./advertisement.ts";
import { checkConfigure } from "./check-configure.ts";

const ROOM = offering(
  [
    camera("VC1"),
    camera("VC2", { encodingGroupId: groupId("H") }),
    mcc("WHOLE", {}),
    mcc("PARTS", { allowSubsetChoice: true }),
  ],
  { encodingGroups: [group("G", "e1", "e2", "e3"), group("H", "f1")] },
);

const inView: Content = { captures: [], sceneViews: ["V" as SceneViewId] };

test.each<[string, readonly CaptureEncoding[]]>([
  ["nothing at all", []],
  ["several captures", [chosen("VC1", "e2"), chosen("VC2", "f1"), chosen("WHOLE", "e1")]],
  ["all of an MCC", [chosen("WHOLE", "e1", { configuredContent: of("VC1", "VC2") })]],
  ["a part where that is allowed", [chosen("PARTS", "e1", { configuredContent: of("VC2") })]],
])("[CLUE-62] %s may be asked for", (_name, captureEncodings) => {
  expect(checkConfigure(captureEncodings, ROOM)).toBeUndefined();
});

test.each<[string, number, readonly CaptureEncoding[]]>([
  ["an unknown capture", 400, [chosen("VC1", "e1"), chosen("VC9", "e2")]],
  ["an encoding of another group", 400, [chosen("VC1", "f1")]],
  ["a capture without encoding group", 400, [chosen("SILENT", "e1")]],
  ["a capture twice", 303, [chosen("VC1", "e1"), chosen("VC1", "e2", { id: "other" })]],
  ["an encoding twice", 303, [chosen("VC1", "e1"), chosen("WHOLE", "e1")]],
  ["an id twice", 303, [chosen("VC1", "e1"), chosen("WHOLE", "e2", { id: "ce-VC1" })]],
  [
    "a part of an MCC that is whole",
    405,
    [chosen("WHOLE", "e1", { configuredContent: of("VC1") })],
  ],
  ["what the MCC does not have", 400, [chosen("PARTS", "e1", { configuredContent: of("VC9") })]],
  ["content of a single camera", 303, [chosen("VC1", "e1", { configuredContent: of() })]],
])("[CLUE-63] %s is refused with %d", (_name, code, captureEncodings) => {
  const content = {
    ...ROOM,
    captures: [...ROOM.captures, withoutGroup()],
  };

  expect(checkConfigure(captureEncodings, content)?.code).toBe(code);
});

test.each<[string, number | undefined, readonly string[]]>([
  ["side by side", undefined, ["VC0", "VC1", "VC2"]],
  ["the zoom and those beside it", undefined, ["VC0", "VC2", "VC3"]],
  ["the zoom and what it is made of", 400, ["VC1", "VC3"]],
  ["sound with everything side by side", undefined, ["VC0", "VC1", "VC2", "AC0"]],
])("[MOD-12] of a room whose middle camera zooms, %s", (_name, code, chosenCaptures) => {
  const zooming = offering(
    ["VC0", "VC1", "VC2", "VC3", "AC0"].map((id) => (id === "AC0" ? microphone(id) : camera(id))),
    {
      encodingGroups: [group("G", "e0", "e1", "e2", "e3", "e4")],
      simultaneousSets: [allowed("S1", "VC0", "VC1", "VC2"), allowed("S2", "VC0", "VC2", "VC3")],
    },
  );
  const captureEncodings = chosenCaptures.map((id, index) => chosen(id, `e${index}`));

  expect(checkConfigure(captureEncodings, zooming)?.code).toBe(code);
});

test.each<[string, number | undefined, Partial<MultipleContent>, Content]>([
  ["as many as are shown", undefined, { maxCaptures: { count: 1, exact: false } }, of("VC1")],
  ["more than are shown", 302, { maxCaptures: { count: 1, exact: false } }, of("VC1", "VC2")],
  ["a view of more than are shown", 302, { maxCaptures: { count: 1, exact: false } }, inView],
  ["a view of as many", undefined, { maxCaptures: { count: 2, exact: true } }, inView],
  ["of what is not disclosed", 405, { content: of() }, of("VC1")],
  ["nothing of what is not disclosed", undefined, { content: of() }, of()],
  ["a part without leave", 405, { allowSubsetChoice: false }, of("VC1")],
])("[MOD-13] a consumer that picks %s", (_name, code, rest, configuredContent) => {
  const content = offering(
    [camera("VC1"), camera("VC2"), mcc("MCC", { allowSubsetChoice: true, ...rest })],
    { scenes: [scene("S", { views: [viewOf("VC1", "VC2")] })] },
  );

  expect(checkConfigure([chosen("MCC", "e1", { configuredContent })], content)?.code).toBe(code);
});

test("[MOD-14] encodings that add up to more than their group has are refused, where their rates are known", () => {
  const wanted = [chosen("VC1", "e1"), chosen("WHOLE", "e2")];
  const rates = (first: number) =>
    new Map([
      [encodingId("e1"), first],
      [encodingId("e2"), 1_000_000],
    ]);

  expect(checkConfigure(wanted, ROOM, rates(3_000_000))).toBeUndefined();
  expect(checkConfigure(wanted, ROOM, rates(3_000_001))).toMatchObject({ code: 400 });
  expect(checkConfigure(wanted, ROOM)).toBeUndefined();
});

function allowed(id: string, ...captures: readonly string[]): SimultaneousSet {
  const setId = id as SimultaneousSetId;
  return { setId, captures: captures.map(captureId), sceneViews: [], scenes: [] };
}

function mcc(id: string, rest: Partial<MultipleContent>) {
  return camera(id, { source: { type: "multiple", content: of("VC1", "VC2"), ...rest } });
}

function viewOf(...captures: readonly string[]): SceneView {
  const sceneViewId = "V" as SceneViewId;
  return { sceneViewId, descriptions: [], captures: captures.map(captureId) };
}

function withoutGroup() {
  const { encodingGroupId: _, ...rest } = camera("SILENT");
  return rest;
}

function of(...captures: readonly string[]): Content {
  return { captures: captures.map(captureId), sceneViews: [] };
}
