import { addDuration, type Env, earliest, type Instant } from "../../lib/index.ts";
import { participantLimits } from "../limits.ts";
import type { Room } from "./rooms.ts";

/** What stays for a moment of a room that has left: its place, and whose it was. */
export interface EmptyChair {
  /** Of the room. */
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  /** How many pictures wide the place is. */
  readonly tiles: number;
  /** The room, or the other chair, that it stood right behind; none: it was the first. */
  readonly after?: string;
  readonly until: Instant;
}

/**
 * The chairs that stand empty, after rooms have come and gone. A room that is back has its own
 * place again, and a chair is cleared away when its time is over; only then do the others move up.
 */
export function chairsAfter(
  chairs: readonly EmptyChair[],
  before: readonly Room[],
  rooms: readonly Room[],
  { now }: Env,
): readonly EmptyChair[] {
  const there = new Set(rooms.map(({ id }) => id));
  const staying = chairs.filter(({ id, until }) => !there.has(id) && now < until);
  const isNobodyLeaving = before.every(({ id }) => there.has(id));
  if (isNobodyLeaving && staying.length === chairs.length) return chairs;
  return inPlaces(before, staying).flatMap((place, at, places): readonly EmptyChair[] => {
    if (there.has(place.id)) return [];
    const { after: _, ...chair } = "until" in place ? place : chairOf(place, now);
    const neighbour = places[at - 1];
    return [{ ...chair, ...(neighbour && { after: neighbour.id }) }];
  });
}

function chairOf({ id, entity, name, tiles }: Room, now: Instant): EmptyChair {
  const until = addDuration(now, participantLimits.chairStands);
  return { id, entity, name, tiles: Math.max(1, tiles.length), until };
}

/** Rooms and chairs in one row, each chair right behind whom it stood behind. */
export function inPlaces<R extends { readonly id: string }>(
  rooms: readonly R[],
  chairs: readonly EmptyChair[],
): readonly (R | EmptyChair)[] {
  return chairs.reduce<readonly (R | EmptyChair)[]>((places, chair) => {
    const behind = places.findIndex(({ id }) => id === chair.after) + 1;
    return [...places.slice(0, behind), chair, ...places.slice(behind)];
  }, rooms);
}

export function chairsDeadline(chairs: readonly EmptyChair[]): Instant | undefined {
  return earliest(...chairs.map(({ until }) => until));
}
