import type {
  Capture,
  CaptureArea,
  CaptureId,
  CaptureScene,
  Content,
  GlobalView,
  GlobalViewId,
  SceneId,
  SceneView,
  SceneViewId,
} from "../../clue/index.ts";
import { assertNever } from "../../lib/index.ts";
import { encodingGroupOf, type Offering } from "../advertising/offering.ts";
import { camerasOf } from "./cameras.ts";
import { isOf, viewsOfOnePicture } from "./room-capture.ts";
import { type SwitchedCapture, shownOf, switchedCaptures } from "./switched-captures.ts";

/**
 * The scene that stands for all rooms at once (RFC 8845 §7.2): the row of the room that speaks,
 * whoever speaks in one picture, a tour, and the voices. An endpoint with fewer screens than there
 * are cameras chooses from it; one without anybody to see has a place for whoever comes, since an
 * advertisement must hold a capture (RFC 8847 §5.3).
 *
 * The places of a row change together and yet share no synchronizationID: the schema makes it an
 * xs:ID, which may stand only once in a document (RFC 8846 §11.8). They share their policy.
 */
export function switchedScene(others: readonly Offering[]): {
  readonly captures: readonly Capture[];
  readonly scene: CaptureScene;
} {
  const switched = switchedCaptures(others);
  return {
    captures: switched.map((one) => captureOf(one, others)),
    scene: { sceneId, scale: "mm", descriptions: [{ text: "All rooms" }], views: views(switched) },
  };
}

/**
 * All rooms side by side, and one picture of each, if there are seats for them; the room that
 * speaks; who speaks (RFC 8845 §7.4).
 */
export function globalViews(
  others: readonly Offering[],
  scene: CaptureScene,
  videoSeats: number,
): readonly GlobalView[] {
  const rooms = others.flatMap((offering) => viewOfRoom(offering) ?? []);
  const [row, ...alternatives] = scene.views;
  const speaker = alternatives.find(({ captures }) => captures.length === 1);
  const cameras = rooms.reduce((count, { captures }) => count + captures.length, 0);
  const one = onePictureOfEach(others);
  const all = [
    cameras <= videoSeats ? rooms : [],
    one.length < cameras && one.length <= videoSeats ? one : [],
    row ? [row] : [],
    speaker ? [speaker] : [],
  ];
  return all
    .filter((sceneViews) => sceneViews.length > 0)
    .map((sceneViews, index) => ({
      globalViewId: `g0.${index + 1}` as GlobalViewId,
      sceneViews: sceneViews.map(({ sceneViewId }) => sceneViewId),
    }));
}

/** None at all if a room cannot be shown so: it would be missing. */
function onePictureOfEach(others: readonly Offering[]): readonly SceneView[] {
  const ofEach = others.map(viewsOfOnePicture);
  return ofEach.every((one) => one !== undefined) ? ofEach.flat() : [];
}

const sceneId = "s0" as SceneId;

/** Our policy, as the page places its own cameras: a metre each, three metres away. */
const place = { width: 1_000, distance: 3_000, height: 562 };

/**
 * One source at a time. RFC 8846 §22.3 lets a consumer choose no more of it than `maxCaptures` says:
 * of pictures it says all there are, of which "<=" promises none (RFC 8845 §7.2.1.1), so that
 * somebody can be left out.
 */
function captureOf(switched: SwitchedCapture, others: readonly Offering[]): Capture {
  const { captureId, mediaType, policy, shows } = switched;
  const sources = others.flatMap((offering) => everShown(switched, offering));
  const most = mediaType === "video" ? Math.max(1, sources.length) : 1;
  return {
    captureId,
    mediaType,
    sceneId,
    ...(shows.type === "place" && { spatial: { captureArea: areaOf(shows) } }),
    source: {
      type: "multiple",
      content: contentOf(switched, others),
      policy: `${policy.type}:${policy.index}`,
      maxCaptures: { count: most, exact: false },
      allowSubsetChoice: true,
    },
    encodingGroupId: encodingGroupOf[mediaType],
    descriptions: [{ text: describe(switched) }],
    languages: [],
    capturedPeople: [],
  };
}

/** A room's cameras are named by its view: shorter, and true also when a camera is added to it. */
function contentOf(switched: SwitchedCapture, others: readonly Offering[]): Content {
  const isSegment = switched.shows.type === "segment";
  const whole = others.map((offering) => (isSegment ? viewOfRoom(offering) : undefined));
  return {
    captures: others
      .filter((_, at) => whole[at] === undefined)
      .flatMap((offering) => everShown(switched, offering)),
    sceneViews: whole.flatMap((view) => view?.sceneViewId ?? []),
  };
}

/** What of one participant may ever be in it. */
function everShown(switched: SwitchedCapture, offering: Offering): readonly CaptureId[] {
  if (switched.shows.type === "segment") {
    return camerasOf(offering).map(({ captureId }) => captureId);
  }
  const shown = shownOf(offering, switched);
  return shown === undefined ? [] : [shown];
}

/** The view of a room that is all its cameras, and nothing else. */
function viewOfRoom(offering: Offering): SceneView | undefined {
  const cameras = camerasOf(offering);
  if (cameras.length === 0) return undefined;
  return offering.scenes.flatMap((scene) => scene.views).find((view) => isOf(view, cameras));
}

function views(switched: readonly SwitchedCapture[]): readonly SceneView[] {
  const named = (type: SwitchedCapture["shows"]["type"], policy?: string) =>
    switched
      .filter((one) => one.shows.type === type && (policy ?? one.policy.type) === one.policy.type)
      .map(({ captureId }) => captureId);
  const [speaker] = named("segment", "SoundLevel");
  const alternatives = [
    named("place"),
    speaker ? [speaker] : [],
    named("segment", "SoundLevel"),
    named("segment", "RoundRobin"),
    named("voice"),
  ];
  return alternatives.filter(isNew).map((captures, index) => ({
    sceneViewId: `${sceneId}.${index + 1}` as SceneViewId,
    descriptions: [],
    captures,
  }));
}

function isNew(
  captures: readonly CaptureId[],
  index: number,
  all: readonly (readonly CaptureId[])[],
): boolean {
  const first = all.findIndex((one) => one.join() === captures.join());
  return captures.length > 0 && first === index;
}

function areaOf({
  place: at,
  width,
}: {
  readonly place: number;
  readonly width: number;
}): CaptureArea {
  const x = (at - width / 2) * place.width;
  const [left, right, y] = [x, x + place.width, place.distance];
  return {
    bottomLeft: { x: left, y, z: 0 },
    bottomRight: { x: right, y, z: 0 },
    topLeft: { x: left, y, z: place.height },
    topRight: { x: right, y, z: place.height },
  };
}

function describe({ policy, shows }: SwitchedCapture): string {
  if (policy.type === "RoundRobin") return "Everybody in turn";
  switch (shows.type) {
    case "place":
      return `The room that speaks, picture ${shows.place + 1} of ${shows.width}`;
    case "segment":
      return policy.index === 0 ? "Who speaks" : `Who spoke ${policy.index} before`;
    case "camera":
      return "Who speaks in this room";
    case "voice":
      return policy.index === 0 ? "The voice that is loudest" : `The voice ${policy.index} before`;
    default:
      return assertNever(shows);
  }
}
