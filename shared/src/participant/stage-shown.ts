import type { Arrangement } from "./arrangement/index.ts";
import { type EmptyChair, inPlaces } from "./departures.ts";
import { arrangementOf } from "./layout.ts";
import type { Participant } from "./participant.ts";
import { picturesOf } from "./pictures-of.ts";
import { presentedIn } from "./room-captures.ts";
import { type RoomShown, roomsOf, speakerOf, type TileShown, tileState } from "./shown.ts";
import { speakerId } from "./stage-places.ts";
import { tileOf } from "./tiles.ts";
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

/**
 * Where everything stands: rooms and empty chairs by id, whoever speaks as `speaker`. Absent until
 * the stage has a size.
 */
export function stageOf(participant: Participant): Arrangement | undefined {
  const { viewing } = participant;
  if (!viewing || viewing.width < 1 || viewing.height < 1) return undefined;
  const presentations = presentationsOf(participant).length;
  return arrangementOf(viewing, rowsOf(participant, viewing, presentations), presentations);
}

interface RowOnStage {
  readonly id: string;
  readonly tiles: number;
  readonly inFocus: boolean;
}

function rowsOf(
  participant: Participant,
  viewing: Viewing,
  presentations: number,
): readonly RowOnStage[] {
  const rooms = roomsOf(participant);
  const speaker = speakerOf(participant);
  const isPinned = (id: string) => viewing.pinned?.room === id;
  const row = (id: string, tiles: number, inFocus = isPinned(id)): RowOnStage => ({
    id,
    tiles: Math.max(1, tiles),
    inFocus,
  });
  if (speaker) {
    const seen = rooms.filter(({ id, tiles }) => tiles.length > 0 || isPinned(id));
    const isAlone = seen.length === 0;
    return [
      ...seen.map(({ id, tiles }) => row(id, tiles.length)),
      row(speakerId, speaker.tiles.length, isAlone),
    ];
  }
  return inPlaces(rooms, participant.chairs).map((place) =>
    row(place.id, "until" in place ? widthOf(place, viewing, presentations) : place.tiles.length),
  );
}

/** As wide as the room was that stood there, in this layout. */
function widthOf({ tiles }: EmptyChair, viewing: Viewing, presentations: number): number {
  return picturesOf({ row: Array.from({ length: tiles }, () => true) }, viewing, presentations)
    .length;
}
