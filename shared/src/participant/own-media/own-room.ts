import type {
  AdvertisementContent,
  Capture,
  CaptureId,
  CaptureScene,
  EncodingGroup,
  EncodingGroupId,
  EncodingId,
  PersonId,
  SceneId,
  SceneViewId,
} from "../../clue/index.ts";
import { type Label, label } from "../../sdp/index.ts";

/** Where a camera looks, seen from the camera: the order in which the pictures join up. */
export type CameraPosition = "left" | "centre" | "right";

/** What there is in one's own room, and whether it is switched on. */
export interface OwnRoom {
  /** Left to right; none is a room that is only heard. */
  readonly cameras: readonly CameraPosition[];
  readonly camerasOn: boolean;
  readonly microphoneOn: boolean;
  /** Whether there is none to switch on; absent: there is one. */
  readonly microphoneMissing?: boolean;
  /** Whether a screen is shown beside the cameras; absent: no. */
  readonly presenting?: boolean;
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
  if (encoding === label("presentation")) return room.presenting === true;
  return room.camerasOn && room.cameras.some((position) => encoding === label(position));
}

/** Whether somebody who speaks in it is heard by the others. */
export function isAudible({ microphoneOn, microphoneMissing = false }: OwnRoom): boolean {
  return microphoneOn && !microphoneMissing;
}

/** Whether two states of the room come to the same advertisement: a muted microphone changes none. */
export function isAdvertisedAlike(one: OwnRoom, other: OwnRoom): boolean {
  const [ones, others] = [camerasShown(one), camerasShown(other)];
  return (
    ones.length === others.length &&
    ones.every((position, at) => position === others[at]) &&
    (one.presenting ?? false) === (other.presenting ?? false)
  );
}

/**
 * The advertisement of one's own room: one scene in millimetres, the cameras that are on side by
 * side, and one microphone (RFC 8845 §7); what is presented is a scene of its own, nowhere in the
 * room (RFC 8845 §7.3.1). A microphone that is muted, or missing, is advertised
 * all the same: an advertisement needs a capture (RFC 8847 §5.3), and switching it on is nobody
 * else's business.
 */
export function ownContent(self: Self, room: OwnRoom): AdvertisementContent {
  const cameras = camerasShown(room);
  const slides = room.presenting ? [presentation] : [];
  const views = [
    { sceneViewId: "room.1" as SceneViewId, captures: cameras.map(captureIdOf) },
    { sceneViewId: "room.2" as SceneViewId, captures: [microphone.captureId] },
  ];
  return {
    captures: [...cameras.map(camera), microphone, ...slides],
    encodingGroups: [
      ...cameras.map(cameraGroup),
      audioGroup,
      ...(room.presenting ? [presentationGroup] : []),
    ],
    scenes: [
      {
        sceneId,
        scale: "mm",
        descriptions: [{ text: self.name }],
        views: views
          .filter((view) => view.captures.length > 0)
          .map((view) => ({ ...view, descriptions: [] })),
      },
      ...(room.presenting ? [presentationScene(self)] : []),
    ],
    people: [{ personId, name: self.name, uri: self.entity, types: [] }],
  };
}

function camerasShown(room: OwnRoom): readonly CameraPosition[] {
  return room.camerasOn ? room.cameras : [];
}

const sceneId = "room" as SceneId;
const personId = "person" as PersonId;
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
    encodingGroupId: cameraGroupId(position),
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

/**
 * A camera goes out on its own m-line and on no other. In one group for all of them a consumer that
 * asks for the middle camera alone may take the first encoding for it (RFC 8845 §9.2), and would be
 * sent the left one.
 */
function cameraGroup(position: CameraPosition): EncodingGroup {
  return {
    encodingGroupId: cameraGroupId(position),
    maxGroupBandwidthBps: 2_500_000,
    encodings: [position as string as EncodingId],
  };
}

function cameraGroupId(position: CameraPosition): EncodingGroupId {
  return `EG-${position}` as EncodingGroupId;
}

const audioGroup: EncodingGroup = {
  encodingGroupId: audioGroupId,
  maxGroupBandwidthBps: 64_000,
  encodings: ["mic" as EncodingId],
};

const presentation: Capture = {
  captureId: "slides" as CaptureId,
  mediaType: "video",
  sceneId: "screen" as SceneId,
  source: { type: "individual" },
  encodingGroupId: "EG-slides" as EncodingGroupId,
  descriptions: [{ text: "Presentation" }],
  languages: [],
  // RFC 8846 §26.5: of the registered kinds the one that says least of what is on the screen.
  presentation: "slides",
  capturedPeople: [personId],
};

const presentationGroup: EncodingGroup = {
  encodingGroupId: "EG-slides" as EncodingGroupId,
  maxGroupBandwidthBps: 2_500_000,
  encodings: ["presentation" as EncodingId],
};

function presentationScene(self: Self): CaptureScene {
  return {
    sceneId: presentation.sceneId,
    scale: "noscale",
    descriptions: [{ text: self.name }],
    views: [
      {
        sceneViewId: "screen.1" as SceneViewId,
        descriptions: [],
        captures: [presentation.captureId],
      },
    ],
  };
}
