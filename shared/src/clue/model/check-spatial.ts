import { type ClueFault, fault } from "../fault.ts";
import type { Capture, CaptureArea, Point } from "./advertisement.ts";

/**
 * Where a capture may say it is (RFC 8845 §7.1.1, RFC 8846 §11.5): text nowhere, sound not over an area; an area is flat
 * and has a size; an axis has a direction.
 *
 * Missing parts are accepted, although the RFC says that a spatially definable video capture has an area: its own
 * example (RFC 8847 §10.6) has none.
 */
export function checkSpatialInformation(capture: Capture): ClueFault | undefined {
  const { captureId, mediaType, spatial } = capture;
  if (!spatial) return undefined;
  const { captureOrigin, captureArea } = spatial;
  if (mediaType === "text") return fault(303, `${captureId} is text, which is nowhere in space`);
  if (mediaType === "audio" && captureArea) {
    return fault(303, `${captureId} is audio, which has no capture area`);
  }
  const line = captureOrigin?.lineOfCapturePoint;
  if (line && length(minus(line, captureOrigin.capturePoint)) === 0) {
    return fault(302, `${captureId} has its line of capture in one point`);
  }
  if (captureArea && !isFlat(captureArea)) {
    return fault(302, `${captureId} has a capture area that is not flat`);
  }
  return undefined;
}

/** How far from a plane four measured points may be, relative to their distances. */
const FLATNESS = 0.01;

/** Whether the four points are coplanar: the parallelepiped they span has next to no volume. */
function isFlat({ bottomLeft, bottomRight, topLeft, topRight }: CaptureArea): boolean {
  const a = minus(bottomRight, bottomLeft);
  const b = minus(topLeft, bottomLeft);
  const c = minus(topRight, bottomLeft);
  return Math.abs(dot(a, cross(b, c))) <= FLATNESS * length(a) * length(b) * length(c);
}

function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y, z: a.z - b.z };
}

function dot(a: Point, b: Point): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

function cross(a: Point, b: Point): Point {
  return { x: a.y * b.z - a.z * b.y, y: a.z * b.x - a.x * b.z, z: a.x * b.y - a.y * b.x };
}

function length(a: Point): number {
  return Math.hypot(a.x, a.y, a.z);
}
