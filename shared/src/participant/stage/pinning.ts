import type { Participant } from "../participant.ts";
import type { Viewing } from "./viewing.ts";

/**
 * How a person looks at the others, less a pin whose room is gone for good. A lost room holds its
 * pin as it holds its place, so does one whose empty chair still stands, and so do all of them
 * while we are away, or back and not sure yet who else will be (G18).
 */
export function stillPinned(participant: Participant): Viewing | undefined {
  const { viewing, rooms, chairs, roster, comeback } = participant;
  const pinned = viewing?.pinned;
  if (!viewing || !pinned || !roster.known || comeback.phase !== "none") return viewing;
  if ([...rooms, ...chairs].some(({ id }) => id === pinned.room)) return viewing;
  const { pinned: _, ...rest } = viewing;
  return rest;
}
