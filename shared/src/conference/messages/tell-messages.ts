import type { Disposition } from "../../instant-message/index.ts";
import { addDuration, isDue } from "../../lib/index.ts";
import type { LegId } from "../../switching/index.ts";
import type { Conference, Leg, Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import { seatedIn } from "../policy/admission.ts";
import {
  type Chat,
  type ChatMessage,
  chatLimits,
  type KeptChat,
  newReader,
  type Reader,
  retryDelay,
} from "./chat.ts";
import { dayOf } from "./day-of.ts";
import type { MessageToTell } from "./message-to-tell.ts";

/**
 * Lets every reader have the next message that it is owed: each after the answer to the one
 * before, so that all get all of them in one order, whatever becomes of their flows. Who is away is
 * owed them as long as the seat is held (S2.46); who comes later is owed none of before.
 */
export function tellMessages(draft: Draft): void {
  const before = draft.conference.chat;
  const seats = seatsOf(draft.conference);
  const readers = new Map<number, Reader>();
  for (const [seat, participant] of seats) {
    const known = before.readers.get(seat) ?? newReader(before.newest);
    readers.set(seat, participant ? tell(draft, participant, known) : away(known, before.newest));
  }
  const isSame =
    readers.size === before.readers.size &&
    [...readers].every(([seat, reader]) => before.readers.get(seat) === reader);
  if (isSame && before.log.length === 0) return;
  const log = stillOwed(before.log, readers, draft.env.date);
  const chat = { ...before, readers: isSame ? before.readers : readers, log };
  draft.conference = { ...draft.conference, chat: { ...chat, kept: keptOf(chat) } };
}

/** What came of a message: one that this reader does not take is not tried for ever. */
export function messageAnswered(
  draft: Draft,
  {
    leg: id,
    number,
    status,
  }: { readonly leg: LegId; readonly number: number; readonly status: number },
): void {
  const leg = draft.legs.get(id);
  const participant = leg && draft.participants.get(leg.participant);
  const { chat } = draft.conference;
  const reader = participant && chat.readers.get(participant.seat);
  if (!participant || reader?.asked?.leg !== id || reader.asked.number !== number) return;
  const { asked: _, retryAt: __, ...rest } = reader;
  const tries = rest.tries + 1;
  const isToBeTriedAgain = mayYetComeThrough.has(status) && tries < chatLimits.attempts;
  const next: Reader = isToBeTriedAgain
    ? { ...rest, tries, retryAt: addDuration(draft.env.now, retryDelay(tries)) }
    : { ...rest, tries: 0, heard: number };
  const readers = new Map(chat.readers).set(participant.seat, next);
  draft.conference = { ...draft.conference, chat: { ...chat, readers } };
}

/** A busy peer, a flow that is lost; or a dialog that is, so that the next one has its turn. */
const mayYetComeThrough: ReadonlySet<number> = new Set([408, 481, 500, 503, 504]);

/** Whether a message may go out in this dialog; its media are another matter. */
export function canBeTold({ phase, flow }: Leg): boolean {
  return phase === "confirmed" && flow === "up";
}

export function told(
  { uri }: Conference,
  { messageId, from, date, text }: Pick<ChatMessage, "messageId" | "from" | "date" | "text">,
  how: { readonly disposition: Disposition; readonly own: boolean; readonly missed?: boolean },
): MessageToTell {
  const { disposition, own, missed = false } = how;
  return { messageId, from, to: { uri }, date, disposition, text, missed, own };
}

/** Every seat that is held, and by whom where they are on the way or there. */
function seatsOf(conference: Conference): ReadonlyMap<number, Participant | undefined> {
  const seats = new Map<number, Participant | undefined>();
  for (const { seat } of conference.absent) seats.set(seat, undefined);
  for (const participant of seatedIn(conference)) seats.set(participant.seat, participant);
  return seats;
}

/** Whatever is said now is said while this reader is away, and nothing is sent: no time is waited for. */
function away(reader: Reader, newest: number): Reader {
  const { asked, retryAt, ...rest } = reader;
  if (reader.missed === newest && !asked && retryAt === undefined) return reader;
  return { ...rest, missed: newest, tries: 0 };
}

function tell(draft: Draft, participant: Participant, reader: Reader): Reader {
  const { chat } = draft.conference;
  const leg = participant.leg && draft.legs.get(participant.leg);
  if (!leg || !canBeTold(leg)) {
    return isNew(participant) ? reader : away(reader, chat.newest);
  }
  const { asked, heard, retryAt } = reader;
  if (asked?.leg === leg.id) return reader;
  if (retryAt !== undefined && !isDue(retryAt, draft.env.now)) return reader;
  const next = chat.log.find(({ number }) => number > heard);
  if (!next) return reader;
  const { number, seat } = next;
  const how = {
    disposition: "render",
    own: seat === participant.seat,
    missed: number <= reader.missed && seat !== participant.seat,
  } as const;
  const message = { ...told(draft.conference, next, how), number };
  draft.effects.push({ type: "send-message", leg: leg.id, message });
  const { retryAt: _, ...rest } = reader;
  return { ...rest, asked: { leg: leg.id, number } };
}

/** On the way in for the first time: nothing is missed by who was never there. */
function isNew({ presence }: Participant): boolean {
  return presence.phase === "joining" && presence.heldAs === undefined;
}

/** What somebody has still to get, the newest of it, and nothing that is older than we keep. */
function stillOwed(
  log: readonly ChatMessage[],
  readers: ReadonlyMap<number, Reader>,
  date: string,
): readonly ChatMessage[] {
  const least = Math.min(...[...readers.values()].map(({ heard }) => heard));
  const today = dayOf(date) ?? 0;
  let from = log.length;
  let length = 0;
  for (const { number, text } of log.toReversed()) {
    length += text.length;
    const hasRoom = log.length - from < chatLimits.messages && length <= chatLimits.textLength;
    if (number <= least || !hasRoom) break;
    from -= 1;
  }
  const isOld = ({ date: said }: ChatMessage) => today - (dayOf(said) ?? 0) > chatLimits.days;
  while (log.slice(from, from + 1).some(isOld)) from += 1;
  return from === 0 ? log : log.slice(from);
}

/**
 * Anew with each message, when nobody is owed any, and when somebody is no more who was owed one.
 * Which of them has come through meanwhile is not worth a commit.
 */
function keptOf({ newest, log, readers, kept }: Chat): KeptChat {
  const isTrue =
    kept.newest === newest &&
    (log.length === 0) === (kept.messages.length === 0) &&
    kept.heard.every(({ seat }) => readers.has(seat));
  if (isTrue) return kept;
  const behind = [...readers].filter(([, { heard }]) => heard < newest && log.length > 0);
  return {
    newest,
    messages: log,
    heard: behind.map(([seat, { heard }]) => ({ seat, heard })),
  };
}
