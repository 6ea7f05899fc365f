import type { Mailbox } from "../../instant-message/index.ts";
import { type Duration, earliest, type Instant, ms } from "../../lib/index.ts";
import type { LegId } from "../../switching/index.ts";
import { type Allowance, untouched } from "../allowance.ts";

/** Bounds of what is said in writing in one conference; all of them our policy. */
export const chatLimits = {
  /** Messages that somebody is still to get; beyond, the oldest are missed for good. */
  messages: 200,
  /** Their texts together, in characters of UTF-16. */
  textLength: 65_536,
  /** Days, by the calendar, that a message waits for somebody who is away. */
  days: 7,
  /** Newest messages that are known again when they are sent once more. */
  known: 500,
  /** What one participant may say, and all of them together. */
  perParticipant: { burst: 10, perSecond: 1 },
  perConference: { burst: 50, perSecond: 20 },
  /** Before a message is sent again that did not come through; twice as long each time. */
  retryAfter: ms(1_000),
  /** How often it is sent before the next one has its turn. */
  attempts: 5,
} as const;

/**
 * What is said in writing: one row of messages for everybody, and how far each reader has got.
 * Who is owed what is found by comparing the two (`tell-messages.ts`), so that it does not matter
 * whether somebody is slow, lost, or away until tomorrow.
 */
export interface Chat {
  /** Number of the newest message; 0 before the first. */
  readonly newest: number;
  /** Those that somebody is still to get, oldest first. */
  readonly log: readonly ChatMessage[];
  /** Everybody who holds a seat, there or not, by it. */
  readonly readers: ReadonlyMap<number, Reader>;
  /** Who said the newest messages, and their ids: one that is sent again is known by it. */
  readonly known: readonly string[];
  readonly allowance: Allowance;
  /** What of it outlives the process. */
  readonly kept: KeptChat;
}

export interface ChatMessage {
  /** From 1: the order in which everybody gets them. */
  readonly number: number;
  readonly messageId: string;
  /** As everybody is shown who said it. */
  readonly from: Mailbox;
  /** The seat of who said it. */
  readonly seat: number;
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly text: string;
}

/** One seat, and how far whoever holds it has got. */
export interface Reader {
  /** Number of the newest message that it has, or need not have. */
  readonly heard: number;
  /** Number of the newest message that was said while it was away. */
  readonly missed: number;
  /** The message that has been sent to it and is not answered. */
  readonly asked?: { readonly leg: LegId; readonly number: number };
  /** How often the next message has been sent in vain, and when it is sent again. */
  readonly tries: number;
  readonly retryAt?: Instant;
  readonly allowance: Allowance;
}

/**
 * At least what somebody is still to get, as it was when the newest message came: who has got one
 * since may get it again after a crash, and knows it by its id.
 */
export interface KeptChat {
  readonly newest: number;
  readonly messages: readonly ChatMessage[];
  readonly heard: readonly { readonly seat: number; readonly heard: number }[];
}

const nothingKept: KeptChat = { newest: 0, messages: [], heard: [] };

/** Nobody has said anything yet, or what was kept when the process ended. */
export function openChat(kept: KeptChat = nothingKept): Chat {
  const readers = kept.heard.map(({ seat, heard }): [number, Reader] => {
    return [seat, { ...newReader(heard), missed: kept.newest }];
  });
  return {
    newest: kept.newest,
    log: kept.messages,
    readers: new Map(readers),
    known: kept.messages.map(nameOf),
    allowance: untouched(chatLimits.perConference),
    kept,
  };
}

/** Somebody who need not be told of anything up to that message. */
export function newReader(heard: number): Reader {
  return { heard, missed: 0, tries: 0, allowance: untouched(chatLimits.perParticipant) };
}

/** How a message is known again: nobody else's id stands in its way. */
export function nameOf({ seat, messageId }: Pick<ChatMessage, "seat" | "messageId">): string {
  return `${seat} ${messageId}`;
}

/** When a message is to be sent again, if any. */
export function chatDeadline({ log, readers }: Chat): Instant | undefined {
  let first: Instant | undefined;
  if (log.length > 0) for (const { retryAt } of readers.values()) first = earliest(first, retryAt);
  return first;
}

export function retryDelay(tries: number): Duration {
  return ms(chatLimits.retryAfter * 2 ** (tries - 1));
}
