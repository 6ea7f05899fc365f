import type { Box, Size } from "./box.ts";
import { gap } from "./lines.ts";

export interface Areas {
  readonly people: Box;
  /** Present where something is presented. */
  readonly presented?: Box;
}

/** As wide as this, a stage has room at its side: 21:9 screens, and two screens side by side. */
const wideAspect = 2.1;

/**
 * What is presented stands beside the people: in the right third of a wide stage, else below them,
 * where a row of rooms leaves most of the height free.
 */
export function areasOf({ width, height }: Size, presentations: number): Areas {
  if (presentations === 0) return { people: { x: 0, y: 0, width, height } };
  if (width >= height * wideAspect) {
    const side = Math.floor((width - gap) / 3);
    const people = { x: 0, y: 0, width: width - gap - side, height };
    return { people, presented: { x: width - side, y: 0, width: side, height } };
  }
  const below = Math.floor(((height - gap) * 3) / 5);
  const people = { x: 0, y: 0, width, height: height - gap - below };
  return { people, presented: { x: 0, y: height - below, width, height: below } };
}

/** The place of those in focus, and beneath it a strip of that height for the others. */
export function withStrip(
  area: Box,
  stripHeight: number,
): { readonly above: Box; readonly strip: Box } {
  const height = Math.max(1, area.height - gap - stripHeight);
  return {
    above: { ...area, height },
    strip: { ...area, y: area.y + area.height - stripHeight, height: stripHeight },
  };
}
