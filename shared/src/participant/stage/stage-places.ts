import type { AdvertisementContent, Capture, PersonId } from "../../clue/index.ts";
import { presentedIn, type RoomCaptures, roomCaptures } from "../rooms/room-captures.ts";
import { isElsewhere, lookElsewhere, presentedApart } from "./elsewhere.ts";
import { onePictureOf, othersOf, picturesOf } from "./pictures-of.ts";
import { isPinned } from "./pinning.ts";
import type { Viewing } from "./viewing.ts";
import { segmentOf, whoSpeaks } from "./who-speaks.ts";

/** A room that has its place on the stage, whether the newest advertisement shows it or not. */
export interface KnownRoom {
  readonly id: string;
  readonly personId?: PersonId;
  readonly tiles: { readonly length: number };
}

/** A place on the stage, and what is to be seen there. */
export interface StagePlace {
  readonly id: string;
  readonly pictures: readonly Capture[];
  /** What may be seen small beside its one picture, see `othersOf`. */
  readonly others: readonly Capture[];
  /** How many pictures the place is wide. */
  readonly tiles: number;
  readonly inFocus: boolean;
  readonly room?: RoomCaptures;
}

/** Who has a place in the layout, in the order of their coming. */
export function placesFor(
  content: AdvertisementContent,
  viewing: Viewing,
  known: readonly KnownRoom[],
  mostPictures: number,
): readonly StagePlace[] {
  const presentations = presentedApart(presentedIn(content), viewing).here.length;
  const all = placesOfRooms(content, viewing, known, presentations);
  const places = all.filter(({ id }) => !isElsewhere(id, viewing));
  if (viewing.layout !== "speaker") return places;
  // With one other at most there is nobody to switch between: they stand there as they are.
  const mayBeSwitched = places.filter(({ room }) => room !== undefined).length > 1;
  if (places.length < all.length && !mayBeSwitched) return places;
  const away = all.find(({ id }) => isElsewhere(id, viewing))?.room;
  const pinned = places.find(({ inFocus }) => inFocus);
  if (pinned) return [pinned, ...speakerPlace(segmentOf(content, away), false)];
  const fits = (pictures: number) =>
    pictures <= Math.min(mostPictures, Math.floor(viewing.width / narrowestOfSpeaker));
  const speaker = whoSpeaks(content, viewing.switching ?? "auto", fits, away);
  if (speaker.length > 0) return speakerPlace(speaker, true);
  return places
    .filter(({ pictures }) => pictures.length > 0)
    .slice(0, 1)
    .map(asOne);
}

/** The room that stands in a window of its own, as it is seen there. */
export function placeElsewhere(
  content: AdvertisementContent,
  { elsewhere }: Viewing,
  known: readonly KnownRoom[],
): StagePlace | undefined {
  if (elsewhere?.type !== "room") return undefined;
  const places = placesOfRooms(content, lookElsewhere(elsewhere), known, 0);
  const place = places.find(({ id }) => id === elsewhere.room);
  return place && { ...place, inFocus: true };
}

function speakerPlace(pictures: readonly Capture[], inFocus: boolean): readonly StagePlace[] {
  const place = { id: speakerId, pictures, others: [], tiles: pictures.length, inFocus };
  return pictures.length > 0 ? [place] : [];
}

/** Those known first, in their places; who is not advertised keeps an empty one. */
function placesOfRooms(
  content: AdvertisementContent,
  viewing: Viewing,
  known: readonly KnownRoom[],
  presentations: number,
): readonly StagePlace[] {
  const rooms = roomCaptures(content);
  const placed = known.map(({ id, personId, tiles }) => {
    const room = rooms.find((one) => personId !== undefined && one.personId === personId);
    return room ? placeOf(id, room, viewing, presentations) : emptyPlace(id, tiles.length, viewing);
  });
  const found = new Set(placed.map(({ room }) => room));
  const others = rooms.filter((room) => !found.has(room));
  return [...placed, ...others.map((room) => placeOf(room.id, room, viewing, presentations))];
}

function placeOf(
  id: string,
  room: RoomCaptures,
  viewing: Viewing,
  presentations: number,
): StagePlace {
  const { pinned } = viewing;
  const inFocus = isPinned(id, viewing);
  const camera =
    pinned?.type === "camera" && inFocus
      ? [...room.row, ...(room.one ? [room.one] : [])].find(
          (one) => one.captureId === pinned.captureId,
        )
      : undefined;
  const layout = inFocus ? "immersive" : viewing.layout;
  const pictures = camera ? [camera] : picturesOf(room, { ...viewing, layout }, presentations);
  const others = othersOf(room, pictures);
  return { id, room, pictures, others, tiles: Math.max(1, pictures.length), inFocus };
}

function emptyPlace(id: string, tiles: number, viewing: Viewing): StagePlace {
  const wide = viewing.layout === "gallery" ? 1 : Math.max(1, tiles);
  return { id, pictures: [], others: [], tiles: wide, inFocus: isPinned(id, viewing) };
}

export function withoutOthers(place: StagePlace): StagePlace {
  return place.others.length > 0 ? { ...place, others: [] } : place;
}

/** Whoever is pinned is seen as a whole all the same. */
export function asOne(place: StagePlace): StagePlace {
  if (!place.room || place.inFocus) return withoutOthers(place);
  const pictures = onePictureOf(place.room);
  return { ...place, pictures, others: [], tiles: Math.max(1, pictures.length) };
}

/** The place on the stage of whoever speaks; no room has such an id. */
export const speakerId = "speaker";

/** The row of whoever speaks is worth its place where each picture has so much of it, px. */
const narrowestOfSpeaker = 320;
