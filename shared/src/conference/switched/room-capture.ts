import type {
  Capture,
  CaptureId,
  CaptureScene,
  Content,
  SceneId,
  SceneView,
  SceneViewId,
} from "../../clue/index.ts";
import { encodingGroupOf, type Offering } from "../advertising/offering.ts";
import { isCamera } from "./cameras.ts";
import type { SwitchedCapture } from "./switched-captures.ts";

type Shown = Pick<Offering, "captures" | "scenes" | "simultaneousSets">;

/**
 * What a participant shows, and in each scene of several cameras one picture more: that of the
 * camera which the voice is at. It is a view of its own beside the view of all cameras, for whoever
 * has one screen for this room (RFC 8845 §7.3).
 */
export function withOnePicture(shown: Shown, seat: number): Shown {
  const rooms = shown.scenes.filter(({ sceneId }) => camerasIn(shown, sceneId).length > 1);
  if (rooms.length === 0) return shown;
  const added = rooms.map((scene, index) => captureOf(shown, scene, nameOf(seat, index)));
  const ofScene = new Map(added.map((capture) => [capture.sceneId, capture]));
  const ids = added.map(({ captureId }) => captureId);
  return {
    captures: [...shown.captures, ...added],
    scenes: shown.scenes.map((scene) => withView(scene, ofScene.get(scene.sceneId))),
    // It shows whatever of the room is sent anyway: it goes with every choice (RFC 8845 §8).
    simultaneousSets: shown.simultaneousSets.map((set) =>
      set.mediaType === "video" ? { ...set, captures: [...set.captures, ...ids] } : set,
    ),
  };
}

/** The switched captures of rooms among these others, by name. */
export function roomCaptures(others: readonly Offering[]): ReadonlyMap<CaptureId, SwitchedCapture> {
  const known = found.get(others);
  if (known) return known;
  const captures = others.flatMap((offering) => offering.captures.filter(isRoomCapture));
  const byName = new Map(captures.map((capture) => [capture.captureId, switchedAs(capture)]));
  found.set(others, byName);
  return byName;
}

const found = new WeakMap<readonly Offering[], ReadonlyMap<CaptureId, SwitchedCapture>>();

/** Whether it is one that the focus adds to a room; a participant's own names never look like it. */
export function isRoomCapture({ captureId }: Pick<Capture, "captureId">): boolean {
  return /_one\d*$/.test(captureId);
}

/** The view of each scene that is one picture; none at all if there is a scene without. */
export function viewsOfOnePicture(offering: Offering): readonly SceneView[] | undefined {
  const views: SceneView[] = [];
  for (const { sceneId, views: alternatives } of offering.scenes) {
    const cameras = camerasIn(offering, sceneId);
    if (cameras.length === 0) continue;
    const [only] = cameras.length === 1 ? cameras : offering.captures.filter(isAddedTo(sceneId));
    const view = alternatives.find((one) => only && isOf(one, [only]));
    if (!view) return undefined;
    views.push(view);
  }
  return views;
}

/** The view, if there is one, of these captures and nothing else. */
export function isOf({ captures }: SceneView, these: readonly Capture[]): boolean {
  return (
    captures.length === these.length && these.every(({ captureId }) => captures.includes(captureId))
  );
}

function camerasIn({ captures }: Pick<Shown, "captures">, scene: SceneId): readonly Capture[] {
  return captures.filter((capture) => capture.sceneId === scene && isCamera(capture));
}

function isAddedTo(scene: SceneId): (capture: Capture) => boolean {
  return (capture) => capture.sceneId === scene && isRoomCapture(capture);
}

/** No dash and no number follow the seat: it meets no name that is made of a participant's own. */
function nameOf(seat: number, index: number): CaptureId {
  return `p${seat}_one${index === 0 ? "" : index + 1}` as CaptureId;
}

/** As short as can be, since each room has one: who is in it is said of its cameras. */
function captureOf(shown: Shown, scene: CaptureScene, captureId: CaptureId): Capture {
  return {
    captureId,
    mediaType: "video",
    sceneId: scene.sceneId,
    source: {
      type: "multiple",
      content: contentOf(camerasIn(shown, scene.sceneId), scene),
      policy: "SoundLevel:0",
      maxCaptures: { count: 1, exact: false },
    },
    encodingGroupId: encodingGroupOf.video,
    descriptions: [],
    languages: [],
    capturedPeople: [],
  };
}

/** All cameras are named by their view, where they have one. */
function contentOf(cameras: readonly Capture[], { views }: CaptureScene): Content {
  const all = views.find((view) => isOf(view, cameras));
  return all
    ? { captures: [], sceneViews: [all.sceneViewId] }
    : { captures: cameras.map(({ captureId }) => captureId), sceneViews: [] };
}

function withView(scene: CaptureScene, capture: Capture | undefined): CaptureScene {
  if (!capture) return scene;
  const view: SceneView = {
    sceneViewId: `${scene.sceneId}.one` as SceneViewId,
    descriptions: [],
    captures: [capture.captureId],
  };
  return { ...scene, views: [...scene.views, view] };
}

function switchedAs({ captureId, sceneId }: Capture): SwitchedCapture {
  return {
    captureId,
    mediaType: "video",
    policy: { type: "SoundLevel", index: 0 },
    shows: { type: "camera", scene: sceneId },
  };
}
