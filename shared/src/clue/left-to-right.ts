import type { Capture } from "./model/advertisement.ts";

/**
 * Captures by the centre of their area of capture, from the left as the camera sees it
 * (RFC 8845 §6); those that are nowhere come last, as advertised.
 */
export function leftToRight(captures: readonly Capture[]): readonly Capture[] {
  const placed = captures.map((capture) => ({ capture, x: centreOf(capture) }));
  placed.sort((a, b) => (a.x === b.x ? 0 : a.x - b.x));
  return placed.map(({ capture }) => capture);
}

/** Millimetres where the scene has that scale; of an audio capture, where it listens from. */
export function centreOf({ spatial }: Capture): number {
  const { captureArea, captureOrigin } = spatial ?? {};
  if (captureArea) return (captureArea.bottomLeft.x + captureArea.bottomRight.x) / 2;
  return captureOrigin?.capturePoint.x ?? Number.POSITIVE_INFINITY;
}
