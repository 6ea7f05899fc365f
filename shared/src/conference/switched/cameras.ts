import { type Capture, type CaptureId, centreOf, leftToRight } from "../../clue/index.ts";
import type { Offering } from "../offering.ts";

interface Devices {
  readonly cameras: readonly Capture[];
  readonly microphones: readonly Capture[];
}

const known = new WeakMap<Offering, Devices>();

/** What an offering shows of its room, from the left; no presentation (RFC 8846 §11.19). */
export function camerasOf(offering: Offering): readonly Capture[] {
  return devicesOf(offering).cameras;
}

export function microphonesOf(offering: Offering): readonly Capture[] {
  return devicesOf(offering).microphones;
}

/**
 * The camera of a room that a voice is at: the one whose area its microphone is in front of.
 * Where that cannot be told, the middle one stands for the room.
 */
export function cameraAt(
  offering: Offering,
  microphone: CaptureId | undefined,
): Capture | undefined {
  const { cameras, microphones } = devicesOf(offering);
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
  const single = offering.captures.filter(
    ({ source, presentation }) => source.type === "individual" && presentation === undefined,
  );
  const devices = {
    cameras: leftToRight(single.filter(({ mediaType }) => mediaType === "video")),
    microphones: single.filter(({ mediaType }) => mediaType === "audio"),
  };
  known.set(offering, devices);
  return devices;
}
