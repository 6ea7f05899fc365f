import { type CaptureEncoding, type CaptureId, withHeights } from "../../clue/index.ts";
import { type PictureHeight, pictureHeightFor, pictureHeights } from "../../switching/index.ts";

/** A picture may be stretched so far before a larger one is asked for: our policy. */
const mayBeStretched = 1.25;

/** What a moving picture of that height takes, bits per second: rounded up from ADR 23's figures. */
const takesBps: Readonly<Record<PictureHeight, number>> = {
  180: 200_000,
  360: 600_000,
  720: 1_500_000,
};

/**
 * What is chosen, with the height that its pictures are asked for in; what is presented, and what
 * is heard, has none and comes as large as it is.
 *
 * @param shown the height at which each picture stands on the stage, in CSS pixels
 * @param bandwidthBps what may come in altogether; absent where nothing is known of it
 */
export function withPictureHeights(
  chosen: readonly CaptureEncoding[],
  shown: ReadonlyMap<CaptureId, number>,
  bandwidthBps?: number,
): readonly CaptureEncoding[] {
  const pictures = chosen.filter(({ captureId }) => shown.has(captureId)).length;
  const highest = bandwidthBps === undefined ? undefined : highestFor(bandwidthBps / pictures);
  return chosen.map((each) => {
    const height = shown.get(each.captureId);
    if (height === undefined) return each;
    const seen = pictureHeightFor(height / mayBeStretched);
    const asked = highest !== undefined && highest < seen ? highest : seen;
    return withHeights(each, [asked]);
  });
}

/** The highest that may take so much; small ones are affordable, or would not be chosen. */
function highestFor(bandwidthBps: number): PictureHeight {
  return pictureHeights.findLast((height) => takesBps[height] <= bandwidthBps) ?? pictureHeights[0];
}
