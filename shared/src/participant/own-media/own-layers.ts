import type { Label } from "../../sdp/index.ts";

/**
 * The encodings that flow, each with the heights, in pixels, that its picture is needed in; where
 * none is named, it may be any.
 */
export type Sending = ReadonlyMap<Label, readonly number[]>;

/**
 * The layers a camera is offered in, the smallest picture first (RFC 8853): so high, in pixels,
 * under this RID (RFC 8851), at most at this rate.
 */
export const ownLayers = [
  { rid: "l", height: 180, maxBitrateBps: 200_000 },
  { rid: "m", height: 360, maxBitrateBps: 700_000 },
  { rid: "h", height: 720, maxBitrateBps: 2_500_000 },
] as const;

/** What one layer does now. */
export interface LayerSent {
  readonly rid: string;
  readonly active: boolean;
  readonly scaleResolutionDownBy: number;
  readonly maxBitrateBps: number;
}

/**
 * The layers of a camera whose picture is needed at these heights: for each the smallest layer that
 * is as high, or is the whole picture. What nobody needs is not sent. No height named: every layer.
 *
 * @param cameraHeight of the whole picture, in pixels
 * @param mostBps of all layers together, bits per second; absent: each may take what it can use
 */
export function layersSent(
  cameraHeight: number,
  heights: readonly number[],
  mostBps?: number,
): readonly LayerSent[] {
  const layers = ownLayers.map((layer) => ({ ...layer, shows: heightOf(layer, cameraHeight) }));
  const asked = heights.length > 0 ? heights : layers.map(({ height }) => height);
  const needed = new Set(
    asked.map((height) => layers.find(({ shows }) => shows >= Math.min(height, whole(layers)))),
  );
  const sent = layers.map((layer) => ({
    rid: layer.rid,
    active: needed.has(layer),
    scaleResolutionDownBy: cameraHeight / layer.shows,
    maxBitrateBps: layer.maxBitrateBps,
  }));
  return mostBps === undefined ? sent : within(mostBps, sent);
}

/** The smaller layers take less in proportion, never more; the largest has what those sent leave it. */
function within(mostBps: number, layers: readonly LayerSent[]): readonly LayerSent[] {
  const share = Math.min(1, mostBps / largest.maxBitrateBps);
  let left = mostBps;
  return layers.map((layer) => {
    const isLargest = layer.rid === largest.rid;
    const maxBitrateBps = isLargest ? left : Math.floor(layer.maxBitrateBps * share);
    if (layer.active) left -= maxBitrateBps;
    return { ...layer, maxBitrateBps };
  });
}

const largest = ownLayers[2];

/**
 * A layer not much smaller than the whole is the whole: browsers send as many layers at a time as
 * the picture has room for, and leave out the largest.
 */
function heightOf(layer: { readonly height: number }, cameraHeight: number): number {
  return cameraHeight < 1.5 * layer.height ? cameraHeight : layer.height;
}

function whole(layers: readonly { readonly shows: number }[]): number {
  return Math.max(...layers.map(({ shows }) => shows));
}
