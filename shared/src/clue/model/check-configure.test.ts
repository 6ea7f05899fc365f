import { expect, test } from "vitest";
import { camera, captureId, chosen, group, groupId, offering } from "../test-words.ts";
import type { CaptureEncoding, Content, MultipleContent } from "./advertisement.ts";
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

function mcc(id: string, rest: Partial<MultipleContent>) {
  return camera(id, { source: { type: "multiple", content: of("VC1", "VC2"), ...rest } });
}

function withoutGroup() {
  const { encodingGroupId: _, ...rest } = camera("SILENT");
  return rest;
}

function of(...captures: readonly string[]): Content {
  return { captures: captures.map(captureId), sceneViews: [] };
}
