/**
 * The heights of picture, in pixels, that are told apart: our policy. A tile is shown at any
 * height, but each height more that is asked for is one more layer to encode and send.
 */
export const pictureHeights = [180, 360, 720] as const;

export type PictureHeight = (typeof pictureHeights)[number];

/** What is meant where no height is named: the picture as large as it comes. */
export const largestPicture: PictureHeight = 720;

/** The lowest of them that a picture so high can be shown from without loss, else the highest. */
export function pictureHeightFor(height: number): PictureHeight {
  return pictureHeights.find((each) => each >= height) ?? largestPicture;
}

/**
 * The layer that somebody is shown who sees the picture at these heights; none named: the largest.
 * Of the layers, the smallest picture first, the last is the whole picture, and each before it is
 * half as high.
 */
export function layerShownAt(
  layers: readonly string[],
  heights: readonly number[],
): string | undefined {
  const highest = heights.length === 0 ? largestPicture : pictureHeightFor(Math.max(...heights));
  const higher = pictureHeights.length - 1 - pictureHeights.indexOf(highest);
  return layers[Math.max(0, layers.length - 1 - higher)];
}
