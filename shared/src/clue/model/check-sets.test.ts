import { expect, test } from "vitest";
import { camera, captureId, group, microphone, offering, scene } from "../test-words.ts";
import type {
  AdvertisementContent,
  GlobalView,
  SceneView,
  SceneViewId,
  SimultaneousSet,
  SimultaneousSetId,
} from "./advertisement.ts";
import { checkAdvertisement } from "./check-advertisement.ts";
import { CLUE_LIMITS } from "./limits.ts";

test.each<[string, AdvertisementContent]>([
  ["the zoom of RFC 8845 §8, which takes the camera in the middle", room(set("S1", "VC0", "SV1"))],
  ["a set by its scene", room(set("S1", "S", { mediaType: "video" }))],
  ["sets for the video only, and sound beside them", room(set("S1", "VC0", "VC1", "VC2", "VC3"))],
  ["global views over two scenes", seen(["SV1", "SW1"], ["SV2"])],
])("[MOD-10] %s may be advertised", (_name, content) => {
  expect(checkAdvertisement(content)).toBeUndefined();
});

test.each<[string, number, AdvertisementContent]>([
  ["a set of a capture that is not there", 400, room(set("S1", "SV1", "VC9"))],
  ["a set of a view that is not there", 400, room(set("S1", "SV1", "SV9"))],
  ["a set of a scene that is not there", 400, room(set("S1", "SV1", "S9"))],
  ["a set of a scene, of no media type", 400, room(set("S1", "S"))],
  ["a set of two media types", 303, room(set("S1", "SV1", "AC0"))],
  ["a set of another media type than it says", 303, room(set("S1", "AC0", { mediaType: "video" }))],
  ["an id of a set that is a capture's", 303, room(set("VC0", "SV1"))],
  ["a view that no set allows", 303, room(set("S1", "VC0", "VC1"), set("S2", "VC2", "VC3"))],
  ["a global view of nothing", 400, seen(["SV9"])],
  ["a global view of two media types", 303, seen(["SV1", "SV2"])],
  ["a global view beyond the encodings", 400, seen(["SV1", "SW1", "SW2"])],
  [
    "a global view that no set allows",
    303,
    { ...seen(["SV1", "SW1"]), simultaneousSets: [set("S1", "SV1"), set("S2", "SW1", "SW2")] },
  ],
])("[MOD-11] %s is refused with %d", (_name, code, content) => {
  expect(checkAdvertisement(content)).toMatchObject({ code });
});

test("[MOD-11] more sets than our limit are refused with 400", () => {
  const many = Array.from({ length: CLUE_LIMITS.most.simultaneousSets + 1 }, (_, index) =>
    set(`set-${index}`, "SV1"),
  );

  expect(checkAdvertisement(room(...many.slice(1)))).toBeUndefined();
  expect(checkAdvertisement(room(...many))).toMatchObject({ code: 400 });
});

test.each([
  ["more than there are", 3, true, 303],
  ["as many as there are", 2, true, undefined],
  ["more than there are, at most", 3, false, undefined],
])("[MOD-15] an MCC that shows %s", (_name, count, exact, code) => {
  const content = { captures: [captureId("VC1"), captureId("VC2")], sceneViews: [] };
  const source = { type: "multiple", content, maxCaptures: { count, exact } } as const;
  const captures = [camera("VC1"), camera("VC2"), camera("MCC", { source })];

  expect(checkAdvertisement(offering(captures))?.code).toBe(code);
});

/** VC0 to VC2 side by side (SV1), VC3 the zoomed middle one, AC0 the sound (SV2). */
function room(...simultaneousSets: readonly SimultaneousSet[]): AdvertisementContent {
  const cameras = ["VC0", "VC1", "VC2", "VC3"].map((id) => camera(id));
  const views = [view("SV1", "VC0", "VC1", "VC2"), view("SV2", "AC0")];
  return offering([...cameras, microphone("AC0")], {
    scenes: [scene("S", { views })],
    simultaneousSets,
  });
}

/** Two captures in scene S, three in scene T, four encodings. */
function seen(...globalViews: readonly (readonly string[])[]): AdvertisementContent {
  const { sceneId } = scene("T");
  const captures = [
    camera("VC0"),
    camera("VC1"),
    microphone("AC0"),
    camera("WC0", { sceneId }),
    camera("WC1", { sceneId }),
    camera("WC2", { sceneId }),
  ];
  return offering(captures, {
    encodingGroups: [group("G", "e1", "e2", "e3", "e4")],
    scenes: [
      scene("S", { views: [view("SV1", "VC0", "VC1"), view("SV2", "AC0")] }),
      scene("T", { views: [view("SW1", "WC0"), view("SW2", "WC1", "WC2")] }),
    ],
    globalViews: globalViews.map((ids): GlobalView => ({ sceneViews: ids.map(viewId) })),
  });
}

/** Names that begin with SV or SW are views, others with S are scenes, the rest captures. */
function set(
  id: string,
  ...named: readonly (string | Partial<SimultaneousSet>)[]
): SimultaneousSet {
  const names = named.filter((each) => typeof each === "string");
  return {
    setId: id as SimultaneousSetId,
    captures: names.filter((name) => !name.startsWith("S")).map(captureId),
    sceneViews: names.filter((name) => /^S[VW]/.test(name)).map(viewId),
    scenes: names.filter((name) => /^S(?![VW])/.test(name)).map((name) => scene(name).sceneId),
    ...named.find((each) => typeof each !== "string"),
  };
}

function view(id: string, ...captures: readonly string[]): SceneView {
  return { sceneViewId: viewId(id), descriptions: [], captures: captures.map(captureId) };
}

function viewId(id: string): SceneViewId {
  return id as SceneViewId;
}
