import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseCaptures } from "./choose-captures.ts";
import type { Capture, CaptureEncoding, CaptureId, SceneId } from "./model/advertisement.ts";
import { camera, chosen, encodingId, group, groupId, microphone, offering } from "./test-words.ts";

test("[CLUE-50] every single camera and microphone with an encoding is taken, in order of priority", () => {
  const captures = [
    camera("VC1", { priority: 2 }),
    camera("VC2"),
    microphone("AC1", { priority: 0 }),
    camera("MCC1", { source: { type: "multiple" } }),
    camera("TC1", { mediaType: "text" }),
    camera("VC3", { priority: 2 }),
  ];

  expect(choose(captures, ["e1", "e2", "e3", "e4"])).toEqual([
    chosen("AC1", "e1"),
    chosen("VC1", "e2"),
    chosen("VC3", "e3"),
    chosen("VC2", "e4"),
  ]);
});

test("[CLUE-55] of a scene of nothing but mixes its own ones are taken, not what is switched among others", () => {
  const of = (scene: string) => ({ sceneId: scene as SceneId });
  const content = { captures: ["VC1" as CaptureId], sceneViews: [] };
  const captures = [
    camera("VC1"),
    camera("MIX", { ...of("mixed"), source: { type: "multiple" } }),
    camera("SOUND", { ...of("mixed"), source: { type: "multiple" }, mediaType: "audio" }),
    camera("SWITCHED", { ...of("all"), source: { type: "multiple", content } }),
  ];

  const taken = choose(captures, ["e1", "e2", "e3", "e4"]).map((one) => String(one.captureId));
  expect(taken).toEqual(["VC1", "MIX", "SOUND"]);
});

test("[CLUE-51] a capture that stays keeps its encoding, also when a more important one comes", () => {
  const captures = [camera("VC0", { priority: 0 }), camera("VC2", { priority: 5 })];
  const previous = [chosen("VC1", "e1"), chosen("VC2", "e2")];

  expect(choose(captures, ["e1", "e2"], previous)).toEqual([
    chosen("VC0", "e1"),
    chosen("VC2", "e2"),
  ]);
});

test("[CLUE-52] an encoding that SDP has not brought is not named, and what has none is left out", () => {
  const captures = [camera("VC1"), camera("VC2")];

  expect(choose(captures, ["e3"])).toEqual([chosen("VC1", "e3")]);
  expect(choose(captures, ["e3"], [chosen("VC2", "e1")])).toEqual([chosen("VC1", "e3")]);
  expect(choose([camera("VC1", { encodingGroupId: groupId("X") })], ["e1"])).toEqual([]);
});

test("[CLUE-53] never a capture twice, never an encoding twice, never an encoding of another group", () => {
  const ids = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const encodings = fc.constantFrom("e1", "e2", "e3", "f1", "f2", "gone");
  const pair = fc.tuple(ids, encodings).map(([id, encoding]) => chosen(id, encoding));
  const capture = fc
    .record({ id: ids, inG: fc.boolean(), priority: fc.nat(3) })
    .map(({ id, inG, priority }) =>
      camera(id, { priority, encodingGroupId: groupId(inG ? "G" : "F") }),
    );
  const groups = [group("G", "e1", "e2", "e3"), group("F", "f1", "f2")];
  fc.assert(
    fc.property(
      fc.uniqueArray(capture, { selector: (value) => value.captureId }),
      fc.array(pair),
      fc.subarray(["e1", "e2", "e3", "f1", "f2"]),
      (captures, previous, labels) => {
        const result = chooseCaptures({
          advertisement: offering(captures, { encodingGroups: groups }),
          encodings: labels.map(encodingId),
          previous,
        });

        expect(new Set(result.map((one) => one.captureId)).size).toBe(result.length);
        expect(new Set(result.map((one) => one.encodingId)).size).toBe(result.length);
        for (const { captureId, encodingId: encoding } of result) {
          const owner = captures.find((one) => one.captureId === captureId)?.encodingGroupId;
          const home = groups.find((one) => one.encodingGroupId === owner);

          expect(home?.encodings).toContain(encoding);
          expect(labels).toContain(encoding);
        }
      },
    ),
  );
});

function choose(
  captures: readonly Capture[],
  labels: readonly string[],
  previous: readonly CaptureEncoding[] = [],
): CaptureEncoding[] {
  return chooseCaptures({
    advertisement: offering(captures),
    encodings: labels.map(encodingId),
    previous,
  });
}
