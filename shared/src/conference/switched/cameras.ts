import {
  type Capture,
  type CaptureId,
  centreOf,
  leftToRight,
  type SceneId,
  wholeOf,
} from "../../clue/index.ts";
import type { Offering } from "../advertising/offering.ts";

interface Devices {
  readonly cameras: readonly Capture[];
  readonly microphones: readonly Capture[];
}

const known = new WeakMap<Offering, Devices>();

/**
 * What an offering shows of its room, from the left; no presentation (RFC 8846 §11.19). Of a room
 * that has nothing but mixes these are its cameras.
 */
export function camerasOf(offering: Offering): readonly Capture[] {
  return devicesOf(offering).cameras;
}

/** Those of one scene of its own, from the left. */
export function camerasIn(offering: Offering, scene: SceneId): readonly Capture[] {
  return camerasOf(offering).filter(({ sceneId }) => sceneId === scene);
}

export function microphonesOf(offering: Offering): readonly Capture[] {
  return devicesOf(offering).microphones;
}

/**
 * Of these cameras of a room the one that a voice is at: whose area its microphone is in front of.
 * Where that cannot be told, the middle one stands for the room.
 */
export function cameraAt(
  offering: Offering,
  microphone: CaptureId | undefined,
  cameras: readonly Capture[],
): Capture | undefined {
  const { microphones } = devicesOf(offering);
  const middle = cameras[Math.floor(cameras.length / 2)];
  const heard = microphones.find(({ captureId }) => captureId === microphone);
  if (!heard || microphones.length < 2) return middle;
  const x = centreOf(heard);
  const distance = (camera: Capture) => Math.abs(centreOf(camera) - x);
  const [nearest] = cameras.toSorted((a, b) => distance(a) - distance(b));
  return nearest && Number.isFinite(distance(nearest)) ? nearest : middle;
}

/** The microphone that was heard, where it is known which; else the first. */
export function voiceAt(
  offering: Offering,
  microphone: CaptureId | undefined,
): Capture | undefined {
  const { microphones } = devicesOf(offering);
  return microphones.find(({ captureId }) => captureId === microphone) ?? microphones[0];
}

function devicesOf(offering: Offering): Devices {
  const before = known.get(offering);
  if (before) return before;
  const devices = {
    cameras: leftToRight(wholeOf(offering, "video")),
    microphones: wholeOf(offering, "audio"),
  };
  known.set(offering, devices);
  return devices;
}

export function isCamera(capture: Capture): boolean {
  const { mediaType, source, presentation } = capture;
  return mediaType === "video" && source.type === "individual" && presentation === undefined;
}
