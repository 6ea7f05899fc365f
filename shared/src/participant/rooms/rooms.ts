import type { PersonId } from "../../clue/index.ts";
import type { Instant } from "../../lib/index.ts";
import type { Mid } from "../../sdp/index.ts";
import type { Session } from "../../session/index.ts";
import type { RosterPerson } from "./roster.ts";
import { type Shown, shownOf, type Tile } from "./tiles.ts";

/** One remote endpoint as its advertised captures show it; a person has one for each of theirs. */
export interface Room {
  /** Unique among the rooms, and the same for as long as the room is there. */
  readonly id: string;
  /** RFC 4575 user entity. */
  readonly entity: string;
  /** Whom the roster says it is. */
  readonly name: string;
  /** The person of the advertisement whose captures it shows; none before the first of them. */
  readonly personId?: PersonId;
  readonly state: "connected" | "reconnecting";
  /** When this end first saw that it is lost; present while reconnecting. */
  readonly lostAt?: Instant;
  /** Left to right by area of capture. */
  readonly tiles: readonly Tile[];
  /** The one picture that is of whichever camera the voice is at, where it is advertised so too. */
  readonly one?: Tile;
  /** The lines its sound arrives on. */
  readonly audio: readonly Mid[];
  /** CaptureIDs of what it presents. */
  readonly presented: readonly string[];
}

/** What rooms follow from. */
interface Sight {
  readonly roster: readonly RosterPerson[];
  /** This end's own user entity; its other endpoints are rooms like any other. */
  readonly self: string;
  readonly session: Session | undefined;
  readonly now: Instant;
}

/**
 * The rooms of everybody else in the roster: nothing but joining and leaving moves a room (G23).
 * A room takes its place when it is first shown, in the order of the advertisement, so that who
 * comes back into a seat comes back into the same place. Somebody the newest advertisement does
 * not show has not been heard of again yet, and keeps place, tiles and what it presents of before.
 */
export function roomsSeen(known: readonly Room[], sight: Sight): readonly Room[] {
  const people = advertisedTo(sight)?.people ?? [];
  const rooms = sight.roster.reduce<readonly Room[]>(
    (found, person) => [...found, ...roomsOfPerson(person, known, sight)],
    [],
  );
  const rankOf = (room: Room) => people.findIndex(({ personId }) => personId === room.personId);
  const staying = known.flatMap(({ id }) => rooms.find((room) => room.id === id) ?? []);
  const wasShown = new Set(known.filter(isShown).map(({ id }) => id));
  const placed = staying.filter(({ id }) => wasShown.has(id));
  const unplaced = [...staying, ...rooms.filter((room) => !staying.includes(room))];
  const newcomers = unplaced.filter((room) => !placed.includes(room));
  // Who has not advertised comes last, whether this is looked at once or again.
  const orderOf = (room: Room) => (rankOf(room) < 0 ? people.length : rankOf(room));
  for (const room of newcomers.toSorted((a, b) => orderOf(a) - orderOf(b))) {
    const rank = rankOf(room);
    const next = rank < 0 ? -1 : placed.findIndex((other) => rankOf(other) > rank);
    placed.splice(next < 0 ? placed.length : next, 0, room);
  }
  return placed;
}

/**
 * A room for each endpoint that is advertised, and for as many more as the roster knows of: those
 * are lost, or have not advertised yet. Nothing but the person of the advertisement says which
 * endpoint is which.
 */
function roomsOfPerson(
  person: RosterPerson,
  known: readonly Room[],
  sight: Sight,
): readonly Room[] {
  const content = advertisedTo(sight);
  const advertised = (content?.people ?? []).filter(({ uri }) => uri === person.entity);
  const before = known.filter(({ entity }) => entity === person.entity);
  const isAdvertised = ({ personId }: Room) => advertised.some((one) => one.personId === personId);
  const unseen = before.filter((room) => !isAdvertised(room));
  const isSelf = person.entity === sight.self;
  const expected = Math.max(0, person.endpoints.length - advertised.length - (isSelf ? 1 : 0));
  const kept = unseen.slice(0, expected);
  const seen = advertised.map(({ personId }): Room => {
    const room = before.find((one) => one.personId === personId);
    return { ...(room ?? emptyRoom(person)), personId };
  });
  const isNew = before.length === 0 && seen.length === 0 && person.state === "connected" && !isSelf;
  return withIds([...seen, ...kept, ...(isNew ? [emptyRoom(person)] : [])]).map((room) => {
    const { personId } = room;
    const shown =
      personId !== undefined && content && sight.session && isAdvertised(room)
        ? shownOf(personId, content, sight.session)
        : undefined;
    return withState(asShown(room, person, shown), person, shown !== undefined, sight.now);
  });
}

function asShown(room: Room, { name }: RosterPerson, shown: Shown | undefined): Room {
  if (!shown) return { ...room, name };
  const { one: _, ...before } = room;
  return { ...before, ...shown, name };
}

function advertisedTo({ session }: Sight) {
  return session?.channel?.consumer.advertisement?.content;
}

/** Of several endpoints the lost ones are those that are not advertised any more. */
function withState(room: Room, person: RosterPerson, advertised: boolean, now: Instant): Room {
  const { lostAt, ...rest } = room;
  const isThere = person.state === "connected" && (advertised || person.lost === 0);
  if (isThere) return { ...rest, state: "connected" };
  return { ...rest, state: "reconnecting", lostAt: person.lostAt ?? lostAt ?? now };
}

function isShown({ tiles, audio }: Room): boolean {
  return tiles.length > 0 || audio.length > 0;
}

function emptyRoom({ entity, name }: RosterPerson): Room {
  return { id: "", entity, name, state: "connected", tiles: [], audio: [], presented: [] };
}

/**
 * The entity names its first room; the others are numbered. Whoever is new is given the room that
 * nobody is expected in any more.
 */
function withIds(rooms: readonly Room[]): readonly Room[] {
  const taken = new Set(rooms.map(({ id }) => id));
  return rooms.map((room) => {
    if (room.id !== "") return room;
    let id = room.entity;
    for (let nth = 2; taken.has(id); nth += 1) id = `${room.entity} ${nth}`;
    taken.add(id);
    return { ...room, id };
  });
}
