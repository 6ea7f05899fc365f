import type { Conference, Participant } from "@parley/shared/conference";
import { assertNever } from "@parley/shared/lib";

/** What became of one participant in one step of its conference. */
export interface PresenceChange {
  readonly participant: string;
  readonly change: "joined" | "lost" | "returned" | "removed" | "departed" | "given-up";
}

/** Found by comparison, so that no way of coming or going can be overlooked. */
export function presenceChanges(before: Conference, after: Conference): readonly PresenceChange[] {
  const changes: PresenceChange[] = [];
  const tell = (participant: string, change: PresenceChange["change"] | undefined) => {
    if (change !== undefined) changes.push({ participant, change });
  };
  for (const [id, participant] of after.participants) {
    const previous = before.participants.get(id);
    if (previous !== participant) tell(id, changeOf(previous, participant));
  }
  for (const [id, participant] of before.participants) {
    if (!after.participants.has(id)) tell(id, endOf(participant));
  }
  return changes;
}

function changeOf(before: Participant | undefined, after: Participant) {
  const [from, to] = [before?.presence.phase ?? "joining", after.presence.phase];
  if (from === to || to === "joining") return undefined;
  if (to === "connected") return from === "lost" ? "returned" : "joined";
  return to;
}

/** A departed participant was told of when it departed; one lost was kept in vain until now. */
function endOf({ presence }: Participant) {
  switch (presence.phase) {
    case "joining":
    case "lost":
      return "given-up";
    case "connected":
    case "removed":
      return "departed";
    case "departed":
      return undefined;
    default:
      return assertNever(presence);
  }
}
