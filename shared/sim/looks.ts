import type { AdvertisementContent, CaptureId } from "../src/clue/index.ts";

/** What somebody asks to see, the most important first. */
export type Looks = (content: AdvertisementContent) => readonly CaptureId[];

/**
 * Layouts that people change between: everybody, the room that speaks, who speaks, all in turn, one
 * picture of each room of several cameras.
 */
export const looks = {
  everybody: (content) => idsOf(content, ({ source }) => source.type === "individual"),
  row: (content) => idsOf(content, ({ captureId }) => captureId.startsWith("p0-room")),
  speaker: (content) => idsOf(content, ({ captureId }) => captureId.startsWith("p0-speaker")),
  tour: (content) => idsOf(content, ({ captureId }) => captureId === "p0-tour"),
  onePicture: (content) => idsOf(content, ({ captureId }) => captureId.endsWith("_one")),
} as const satisfies Readonly<Record<string, Looks>>;

export type Look = keyof typeof looks;

function idsOf(
  { captures }: AdvertisementContent,
  isWanted: (capture: AdvertisementContent["captures"][number]) => boolean,
): readonly CaptureId[] {
  return captures.filter(isWanted).map(({ captureId }) => captureId);
}
