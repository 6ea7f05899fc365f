import { assertNever, type Instant } from "../lib/index.ts";
import type { Mid } from "../sdp/index.ts";
import { capturesToSee, middleOf } from "./layout.ts";
import type { Participant } from "./participant.ts";
import { type Place, personIn } from "./place.ts";
import { isAttempt } from "./recovery.ts";
import type { Room } from "./rooms.ts";
import type { RosterPerson } from "./roster.ts";
import type { Tile } from "./tiles.ts";

/** A remote room as a person should see it. */
export interface RoomShown {
  /** Unique among the rooms: a person has one for each endpoint. */
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  readonly state: "connected" | "reconnecting";
  readonly lostAt?: Instant;
  readonly tiles: readonly TileShown[];
}

export interface TileShown {
  readonly captureId: string;
  readonly description: string;
  readonly state: "connecting" | "live" | "reconnecting";
  readonly mid?: Mid;
}

/** Who speaks, as it is seen through switched captures. */
export interface SpeakerShown {
  /** The room that all of it shows; while that is not known, or not of one room, nobody is named. */
  readonly room?: Pick<RoomShown, "id" | "name">;
  /** Left to right. */
  readonly tiles: readonly SpeakerTileShown[];
}

export interface SpeakerTileShown extends TileShown {
  /** What is switched in: the captureID, and whose it is. */
  readonly source?: { readonly captureId: string; readonly name: string };
}

/** A remote voice, and the line it arrives on. */
export interface VoiceShown {
  readonly entity: string;
  readonly mid: Mid;
}

export type BannerShown =
  /** `nextTryAt` is absent while an attempt is being made. */
  | { readonly type: "lost"; readonly attempt: number; readonly nextTryAt?: Instant }
  | { readonly type: "back"; readonly left: readonly string[]; readonly joined: readonly string[] };

export function roomsOf(participant: Participant): readonly RoomShown[] {
  const asked = askedFor(participant);
  return participant.rooms.flatMap((room) => {
    const person = participant.roster.people.find(({ entity }) => entity === room.entity);
    return person ? [roomShown(room, person, asked, participant)] : [];
  });
}

export function voicesOf(participant: Participant): readonly VoiceShown[] {
  return participant.rooms.flatMap(({ entity, audio }) => audio.map((mid) => ({ entity, mid })));
}

/** Everybody who is there or will be back; this end among them, whatever the focus thinks of it. */
export function rosterOf(participant: Participant): readonly RosterPerson[] {
  const { roster, self, recovery } = participant;
  if (!isAttempt(recovery)) return roster.people;
  return roster.people.map((person) =>
    person.entity === self.entity ? { ...person, state: "reconnecting" } : person,
  );
}

export function bannerOf({ phase, recovery, comeback }: Participant): BannerShown | undefined {
  if (phase.type !== "in-conference") return undefined;
  if (isAttempt(recovery)) {
    const { attempt } = recovery.outage;
    return recovery.phase === "waiting"
      ? { type: "lost", attempt, nextTryAt: recovery.deadline }
      : { type: "lost", attempt };
  }
  if (comeback.phase !== "back") return undefined;
  const namesOf = (people: readonly RosterPerson[]) => people.map(({ name }) => name);
  return { type: "back", left: namesOf(comeback.left), joined: namesOf(comeback.joined) };
}

/** Present in a layout that shows who speaks, while there is somebody who could be shown. */
export function speakerOf(participant: Participant): SpeakerShown | undefined {
  const { places } = participant;
  if (places.length === 0) return undefined;
  const rooms = places.map((place) => roomIn(place, participant));
  const [room] = rooms;
  const isOne = room !== undefined && rooms.every((other) => other?.id === room.id);
  return {
    ...(isOne && { room: { id: room.id, name: nameOf(room, participant) } }),
    tiles: places.map(({ source, ...tile }, at) => {
      const of = rooms[at];
      return {
        ...tile,
        state: tileState(tile.mid !== undefined, of?.state !== "reconnecting", participant),
        ...(source &&
          of && {
            description: source.descriptions[0]?.text ?? "",
            source: { captureId: source.captureId, name: nameOf(of, participant) },
          }),
      };
    }),
  };
}

function roomIn(place: Place, { rooms }: Participant): Room | undefined {
  const person = personIn(place);
  return person && rooms.find(({ personId }) => personId === person);
}

function nameOf({ entity }: Room, { roster }: Participant): string {
  return roster.people.find((person) => person.entity === entity)?.name ?? entity;
}

function roomShown(
  room: Room,
  person: RosterPerson,
  asked: ReadonlySet<string>,
  participant: Participant,
): RoomShown {
  const isThere = room.state === "connected";
  return {
    id: room.id,
    entity: room.entity,
    name: person.name,
    state: room.state,
    ...(room.lostAt !== undefined && { lostAt: room.lostAt }),
    tiles: tilesInLayout(room, asked, participant).map((tile) => ({
      ...tile,
      state: tileState(tile.mid !== undefined, isThere, participant),
    })),
  };
}

/** Of a room's pictures those that the layout asks for; of who is lost, those it would ask for. */
function tilesInLayout(
  { tiles }: Room,
  asked: ReadonlySet<string>,
  { viewing, places }: Participant,
): readonly Tile[] {
  const shown = tiles.filter(({ captureId }) => asked.has(captureId));
  if (!viewing || shown.length > 0) return viewing ? shown : tiles;
  switch (viewing.layout) {
    case "immersive":
      return tiles;
    case "gallery":
      return middleOf(tiles);
    case "speaker":
      return places.length > 0 ? [] : tiles;
    default:
      return assertNever(viewing.layout);
  }
}

function askedFor({ session, viewing }: Participant): ReadonlySet<string> {
  const content = session?.channel?.consumer.advertisement?.content;
  return new Set(viewing && content ? capturesToSee(content, viewing) : []);
}

/** Never a live-looking frozen face: not theirs when they are lost, and not when we are (G3). */
function tileState(
  hasLine: boolean,
  isThere: boolean,
  { media, recovery }: Participant,
): TileShown["state"] {
  const weAreLost =
    media.phase === "interrupted" || (media.phase === "none" && isAttempt(recovery));
  if (!isThere || weAreLost) return "reconnecting";
  return hasLine && media.phase === "flowing" ? "live" : "connecting";
}
