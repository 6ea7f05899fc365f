import type { Conference, Participant } from "@parley/shared/conference";
import type { Visit } from "./ports.ts";

/** Visits that one step began or ended: somebody was there for the first time, or is no more. */
export function visitsChanged(
  conference: string,
  before: Conference,
  after: Conference,
  date: string,
): readonly Visit[] {
  const visits: Visit[] = [];
  for (const [id, was] of before.participants) {
    const is = after.participants.get(id);
    if (is === was || !hasCome(was) || isGone(was)) continue;
    const isOver = !is || isGone(is) || is.joinedAt !== was.joinedAt;
    if (isOver) visits.push({ ...visitOf(conference, was), out: date, why: why(is, after) });
  }
  for (const [id, is] of after.participants) {
    const was = before.participants.get(id);
    const came = hasCome(is) && !isGone(is) && is !== was;
    const isNew = !was || !hasCome(was) || was.joinedAt !== is.joinedAt;
    if (came && isNew) visits.push(visitOf(conference, is));
  }
  return visits;
}

function visitOf(conference: string, participant: Participant): Visit {
  const { id, entity, displayName, joinedAt } = participant;
  return { conference, participant: id, entity, displayName, in: joinedAt };
}

/** Whoever only tries to come, or to come back, has begun no visit by that. */
function hasCome({ presence }: Participant): boolean {
  return presence.phase !== "joining" || presence.heldAs !== undefined;
}

function isGone({ presence }: Participant): boolean {
  return presence.phase === "departed";
}

function why(is: Participant | undefined, { lifecycle }: Conference): string {
  if (is && "reason" in is.presence) return is.presence.reason;
  if (lifecycle.phase === "released") return "The conference ended";
  return lifecycle.phase === "inactive" ? "The conference fell asleep" : "Did not come back";
}
