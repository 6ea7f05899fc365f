import type { AdvertisementContent, Capture, PersonId } from "../../clue/index.ts";
import type { Participant } from "../participant.ts";
import { seenBy } from "../stage/seen-by.ts";
import { type Place, personIn } from "./place.ts";
import { contentsOf, sourceIn } from "./switched-in.ts";
import { tileOf } from "./tiles.ts";

/**
 * What is seen through switched captures, from the left. A row stands for one room after the
 * other, and narrow rooms in its middle: of the room that is there only the places it fills are seen.
 * What was seen last stays while there is no advertisement to see by.
 */
export function placesSeen(participant: Participant): readonly Place[] {
  const { session } = participant;
  const content = session?.channel?.consumer.advertisement?.content;
  if (!session || !content) return participant.places;
  const row = seenBy(participant)?.speaker ?? [];
  const places = row.map((capture): Place => {
    const tile = tileOf(capture, content, session);
    const source = tile.mid && sourceIn(capture, content, participant.switchedIn.get(tile.mid));
    return { ...tile, ...(source && { source }) };
  });
  const middle = middleOf(places, row, content);
  const whoIsThere = middle && personIn(middle);
  if (whoIsThere === undefined) return places;
  return places.filter((_, at) => {
    const capture = row[at];
    return capture && contentsOf(capture, content).some((one) => isOf(one, whoIsThere));
  });
}

/** Of a row the place that a narrow room, too, would fill: most rooms are seen in it. */
function middleOf(
  places: readonly Place[],
  row: readonly Capture[],
  content: AdvertisementContent,
): Place | undefined {
  const rooms = row.map((capture) => contentsOf(capture, content).length);
  const most = Math.max(...rooms);
  const filled = places.filter((_, at) => rooms[at] === most);
  return filled[Math.floor((filled.length - 1) / 2)];
}

function isOf({ capturedPeople }: Capture, person: PersonId): boolean {
  return capturedPeople.includes(person);
}
