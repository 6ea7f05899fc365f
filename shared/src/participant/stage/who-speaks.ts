import { type AdvertisementContent, type Capture, leftToRight } from "../../clue/index.ts";
import { amongRooms, type RoomCaptures } from "../rooms/room-captures.ts";
import { contentWithout } from "./left-out.ts";
import type { Switching } from "./viewing.ts";

/**
 * The pictures of whoever speaks, from the left: the row of the room that speaks, where so many
 * fit or a person wants it so, else one picture. Each falls back on the other where there is none.
 *
 * @param away the room that is to be left out, as far as the focus lets it be
 */
export function whoSpeaks(
  content: AdvertisementContent,
  switching: Switching,
  fits: (pictures: number) => boolean,
  away?: RoomCaptures,
): readonly Capture[] {
  const row = rowOf(content, away);
  const one = segmentOf(content, away);
  if (row.length === 0 || one.length === 0) return [...row, ...one];
  const isRow = switching === "room" || (switching === "auto" && fits(row.length));
  return isRow ? row : one;
}

/** Segment switching: one picture, nowhere in particular, of whoever speaks. */
export function segmentOf(content: AdvertisementContent, away?: RoomCaptures): readonly Capture[] {
  return switchedBySound(content)
    .filter((capture) => !capture.spatial && showsSomebody(capture, content, away))
    .slice(0, 1);
}

/**
 * Room switching: a view of nothing but switched captures that have their place side by side. At
 * its ends may be places that only the room that is left out would fill.
 */
function rowOf(content: AdvertisementContent, away?: RoomCaptures): readonly Capture[] {
  const places = new Map(switchedBySound(content).map((one) => [one.captureId, one]));
  for (const { views } of content.scenes) {
    for (const view of views) {
      const row = view.captures.flatMap((id) => places.get(id) ?? []);
      const isRow = row.length === view.captures.length && row.every(({ spatial }) => spatial);
      const filled = row.filter((capture) => showsSomebody(capture, content, away));
      if (filled.length > 0 && isRow) return leftToRight(filled);
    }
  }
  return [];
}

/** Among all rooms: what is switched within one room is of that room, whoever else speaks. */
function switchedBySound(content: AdvertisementContent): readonly Capture[] {
  return amongRooms(content).filter(
    ({ mediaType, source }) =>
      mediaType === "video" && source.type === "multiple" && source.policy === "SoundLevel:0",
  );
}

/** Where one is alone, there is a place for whoever comes, and nothing in it. */
function showsSomebody(
  capture: Capture,
  content: AdvertisementContent,
  away: RoomCaptures | undefined,
): boolean {
  const all = capture.source.type === "multiple" ? capture.source.content : undefined;
  const seen = (away && contentWithout(away, capture, content)) ?? all;
  return seen === undefined || seen.captures.length + seen.sceneViews.length > 0;
}
