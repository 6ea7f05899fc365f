import type { Arrangement, Box, Row, RowArranged } from "../arrangement/index.ts";
import type { Participant } from "../participant.ts";
import { type EmptyChair, inPlaces } from "../rooms/departures.ts";
import { presentedIn } from "../rooms/room-captures.ts";
import { tileOf } from "../rooms/tiles.ts";
import { isElsewhere, lookElsewhere, presentedApart, rowElsewhere } from "./elsewhere.ts";
import { arrangementOf } from "./layout.ts";
import { picturesOf } from "./pictures-of.ts";
import { isPinned } from "./pinning.ts";
import { type RoomShown, roomsOf, speakerOf, type TileShown, tileState } from "./shown.ts";
import { speakerId } from "./stage-places.ts";
import type { Viewing } from "./viewing.ts";

/** Something that is presented, and whose it is. */
export interface PresentationShown extends TileShown {
  readonly room?: Pick<RoomShown, "id" | "name">;
}

export function presentationsOf(participant: Participant): readonly PresentationShown[] {
  const { session, rooms } = participant;
  const content = session?.channel?.consumer.advertisement?.content;
  if (!session || !content) return [];
  return presentedIn(content).map((capture) => {
    const room = rooms.find(({ personId }) => capture.capturedPeople[0] === personId);
    const tile = tileOf(capture, content, session);
    return {
      ...tile,
      state: tileState(tile.mid !== undefined, room?.state !== "reconnecting", participant),
      ...(room && { room: { id: room.id, name: room.name } }),
    };
  });
}

/** Those that stand on the stage. */
export function presentationsHere(participant: Participant): readonly PresentationShown[] {
  const { viewing } = participant;
  const all = presentationsOf(participant);
  return viewing ? presentedApart(all, viewing).here : all;
}

/**
 * Where everything stands: rooms and empty chairs by id, whoever speaks as `speaker`. Absent until
 * the stage has a size.
 */
export function stageOf(participant: Participant): Arrangement | undefined {
  const { viewing } = participant;
  if (!viewing || viewing.width < 1 || viewing.height < 1) return undefined;
  const presented = presentationsHere(participant);
  return arrangementOf(viewing, rowsOf(participant, viewing, presented.length), presented);
}

/** What stands in a window of its own, and where; a room, or its empty chair, by its id. */
export type ElsewhereShown =
  | { readonly type: "room"; readonly row: RowArranged }
  | {
      readonly type: "presentation";
      readonly presentation: PresentationShown;
      readonly box: Box;
    };

/** Absent where what was to be seen there is gone, too. */
export function elsewhereOf(participant: Participant): ElsewhereShown | undefined {
  const { viewing, chairs } = participant;
  const { elsewhere } = viewing ?? {};
  if (!viewing || !elsewhere) return undefined;
  const { type, width, height } = elsewhere;
  if (type === "presentation") {
    const { there } = presentedApart(presentationsOf(participant), viewing);
    return there && { type, presentation: there, box: { x: 0, y: 0, width, height } };
  }
  const place = inPlaces(roomsOf(participant), chairs).find(({ id }) => id === elsewhere.room);
  const row = place && rowElsewhere(elsewhere, rowOf(place, lookElsewhere(elsewhere), 0));
  return row && { type, row };
}

interface RowOnStage extends Row {
  readonly inFocus: boolean;
}

function rowsOf(
  participant: Participant,
  viewing: Viewing,
  presentations: number,
): readonly RowOnStage[] {
  const isHere = ({ id }: { readonly id: string }) => !isElsewhere(id, viewing);
  const rooms = roomsOf(participant);
  const speaker = speakerOf(participant);
  const row = (place: RoomShown | EmptyChair): RowOnStage => {
    return { ...rowOf(place, viewing, presentations), inFocus: isPinned(place.id, viewing) };
  };
  if (!speaker) return inPlaces(rooms, participant.chairs).filter(isHere).map(row);
  const seen = rooms
    .filter(isHere)
    .filter(({ id, tiles }) => tiles.length > 0 || isPinned(id, viewing))
    .map(row);
  const tiles = Math.max(1, speaker.tiles.length);
  return [...seen, { id: speakerId, tiles, inFocus: seen.length === 0 }];
}

/** A chair is as wide as the room was that stood there, in this layout. */
function rowOf(place: RoomShown | EmptyChair, viewing: Viewing, presentations: number): Row {
  const { id } = place;
  if ("until" in place) {
    const row = Array.from({ length: place.tiles }, () => true);
    return { id, tiles: Math.max(1, picturesOf({ row }, viewing, presentations).length) };
  }
  return { id, tiles: Math.max(1, place.tiles.length), others: place.others.length };
}
