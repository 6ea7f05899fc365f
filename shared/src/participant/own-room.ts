import type {
  AdvertisementContent,
  Capture,
  CaptureId,
  EncodingGroup,
  EncodingGroupId,
  EncodingId,
  PersonId,
  SceneId,
  SceneViewId,
} from "../clue/index.ts";
import { type Label, label } from "../sdp/index.ts";

/** Where a camera looks, seen from the camera: the order in which the pictures join up. */
export type CameraPosition = "left" | "centre" | "right";

/** What there is in one's own room, and whether it is switched on. */
export interface OwnRoom {
  /** Left to right; none is a room that is only heard. */
  readonly cameras: readonly CameraPosition[];
  readonly camerasOn: boolean;
  readonly microphoneOn: boolean;
}

/** Who is in the picture: how the roster names this participant (RFC 4575 §5.5). */
export interface Self {
  /** User URI, the From of every request. */
  readonly entity: string;
  readonly name: string;
}

/** Labels of the m-sections a page may ever send on, in the order of its offer. */
export const sendingLabels = ["mic", "left", "centre", "right", "presentation"] as const;

/**
 * Whether the person at this end lets that encoding out, whoever asks for it. A muted microphone
 * goes on sending silence, its track being disabled: who sends nothing at all would count as lost.
 */
export function isSwitchedOn(room: OwnRoom, encoding: Label): boolean {
  if (encoding === label("mic")) return true;
  return room.camerasOn && room.cameras.some((position) => encoding === label(position));
}

/**
 * The advertisement of one's own room: one scene in millimetres, the cameras that are on side by
 * side, and one microphone (RFC 8845 §7). A microphone that is muted, or missing, is advertised
 * all the same: an advertisement needs a capture (RFC 8847 §5.3), and switching it on is nobody
 * else's business.
 */
export function ownContent(self: Self, room: OwnRoom): AdvertisementContent {
  const cameras = room.camerasOn ? room.cameras : [];
  const views = [
    { sceneViewId: "room.1" as SceneViewId, captures: cameras.map(captureIdOf) },
    { sceneViewId: "room.2" as SceneViewId, captures: [microphone.captureId] },
  ];
  return {
    captures: [...cameras.map(camera), microphone],
    encodingGroups: [...(cameras.length > 0 ? [videoGroup(cameras)] : []), audioGroup],
    scenes: [
      {
        sceneId,
        scale: "mm",
        descriptions: [{ text: self.name }],
        views: views
          .filter((view) => view.captures.length > 0)
          .map((view) => ({ ...view, descriptions: [] })),
      },
    ],
    people: [{ personId, name: self.name, uri: self.entity, types: [] }],
  };
}

const sceneId = "room" as SceneId;
const personId = "person" as PersonId;
const videoGroupId = "EG-video" as EncodingGroupId;
const audioGroupId = "EG-audio" as EncodingGroupId;

/** Our policy: each camera sees one metre of a row three metres away. */
const area = { width: 1_000, distance: 3_000, height: 562 };
const leftEdge: Readonly<Record<CameraPosition, number>> = {
  left: -1_500,
  centre: -500,
  right: 500,
};
const words: Readonly<Record<CameraPosition, string>> = {
  left: "Left camera",
  centre: "Centre camera",
  right: "Right camera",
};

function captureIdOf(position: CameraPosition): CaptureId {
  return position as string as CaptureId;
}

function camera(position: CameraPosition): Capture {
  const [x, y, z] = [leftEdge[position], area.distance, area.height];
  return {
    captureId: captureIdOf(position),
    mediaType: "video",
    sceneId,
    spatial: {
      captureArea: {
        bottomLeft: { x, y, z: 0 },
        bottomRight: { x: x + area.width, y, z: 0 },
        topLeft: { x, y, z },
        topRight: { x: x + area.width, y, z },
      },
    },
    source: { type: "individual" },
    encodingGroupId: videoGroupId,
    descriptions: [{ text: words[position] }],
    languages: [],
    capturedPeople: [personId],
  };
}

const microphone: Capture = {
  captureId: "mic" as CaptureId,
  mediaType: "audio",
  sceneId,
  spatial: { captureOrigin: { capturePoint: { x: 0, y: 0, z: 0 } } },
  source: { type: "individual" },
  encodingGroupId: audioGroupId,
  descriptions: [{ text: "Microphone" }],
  languages: [],
  capturedPeople: [personId],
};

function videoGroup(cameras: readonly CameraPosition[]): EncodingGroup {
  return {
    encodingGroupId: videoGroupId,
    maxGroupBandwidthBps: cameras.length * 2_500_000,
    encodings: cameras.map((position) => position as string as EncodingId),
  };
}

const audioGroup: EncodingGroup = {
  encodingGroupId: audioGroupId,
  maxGroupBandwidthBps: 64_000,
  encodings: ["mic" as EncodingId],
};
