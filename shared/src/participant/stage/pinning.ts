import type { Participant } from "../participant.ts";
import { presentedIn } from "../rooms/room-captures.ts";
import type { Viewing } from "./viewing.ts";

/** Whether that room is pinned, whole or by one of its cameras. */
export function isPinned(room: string, { pinned }: Viewing): boolean {
  return pinned !== undefined && pinned.type !== "presentation" && pinned.room === room;
}

/**
 * How a person looks at the others, less a pin whose room is gone for good, or whose presentation
 * is over. A lost room holds its pin, or that of what it presents, as it holds its place; so does one
 * whose empty chair still stands, and so do all of them while we are away, or back and not sure yet
 * who else will be (G18).
 */
export function stillPinned(participant: Participant): Viewing | undefined {
  const { viewing, rooms, chairs, roster, comeback } = participant;
  const pinned = viewing?.pinned;
  if (!viewing || !pinned || !roster.known || comeback.phase !== "none") return viewing;
  const isThere =
    pinned.type === "presentation"
      ? isPresented(pinned.captureId, participant)
      : [...rooms, ...chairs].some(({ id }) => id === pinned.room);
  return isThere ? viewing : withoutPin(viewing);
}

/** Until an advertisement tells, it may be; so may what a room presents that the newest leaves out. */
function isPresented(captureId: string, { session, rooms }: Participant): boolean {
  const content = session?.channel?.consumer.advertisement?.content;
  return (
    !content ||
    presentedIn(content).some((one) => one.captureId === captureId) ||
    rooms.some(({ presented }) => presented.includes(captureId))
  );
}

function withoutPin({ pinned: _, ...viewing }: Viewing): Viewing {
  return viewing;
}
