import type { Capture, CaptureId, PersonId, SceneId, SceneViewId } from "../../clue/index.ts";
import type { Offering } from "../advertising/offering.ts";
import type { ParticipantId } from "../ids.ts";

/** For tests: what a room of so many cameras, a metre apart, has to show. */
export function room(name: string, cameras = 1, microphones = 1): Offering {
  const captures = [
    ...Array.from({ length: cameras }, (_, at) => camera(name, at, cameras)),
    ...Array.from({ length: microphones }, (_, at) => microphone(name, at, microphones)),
  ];
  const inView = captures.map(({ captureId }) => captureId);
  return {
    participant: name as ParticipantId,
    captures,
    scenes: [
      {
        sceneId: sceneOf(name),
        scale: "mm",
        descriptions: [],
        views: [
          { sceneViewId: viewOf(name), descriptions: [], captures: inView.slice(0, cameras) },
        ],
      },
    ],
    simultaneousSets: [],
    person: { personId: name as PersonId, types: [] },
    originals: new Map(),
    madeFrom: undefined,
    displayName: name,
  };
}

/** The camera at a place from the left, from 1. */
export function cameraId(name: string, place: number): CaptureId {
  return `${name}-cam${place}` as CaptureId;
}

export function microphoneId(name: string, place: number): CaptureId {
  return `${name}-mic${place}` as CaptureId;
}

export function viewOf(name: string): SceneViewId {
  return `${name}.view` as SceneViewId;
}

function sceneOf(name: string): SceneId {
  return `${name}.scene` as SceneId;
}

function camera(name: string, at: number, of: number): Capture {
  const x = (at - of / 2) * 1_000;
  const corner = (right: boolean, z: number) => ({ x: x + (right ? 1_000 : 0), y: 3_000, z });
  return {
    ...single(name),
    captureId: cameraId(name, at + 1),
    mediaType: "video",
    spatial: {
      captureArea: {
        bottomLeft: corner(false, 0),
        bottomRight: corner(true, 0),
        topLeft: corner(false, 560),
        topRight: corner(true, 560),
      },
    },
  };
}

function microphone(name: string, at: number, of: number): Capture {
  const x = (at + 0.5 - of / 2) * 1_000;
  return {
    ...single(name),
    captureId: microphoneId(name, at + 1),
    mediaType: "audio",
    spatial: { captureOrigin: { capturePoint: { x, y: 0, z: 0 } } },
  };
}

function single(name: string) {
  return {
    sceneId: sceneOf(name),
    source: { type: "individual" },
    descriptions: [],
    languages: [],
    capturedPeople: [],
  } as const;
}
