import {
  type AdvertisementContent,
  type CaptureEncoding,
  type CaptureId,
  withHeights,
} from "../clue/index.ts";
import { type PictureHeight, pictureHeightFor } from "../switching/index.ts";
import { tileSize } from "./arrange.ts";
import type { Viewing } from "./layout.ts";

/** A picture may be stretched so far before a larger one is asked for: our policy. */
const mayBeStretched = 1.25;

/**
 * What is chosen, with the height that its pictures are shown at. All pictures on the stage are
 * alike; what is presented is asked for as large as it comes.
 */
export function withPictureHeights(
  chosen: readonly CaptureEncoding[],
  content: AdvertisementContent,
  viewing: Viewing,
): readonly CaptureEncoding[] {
  const onStage = picturesOnStage(chosen, content);
  const height = pictureHeight([...onStage.values()], content, viewing);
  return chosen.map((each) => (onStage.has(each.captureId) ? withHeights(each, [height]) : each));
}

/** The scene of each chosen picture that is not of a presentation. */
function picturesOnStage(
  chosen: readonly CaptureEncoding[],
  { captures }: AdvertisementContent,
): ReadonlyMap<CaptureId, string> {
  const ids = new Set(chosen.map(({ captureId }) => captureId));
  const pictures = captures.filter(
    ({ captureId, mediaType, presentation }) =>
      ids.has(captureId) && mediaType === "video" && presentation === undefined,
  );
  return new Map(pictures.map(({ captureId, sceneId }) => [captureId, sceneId]));
}

function pictureHeight(
  scenes: readonly string[],
  content: AdvertisementContent,
  { layout, width, height }: Viewing,
): PictureHeight {
  const counts = new Map<string, number>();
  // A room that is only heard has its place on the stage too, unless nobody's is but the speaker's.
  if (layout !== "speaker") for (const { sceneId } of roomsIn(content)) counts.set(sceneId, 1);
  for (const scene of new Set(scenes)) {
    counts.set(scene, scenes.filter((each) => each === scene).length);
  }
  const tile = tileSize([...counts.values()], width, height);
  return pictureHeightFor(tile.height / mayBeStretched);
}

/** The single captures of people: each room has at least a microphone. */
function roomsIn({ captures }: AdvertisementContent) {
  return captures.filter(
    ({ source, presentation }) => source.type === "individual" && presentation === undefined,
  );
}
