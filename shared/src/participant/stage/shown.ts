import type { Instant } from "../../lib/index.ts";
import type { Mid } from "../../sdp/index.ts";
import type { Participant } from "../participant.ts";
import { causeOf, outageOf } from "../recovery/cut-off.ts";
import type { LossCause } from "../recovery/loss-cause.ts";
import type { Media } from "../recovery/media.ts";
import { type Attempt, isAttempt } from "../recovery/recovery.ts";
import { type Place, personIn } from "../rooms/place.ts";
import type { Room } from "../rooms/rooms.ts";
import type { RosterPerson } from "../rooms/roster.ts";
import { sourceOn } from "../rooms/switched-in.ts";
import type { Tile } from "../rooms/tiles.ts";
import { isElsewhere, lookElsewhere } from "./elsewhere.ts";
import type { ToSee } from "./layout.ts";
import { othersOf, picturesOf } from "./pictures-of.ts";
import { isPinned } from "./pinning.ts";
import { seenBy } from "./seen-by.ts";

/** A remote room as a person should see it. */
export interface RoomShown {
  /** Unique among the rooms: a person has one for each endpoint. */
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  readonly state: "connected" | "reconnecting";
  readonly lostAt?: Instant;
  /** Left to right, those of the layout. */
  readonly tiles: readonly RoomTileShown[];
  /** Left to right, its cameras but the one that is in its one picture, to be seen small beside it. */
  readonly others: readonly TileShown[];
}

export interface RoomTileShown extends TileShown {
  /** Of a picture that changes between the cameras of the room: whose it is now, once that is known. */
  readonly source?: { readonly captureId: string; readonly description: string };
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
  | {
      readonly type: "lost";
      readonly cause: LossCause;
      readonly attempt: number;
      readonly nextTryAt?: Instant;
    }
  | { readonly type: "back"; readonly left: readonly string[]; readonly joined: readonly string[] };

export function roomsOf(participant: Participant): readonly RoomShown[] {
  const seen = seenBy(participant);
  return participant.rooms.map((room) => roomShown(room, seen, participant));
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

export function bannerOf(participant: Participant): BannerShown | undefined {
  const { phase, recovery, media, comeback } = participant;
  if (phase.type !== "in-conference") return undefined;
  const cause = causeOf(participant);
  if (cause !== undefined) {
    const attempt = outageOf(participant)?.attempt ?? 1;
    const nextTryAt = isAttempt(recovery) ? nextTryOf(recovery) : lostAtOf(media);
    return { type: "lost", cause, attempt, ...(nextTryAt !== undefined && { nextTryAt }) };
  }
  if (comeback.phase !== "back") return undefined;
  const namesOf = (people: readonly RosterPerson[]) =>
    people.filter(({ entity }) => entity !== participant.self.entity).map(({ name }) => name);
  return { type: "back", left: namesOf(comeback.left), joined: namesOf(comeback.joined) };
}

function nextTryOf({ phase, deadline }: Attempt): Instant | undefined {
  return phase === "waiting" ? deadline : undefined;
}

/** ICE that does not mend by then is replaced. */
function lostAtOf(media: Media): Instant | undefined {
  return media.phase === "interrupted" ? media.lostAt : undefined;
}

/** Present in a layout that shows who speaks, while there is somebody who could be shown. */
export function speakerOf(participant: Participant): SpeakerShown | undefined {
  const { places } = participant;
  if (places.length === 0) return undefined;
  const rooms = places.map((place) => roomIn(place, participant));
  const [room] = rooms;
  const isOne = room !== undefined && rooms.every((other) => other?.id === room.id);
  return {
    ...(isOne && { room: { id: room.id, name: room.name } }),
    tiles: places.map(({ source, ...tile }, at) => {
      const of = rooms[at];
      return {
        ...tile,
        state: tileState(tile.mid !== undefined, of?.state !== "reconnecting", participant),
        ...(source &&
          of && {
            description: source.descriptions[0]?.text ?? "",
            source: { captureId: source.captureId, name: of.name },
          }),
      };
    }),
  };
}

function roomIn(place: Place, { rooms }: Participant): Room | undefined {
  const person = personIn(place);
  return person && rooms.find(({ personId }) => personId === person);
}

function roomShown(room: Room, seen: ToSee | undefined, participant: Participant): RoomShown {
  const { id, entity, name, state, lostAt } = room;
  const { tiles, others } = tilesInLayout(room, seen, participant);
  const shown = ({ mid, ...tile }: Tile): TileShown => {
    const tileIs = tileState(mid !== undefined, state === "connected", participant);
    return { ...tile, ...(mid !== undefined && { mid }), state: tileIs };
  };
  const sources = tiles.map((tile) => sourceOn(tile, participant));
  return {
    id,
    entity,
    name,
    state,
    ...(lostAt !== undefined && { lostAt }),
    tiles: tiles.map((tile, at) => {
      const { captureId, descriptions } = sources[at] ?? {};
      const description = descriptions?.[0]?.text ?? "";
      return { ...shown(tile), ...(captureId && { source: { captureId, description } }) };
    }),
    others: besideOf(others, sources[0]?.captureId).map(shown),
  };
}

/** All but the one that is large; until a packet has told which, the middle one stands for the room. */
function besideOf(cameras: readonly Tile[], large: string | undefined): readonly Tile[] {
  const middle = cameras[Math.floor(cameras.length / 2)];
  const isLarge = ({ captureId }: Tile) => captureId === (large ?? middle?.captureId);
  return cameras.filter((camera) => !isLarge(camera));
}

interface Tiles {
  readonly tiles: readonly Tile[];
  readonly others: readonly Tile[];
}

/**
 * Of a room's pictures those that the layout asks for; of who is lost, or on another page, those
 * that it would ask for.
 */
function tilesInLayout(
  { id, tiles, one }: Room,
  seen: ToSee | undefined,
  { viewing, places }: Participant,
): Tiles {
  if (!viewing) return { tiles, others: [] };
  const asked = new Set<string>(seen?.captures);
  const small = new Set<string>(seen?.others);
  const isAsked = ({ captureId }: Tile) => asked.has(captureId) && !small.has(captureId);
  const shown = [...tiles, ...(one ? [one] : [])].filter(isAsked);
  const others = tiles.filter(({ captureId }) => small.has(captureId));
  if (shown.length > 0) return { tiles: shown, others };
  const { elsewhere } = viewing;
  const isThere = elsewhere !== undefined && isElsewhere(id, viewing);
  const isHeld = isThere || isPinned(id, viewing);
  if (viewing.layout === "speaker" && places.length > 0 && !isHeld) {
    return { tiles: [], others: [] };
  }
  const room = { row: tiles, ...(one && { one }) };
  const pictures = picturesOf(room, isThere ? lookElsewhere(elsewhere) : viewing, 0);
  return { tiles: pictures, others: othersOf(room, pictures) };
}

/** Never a live-looking frozen face: not theirs when they are lost, and not when we are (G3). */
export function tileState(
  hasLine: boolean,
  isThere: boolean,
  { media, recovery }: Participant,
): TileShown["state"] {
  const weAreLost =
    media.phase === "interrupted" || (media.phase === "none" && isAttempt(recovery));
  if (!isThere || weAreLost) return "reconnecting";
  return hasLine && media.phase === "flowing" ? "live" : "connecting";
}
