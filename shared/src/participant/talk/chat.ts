import { type Disposition, type Reaction, utf8Bytes } from "../../instant-message/index.ts";
import { addDuration, type Env, earliest, type Instant } from "../../lib/index.ts";
import { chatOwnLimits } from "./chat-limits.ts";

/** What is said in writing, as this end knows it. */
export interface Chat {
  /** As the focus has told it, in the order that everybody has. */
  readonly told: readonly ChatEntry[];
  /** Said here, and not told back yet. */
  readonly own: readonly ChatEntry[];
  /** Which of `own` is on its way: one at a time, so that they stay in order. */
  readonly sending?: string;
  readonly reactions: readonly ReactionSeen[];
}

export interface ChatEntry {
  /** imdn.Message-ID (RFC 5438 §6.3). */
  readonly id: string;
  readonly own: boolean;
  /** User entity of who said it, as others are shown it. */
  readonly entity: string;
  readonly name: string;
  readonly text: string;
  /** ISO 8601: when the focus took it in; until it is told back, when it was written. */
  readonly date: string;
  /** Said while this end was away. */
  readonly missed: boolean;
  readonly state: "received" | "pending" | "sent" | "failed";
}

export interface ReactionSeen {
  readonly id: string;
  readonly entity: string;
  readonly name: string;
  readonly emoji: Reaction;
  readonly until: Instant;
}

/** Somebody's message, as the focus tells it. */
export interface MessageHeard {
  readonly id?: string;
  readonly entity: string;
  readonly name: string;
  readonly date: string;
  readonly disposition: Disposition;
  readonly text: string;
  readonly missed: boolean;
}

/** With what an earlier stay in the conference has left; what was not taken in then has failed. */
export function openChat(kept: readonly ChatEntry[]): Chat {
  const isTold = ({ state }: ChatEntry) => state === "received" || state === "sent";
  const own = kept.filter((entry) => !isTold(entry));
  return {
    told: kept.filter(isTold).slice(-chatOwnLimits.entries),
    own: own.slice(-chatOwnLimits.unsent).map((entry) => ({ ...entry, state: "failed" })),
    reactions: [],
  };
}

/** Everything there is to read: what was told, and behind it what was said here and is on its way. */
export function entriesOf({ told, own }: Chat): readonly ChatEntry[] {
  return own.length === 0 ? told : [...told, ...own];
}

export function withMessage(
  chat: Chat,
  by: Pick<ChatEntry, "entity" | "name">,
  { text, date, id }: { readonly text: string; readonly date: string; readonly id: string },
): Chat {
  if (text.trim() === "" || chat.own.length >= chatOwnLimits.unsent) return chat;
  const state = utf8Bytes(text) > chatOwnLimits.textBytes ? "failed" : "pending";
  const entry: ChatEntry = { id, ...by, own: true, text, date, missed: false, state };
  return { ...chat, own: [...chat.own, entry] };
}

/** One that has failed, once more: it is known by its id, should it have come through after all. */
export function resent(chat: Chat, id: string): Chat {
  return inState(chat, "pending", (entry) => entry.id === id && entry.state === "failed");
}

/** Whatever was not taken in when the dialog was over for good has failed. */
export function givenUp(chat: Chat): Chat {
  const { sending: _, ...rest } = chat;
  return inState(rest, "failed", ({ state }) => state === "pending");
}

/** What became of the message on its way; one that has no say any more changes nothing. */
export function answered(chat: Chat, id: string, status: number): Chat {
  if (chat.sending !== id) return chat;
  const { sending: _, ...rest } = chat;
  // RFC 3261 §12.2.1.2: the dialog is gone, and the message goes out in the next.
  if (status === 481) return rest;
  const state = status >= 200 && status < 300 ? "sent" : "failed";
  return inState(rest, state, (entry) => entry.id === id);
}

/** One's own takes its place among the others; one that is told again is known by its id. */
export function heard(
  chat: Chat,
  { disposition: _, ...said }: MessageHeard & { id: string },
): Chat {
  const own = chat.own.find(({ id }) => id === said.id);
  const isKnown = chat.told.some(({ id, entity }) => id === said.id && entity === said.entity);
  const rest = own ? { ...chat, own: chat.own.filter((entry) => entry !== own) } : chat;
  if (isKnown) return rest;
  const entry: ChatEntry = own
    ? { ...own, entity: said.entity, date: said.date, state: "sent" }
    : { ...said, own: false, state: "received" };
  return { ...rest, told: [...rest.told, entry].slice(-chatOwnLimits.entries) };
}

export function withReaction(chat: Chat, seen: Omit<ReactionSeen, "until">, { now }: Env): Chat {
  const until = addDuration(now, chatOwnLimits.reactionShown);
  const reactions = [...chat.reactions, { ...seen, until }];
  return { ...chat, reactions: reactions.slice(-chatOwnLimits.reactions) };
}

export function withoutFaded(chat: Chat, { now }: Env): Chat {
  const reactions = chat.reactions.filter(({ until }) => until > now);
  return reactions.length === chat.reactions.length ? chat : { ...chat, reactions };
}

export function fadingAt({ reactions }: Chat): Instant | undefined {
  return earliest(...reactions.map(({ until }) => until));
}

function inState(
  chat: Chat,
  state: ChatEntry["state"],
  which: (entry: ChatEntry) => boolean,
): Chat {
  if (!chat.own.some(which)) return chat;
  return { ...chat, own: chat.own.map((entry) => (which(entry) ? { ...entry, state } : entry)) };
}
