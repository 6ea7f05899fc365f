import type {
  AdvertisementContent,
  Capture,
  CaptureId,
  EncodingGroupId,
  EncodingId,
  SceneId,
  SceneViewId,
} from "../src/clue/index.ts";

export type Camera = "left" | "centre" | "right";

/** What a room with these cameras and a microphone advertises. */
export function roomContent(cameras: readonly Camera[]): AdvertisementContent {
  const video = cameras.map((camera) => capture(camera, "video"));
  const audio = capture("mic", "audio");
  const view = (id: string, captures: readonly Capture[]) => ({
    sceneViewId: id as SceneViewId,
    descriptions: [],
    captures: captures.map(({ captureId }) => captureId),
  });
  const group = (id: string, encodings: readonly string[]) => ({
    encodingGroupId: id as EncodingGroupId,
    maxGroupBandwidthBps: 4_000_000,
    encodings: encodings.map((encoding) => encoding as EncodingId),
  });
  return {
    captures: [...video, audio],
    encodingGroups: [
      group("EGvideo", ["left", "centre", "right", "presentation"]),
      group("EGaudio", ["mic"]),
    ],
    scenes: [
      {
        sceneId: "room" as SceneId,
        scale: "mm",
        descriptions: [],
        views: [...(video.length > 0 ? [view("cameras", video)] : []), view("sound", [audio])],
      },
    ],
    people: [],
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
