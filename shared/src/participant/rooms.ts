import type { AdvertisementContent, Capture, CaptureArea } from "../clue/index.ts";
import type { Mid } from "../sdp/index.ts";
import { captureOn, type Session } from "../session/index.ts";
import type { RosterPerson } from "./roster.ts";

/** One remote participant as its advertised captures show it. */
export interface Room {
  /** RFC 4575 user entity. */
  readonly entity: string;
  /** Left to right by area of capture. */
  readonly tiles: readonly Tile[];
  /** The lines its sound arrives on. */
  readonly audio: readonly Mid[];
}

export interface Tile {
  readonly captureId: string;
  readonly description: string;
  /** The line its picture arrives on, once both ends have agreed on one. */
  readonly mid?: Mid;
}

/**
 * The rooms of everybody else in the roster: nothing but joining and leaving moves a room (G23).
 * A room takes its place when it is first shown, in the order of the advertisement, so that who
 * comes back into a seat comes back into the same place. Somebody the newest advertisement does
 * not show has not been heard of again yet, and keeps place and tiles of before.
 */
export function roomsSeen(
  known: readonly Room[],
  roster: readonly RosterPerson[],
  self: string,
  session: Session | undefined,
): readonly Room[] {
  const others = new Map(roster.map((person) => [person.entity, person]));
  others.delete(self);
  const staying = known.filter((room) => others.has(room.entity));
  const arriving = [...others.values()]
    .filter((person) => person.state === "connected")
    .filter((person) => !known.some((room) => room.entity === person.entity))
    .map((person): Room => ({ entity: person.entity, tiles: [], audio: [] }));
  const people = session?.channel?.consumer.advertisement?.content.people ?? [];
  const rankOf = ({ entity }: Room) => people.findIndex(({ uri }) => uri === entity);
  const placed = staying.filter(isShown);
  const newcomers = [...staying, ...arriving].filter((room) => !placed.includes(room));
  for (const room of newcomers.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const rank = rankOf(room);
    const next = rank < 0 ? -1 : placed.findIndex((other) => rankOf(other) > rank);
    placed.splice(next < 0 ? placed.length : next, 0, room);
  }
  return placed.map((room) => shown(room, session) ?? room);
}

function isShown({ tiles, audio }: Room): boolean {
  return tiles.length > 0 || audio.length > 0;
}

function shown(room: Room, session: Session | undefined): Room | undefined {
  const content = session?.channel?.consumer.advertisement?.content;
  const person = content?.people.find(({ uri }) => uri === room.entity);
  if (!session || !content || !person) return undefined;
  const captures = content.captures.filter((capture) =>
    capture.capturedPeople.includes(person.personId),
  );
  const ofKind = (kind: string) => captures.filter((capture) => capture.mediaType === kind);
  return {
    entity: room.entity,
    tiles: leftToRight(ofKind("video")).map((capture) => tile(capture, content, session)),
    audio: ofKind("audio").flatMap((capture) => lineOf(capture, session) ?? []),
  };
}

function tile(capture: Capture, content: AdvertisementContent, session: Session): Tile {
  const mid = lineOf(capture, session);
  const scene = content.scenes.find(({ sceneId }) => sceneId === capture.sceneId);
  const description = capture.descriptions[0] ?? scene?.descriptions[0];
  return {
    captureId: capture.captureId,
    description: description?.text ?? "",
    ...(mid !== undefined && { mid }),
  };
}

function lineOf(capture: Capture, session: Session): Mid | undefined {
  const configured = session.channel?.consumer.configured ?? [];
  return session.lines.find(
    (line) =>
      line.role === "receiving" &&
      line.active &&
      captureOn(line, configured)?.captureId === capture.captureId,
  )?.mid;
}

/** By the centre of the area of capture; those that are nowhere come last, as advertised. */
function leftToRight(captures: readonly Capture[]): readonly Capture[] {
  const centre = ({ spatial }: Capture) =>
    spatial?.captureArea ? centreOf(spatial.captureArea) : Number.POSITIVE_INFINITY;
  return captures.toSorted((a, b) => {
    const [left, right] = [centre(a), centre(b)];
    return left === right ? 0 : left - right;
  });
}

function centreOf({ bottomLeft, bottomRight }: CaptureArea): number {
  return (bottomLeft.x + bottomRight.x) / 2;
}
