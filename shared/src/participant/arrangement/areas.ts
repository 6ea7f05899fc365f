import { assertNever } from "../../lib/index.ts";
import type { Box, Size } from "./box.ts";
import { gap } from "./lines.ts";

export interface Areas {
  readonly people: Box;
  /** Present where something is presented. */
  readonly presented?: Box;
}

/**
 * What has most of a stage on which something is presented: the people, all that is presented, or
 * one thing that is, as large as it can be, above nothing but a strip.
 */
export type Foremost = "people" | "presented" | "one-presented";

/** As wide as this, a stage has room at its side: 21:9 screens, and two screens side by side. */
const wideAspect = 2.1;
/** Of a wall a third is as wide as slides need, px; on a desk they need all that can be had. */
const wideEnough = 1_000;

/**
 * What is presented stands beside the people: at the right of a wide stage, a third of it on a
 * wall; else below them, where a row of rooms leaves most of the height free.
 */
export function areasOf(stage: Size, presentations: number, foremost: Foremost): Areas {
  const { width, height } = stage;
  if (presentations === 0) return { people: { x: 0, y: 0, width, height } };
  const isWide = width >= height * wideAspect;
  const third = Math.floor((width - gap) / 3);
  const most = height - gap - stripHeight(height);
  switch (foremost) {
    case "people":
      return isWide ? atRight(stage, third) : below(stage, Math.floor((height * 2) / 5));
    case "presented":
      if (!isWide) return below(stage, Math.min(most, Math.floor((height * 3) / 4)));
      return atRight(stage, third >= wideEnough ? third : 2 * third);
    case "one-presented":
      return isWide
        ? atRight(stage, width - gap - Math.min(besideWidth, third))
        : below(stage, most);
    default:
      return assertNever(foremost);
  }
}

/** Room for one picture at the side, px. */
const besideWidth = 160;
/** What is small has this height, px. */
const smallHeight = 72;

/** Of the small pictures beneath what is large. */
export function stripHeight(height: number): number {
  return Math.max(1, Math.min(smallHeight, Math.floor(height / 4)));
}

/** What they have beneath people who are large: on a wall a tenth of it. */
export function stripPlace(height: number): number {
  return Math.max(stripHeight(height), Math.floor(height / 10));
}

/** The place of those in focus, and beneath it a strip of that height for the others. */
export function withStrip(
  area: Box,
  ofStrip: number,
): { readonly above: Box; readonly strip: Box } {
  const height = Math.max(1, area.height - gap - ofStrip);
  return {
    above: { ...area, height },
    strip: { ...area, y: area.y + area.height - ofStrip, height: ofStrip },
  };
}

/** At most so wide: the people have what a picture of the stage's height does not need. */
function atRight({ width, height }: Size, most: number): Areas {
  const presented = Math.min(most, Math.ceil((height * 16) / 9));
  return {
    people: { x: 0, y: 0, width: width - gap - presented, height },
    presented: { x: width - presented, y: 0, width: presented, height },
  };
}

/** At most so high: the people have what a picture of the stage's width does not need. */
function below({ width, height }: Size, most: number): Areas {
  const presented = Math.max(1, Math.min(most, Math.ceil((width * 9) / 16)));
  return {
    people: { x: 0, y: 0, width, height: Math.max(1, height - gap - presented) },
    presented: { x: 0, y: height - presented, width, height: presented },
  };
}
