import {
  type AdvertisementContent,
  type Capture,
  type Content,
  leftToRight,
} from "../../clue/index.ts";
import { amongRooms } from "../rooms/room-captures.ts";
import type { Switching } from "./viewing.ts";

/**
 * The pictures of whoever speaks, from the left: the row of the room that speaks, where so many
 * fit or a person wants it so, else one picture. Each falls back on the other where there is none.
 */
export function whoSpeaks(
  content: AdvertisementContent,
  switching: Switching,
  fits: (pictures: number) => boolean,
): readonly Capture[] {
  const row = rowOf(content);
  const one = segmentOf(content);
  if (row.length === 0 || one.length === 0) return [...row, ...one];
  const isRow = switching === "room" || (switching === "auto" && fits(row.length));
  return isRow ? row : one;
}

/** Segment switching: one picture, nowhere in particular, of whoever speaks. */
export function segmentOf(content: AdvertisementContent): readonly Capture[] {
  return switchedBySound(content)
    .filter(({ spatial }) => !spatial)
    .slice(0, 1);
}

/** Room switching: a view of nothing but switched captures that have their place side by side. */
function rowOf(content: AdvertisementContent): readonly Capture[] {
  const places = new Map(switchedBySound(content).map((one) => [one.captureId, one]));
  for (const { views } of content.scenes) {
    for (const view of views) {
      const row = view.captures.flatMap((id) => places.get(id) ?? []);
      const isRow = row.length === view.captures.length && row.every(({ spatial }) => spatial);
      if (row.length > 0 && isRow) return leftToRight(row);
    }
  }
  return [];
}

/** Among all rooms: what is switched within one room is of that room, whoever else speaks. */
function switchedBySound(content: AdvertisementContent): readonly Capture[] {
  return amongRooms(content).filter(
    ({ mediaType, source }) =>
      mediaType === "video" &&
      source.type === "multiple" &&
      source.policy === "SoundLevel:0" &&
      !isOfNobody(source.content),
  );
}

/** Where one is alone, there is a place for whoever comes, and nothing in it. */
function isOfNobody(content: Content | undefined): boolean {
  return content !== undefined && content.captures.length + content.sceneViews.length === 0;
}
