import type { Conference } from "../src/conference/index.ts";
import { invariant } from "../src/lib/index.ts";
import type { FocusStep } from "./focus.ts";
import type { Meeting } from "./meeting.ts";

/**
 * Who is told what, found out anew: a message is owed to everybody who holds a seat when it is
 * taken in, for as long as they hold it, and to nobody else.
 */
export function createChatOracle(): (step: FocusStep) => void {
  let last: Conference | undefined;
  let owed = new Map<number, Set<number>>();
  return ({ before, after, effects }) => {
    if (before !== last) owed = restored(before);
    last = after;
    const seats = seatsHeld(after);
    for (const each of owed.values()) {
      for (const seat of each) if (!seats.has(seat)) each.delete(seat);
    }
    for (let number = before.chat.newest + 1; number <= after.chat.newest; number += 1) {
      owed.set(number, new Set(seats));
    }
    for (const effect of effects) {
      if (effect.type !== "send-message" || effect.message.number === undefined) continue;
      const leg = after.legs.get(effect.leg);
      const seat = leg && after.participants.get(leg.participant)?.seat;
      const { number } = effect.message;
      const isOwed = seat !== undefined && owed.get(number)?.has(seat) === true;
      invariant(isOwed, `${effect.leg} is told message ${number}, which is none of theirs`);
    }
    nothingIsKeptForNobody(after);
  };
}

/** At rest whoever is there has been told everything. */
export function everybodyHasHeard(meeting: Meeting): void {
  const { legs, participants, chat } = meeting.focus.conference;
  for (const { id, participant, phase, flow } of legs.values()) {
    if (phase !== "confirmed" || flow !== "up") continue;
    const reader = chat.readers.get(participants.get(participant)?.seat ?? 0);
    invariant(reader, `${id} is in it and reads nothing`);
    const missing = chat.log.filter(({ number }) => number > reader.heard);
    invariant(missing.length === 0, `${id} is still owed ${missing.length} messages at rest`);
  }
}

/** Those of the log that a crash has left, to whoever was owed any. */
function restored({ chat }: Conference): Map<number, Set<number>> {
  return new Map(
    chat.log.map(({ number }) => [
      number,
      new Set([...chat.readers].flatMap(([seat, { heard }]) => (heard < number ? seat : []))),
    ]),
  );
}

function seatsHeld({ participants, absent }: Conference): Set<number> {
  const seated = [...participants.values()].filter(
    ({ presence: { phase } }) => phase !== "departed" && phase !== "removed",
  );
  return new Set([...seated, ...absent].map(({ seat }) => seat));
}

function nothingIsKeptForNobody({ chat }: Conference): void {
  const [oldest] = chat.log;
  const isOwed = [...chat.readers.values()].some(({ heard }) => oldest && heard < oldest.number);
  invariant(!oldest || isOwed, "a message is kept that nobody is owed");
}
