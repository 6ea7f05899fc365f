import { expect, test } from "vitest";
import { camera, captureId, group, groupId, microphone, offering, scene } from "../test-words.ts";
import type {
  AdvertisementContent,
  Capture,
  PersonId,
  SceneView,
  SceneViewId,
} from "./advertisement.ts";
import { checkAdvertisement } from "./check-advertisement.ts";

const FLAT = area(0);
const BENT = area(400);

test("[CLUE-60] a room of three cameras, a microphone, a view of each and a person is as it should be", () => {
  const captures = [
    camera("VC1", { spatial: { captureArea: FLAT }, capturedPeople: [person("p1")] }),
    camera("VC2", { spatial: { captureOrigin: { capturePoint: at(0, 0, 0) } } }),
    microphone("AC1", { relatedTo: captureId("VC1") }),
    mcc("MCC1", { captures: ["VC1", "VC2"], sceneViews: ["SV1"] }),
  ];
  const views = [view("SV1", "VC1", "VC2"), view("SV2", "AC1")];
  const people = [{ personId: person("p1"), types: ["presenter", "observer"] }];

  expect(checkAdvertisement(offering(captures, { scenes: [scene("S", { views })], people }))).toBe(
    undefined,
  );
});

test.each<[string, number, AdvertisementContent]>([
  ["an id used by two captures", 303, offering([camera("VC1"), camera("VC1")])],
  ["an id used by a capture and a scene", 303, offering([camera("S")])],
  ["a scene that is not there", 400, offering([camera("VC1")], { scenes: [scene("T")] })],
  ["a group that is not there", 400, offering([camera("VC1", { encodingGroupId: groupId("H") })])],
  ["a person that is not there", 400, offering([camera("VC1", { capturedPeople: [person("x")] })])],
  ["a related capture not there", 400, offering([camera("VC1", { relatedTo: captureId("x") })])],
  [
    "an encoding in two groups",
    303,
    offering([camera("VC1")], { encodingGroups: [group("G", "e1"), group("H", "e1")] }),
  ],
  ["a view of nothing", 400, shown(view("SV1", "x"))],
  ["a view of two media types", 303, shown(view("SV1", "VC1", "AC1"))],
  ["a view of another scene", 303, shown(view("SV1", "VC9"))],
  ["a view beyond the encodings", 400, shown(view("SV1", "VC1", "VC2", "VC3"))],
  ["content that is not there", 400, offering([mcc("M", { captures: ["x"] })])],
  ["a content view that is not there", 400, offering([mcc("M", { sceneViews: ["x"] })])],
  [
    "content of another media type",
    303,
    offering([mcc("M", { captures: ["AC1"] }), microphone("AC1")]),
  ],
  ["content of itself", 400, offering([mcc("M", { captures: ["M"] })])],
  [
    "content in a circle",
    400,
    offering([mcc("M", { captures: ["N"] }), mcc("N", { captures: ["VC1", "M"] }), camera("VC1")]),
  ],
  [
    "content in a circle through a view",
    400,
    offering([mcc("M", { sceneViews: ["SV1"] })], {
      scenes: [scene("S", { views: [view("SV1", "M")] })],
    }),
  ],
  [
    "a person of one type twice",
    303,
    offering([camera("VC1")], { people: [{ personId: person("p"), types: ["a", "a"] }] }),
  ],
  ["sound with an area", 303, offering([microphone("AC1", { spatial: { captureArea: FLAT } })])],
  ["text in space", 303, offering([camera("TC1", { mediaType: "text", spatial: {} })])],
  ["an area that is bent", 302, offering([camera("VC1", { spatial: { captureArea: BENT } })])],
  [
    "an axis without direction",
    302,
    offering([
      camera("VC1", {
        spatial: {
          captureOrigin: { capturePoint: at(1, 2, 3), lineOfCapturePoint: at(1, 2, 3) },
        },
      }),
    ]),
  ],
])("[CLUE-61] %s is refused with %d", (_name, code, content) => {
  expect(checkAdvertisement(content)?.code).toBe(code);
});

test("[CLUE-61] sources that several MCCs share are no circle", () => {
  const content = offering([
    mcc("M", { captures: ["N", "O"] }),
    mcc("N", { captures: ["VC1", "O"] }),
    mcc("O", { captures: ["VC1"] }),
    camera("VC1"),
  ]);

  expect(checkAdvertisement(content)).toBeUndefined();
});

/** Two encodings; VC1 to VC3 and AC1 in scene S, VC9 in scene T. */
function shown(...views: readonly SceneView[]): AdvertisementContent {
  const { sceneId } = scene("T");
  const captures = [
    camera("VC1"),
    camera("VC2"),
    camera("VC3"),
    microphone("AC1"),
    camera("VC9", { sceneId }),
  ];
  return offering(captures, {
    encodingGroups: [group("G", "e1", "e2")],
    scenes: [scene("S", { views }), scene("T")],
  });
}

function view(id: string, ...captures: readonly string[]): SceneView {
  return { sceneViewId: id as SceneViewId, descriptions: [], captures: captures.map(captureId) };
}

function mcc(
  name: string,
  content: { readonly captures?: readonly string[]; readonly sceneViews?: readonly string[] },
): Capture {
  const { captures = [], sceneViews = [] } = content;
  return camera(name, {
    source: {
      type: "multiple",
      content: {
        captures: captures.map(captureId),
        sceneViews: sceneViews.map((id) => id as SceneViewId),
      },
    },
  });
}

function person(id: string): PersonId {
  return id as PersonId;
}

function at(x: number, y: number, z: number) {
  return { x, y, z };
}

/** A metre square, one corner `bend` millimetres nearer. */
function area(bend: number) {
  return {
    bottomLeft: at(0, 3000, 0),
    bottomRight: at(1000, 3000, 0),
    topLeft: at(0, 3000, 1000),
    topRight: at(1000, 3000 - bend, 1000),
  };
}
