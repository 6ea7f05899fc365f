import type {
  AdvertisementContent,
  Capture,
  CaptureId,
  CaptureScene,
  EncodingGroupId,
  EncodingId,
  PersonId,
  SceneId,
  SceneViewId,
} from "../src/clue/index.ts";

export type Camera = "left" | "centre" | "right";

/** Where what is presented is: nowhere, in a scene of its own, or among the cameras' captures. */
export type Slides = "none" | "apart" | "among-cameras";

/** What there is to be seen and heard in a room, and whose it is. */
export interface Room {
  readonly cameras: readonly Camera[];
  readonly slides?: Slides;
  readonly name: string;
}

/** What such a room, which always has a microphone, advertises. */
export function roomContent({ cameras, slides = "none", name }: Room): AdvertisementContent {
  const video = cameras.map((camera) => capture(camera, "video"));
  const audio = capture("mic", "audio");
  const presented = presentation(slides === "apart" ? "slides" : "room");
  const room = scene("room", "mm", [
    ...(video.length > 0 ? [view("cameras", video)] : []),
    view("sound", [audio]),
    ...(slides === "among-cameras" ? [view("slides-view", [presented])] : []),
  ]);
  const beside = scene("slides", "noscale", [view("slides-view", [presented])]);
  return {
    captures: [...video, audio, ...(slides === "none" ? [] : [presented])],
    encodingGroups: [
      group("EGvideo", ["left", "centre", "right", "presentation"]),
      group("EGaudio", ["mic"]),
    ],
    scenes: [{ ...room, descriptions: [{ text: name }] }, ...(slides === "apart" ? [beside] : [])],
    people: [{ personId, name, types: [] }],
  };
}

const personId = "person" as PersonId;

function scene(id: string, scale: CaptureScene["scale"], views: CaptureScene["views"]) {
  return { sceneId: id as SceneId, scale, descriptions: [], views };
}

function view(id: string, captures: readonly Capture[]) {
  return {
    sceneViewId: id as SceneViewId,
    descriptions: [],
    captures: captures.map(({ captureId }) => captureId),
  };
}

function group(id: string, encodings: readonly string[]) {
  return {
    encodingGroupId: id as EncodingGroupId,
    maxGroupBandwidthBps: 4_000_000,
    encodings: encodings.map((encoding) => encoding as EncodingId),
  };
}

function capture(name: Camera | "mic", mediaType: "audio" | "video"): Capture {
  const point = { x: 0, y: 3_000, z: 1_000 };
  return {
    captureId: name as string as CaptureId,
    mediaType,
    sceneId: "room" as SceneId,
    spatial:
      name === "mic" ? { captureOrigin: { capturePoint: point } } : { captureArea: areaOf(name) },
    source: { type: "individual" },
    encodingGroupId: (mediaType === "audio" ? "EGaudio" : "EGvideo") as EncodingGroupId,
    descriptions: [],
    languages: [],
    capturedPeople: [personId],
  };
}

/** What is on the slides is nowhere in the room. */
function presentation(sceneId: string): Capture {
  return {
    captureId: "presentation" as CaptureId,
    mediaType: "video",
    sceneId: sceneId as SceneId,
    source: { type: "individual" },
    encodingGroupId: "EGvideo" as EncodingGroupId,
    descriptions: [],
    languages: [],
    presentation: "slides",
    capturedPeople: [],
  };
}

/** Three areas of one metre that join up (RFC 8845 §6). */
function areaOf(camera: Camera) {
  const left = { left: -1_500, centre: -500, right: 500 }[camera];
  const corner = (x: number, z: number) => ({ x, y: 3_000, z });
  return {
    bottomLeft: corner(left, 0),
    bottomRight: corner(left + 1_000, 0),
    topLeft: corner(left, 600),
    topRight: corner(left + 1_000, 600),
  };
}
