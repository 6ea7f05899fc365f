import {
  type Disposition,
  instantMessageLimits,
  parseReaction,
  utf8Bytes,
} from "../../instant-message/index.ts";
import type { LegId } from "../../switching/index.ts";
import { spend } from "../allowance.ts";
import type { Participant } from "../conference.ts";
import type { Draft } from "../draft.ts";
import { drawToken } from "../draw-token.ts";
import { shownAs } from "../policy/anonymity.ts";
import { askerOf } from "../roster/asker-of.ts";
import { chatLimits, nameOf, newReader } from "./chat.ts";
import { canBeTold, told } from "./tell-messages.ts";

export interface MessageReceived {
  readonly leg: LegId;
  /** Names the request, for its answer. */
  readonly message: string;
  /** The same however often it is sent (RFC 5438 §6.3). */
  readonly messageId?: string;
  readonly disposition: Disposition;
  readonly text: string;
}

/**
 * A MESSAGE of a participant's (RFC 3428 §7): taken in for everybody, or why not. 202, as it has
 * reached nobody yet.
 */
export function messageReceived(draft: Draft, received: MessageReceived): void {
  const { leg, message } = received;
  const answer = (status: number, retryAfterSeconds?: number) => {
    const later = retryAfterSeconds !== undefined && { retryAfterSeconds };
    draft.effects.push({ type: "answer-message", leg, message, status, ...later });
  };
  const sender = askerOf(draft, leg);
  if (!sender || sender.role === "observer") return answer(403);
  const fault = faultOf(received);
  if (fault !== undefined) return answer(fault);
  const messageId = received.messageId ?? drawToken(draft.env.random);
  const { chat } = draft.conference;
  if (chat.known.includes(nameOf({ seat: sender.seat, messageId }))) return answer(202);
  const wait = spendBoth(draft, sender.seat);
  if (wait !== undefined) return answer(503, wait);
  answer(202);
  if (received.disposition === "reaction") react(draft, sender, messageId, received.text);
  else append(draft, sender, messageId, received.text);
}

function faultOf({ disposition, text }: MessageReceived): number | undefined {
  if (utf8Bytes(text) > instantMessageLimits.textBytes) return 413;
  const isUnknown = disposition === "reaction" && parseReaction(text) === undefined;
  return isUnknown || text.trim() === "" ? 400 : undefined;
}

/** Of what one may say and of what all may; the seconds to wait where either is used up. */
function spendBoth(draft: Draft, seat: number): number | undefined {
  const { chat } = draft.conference;
  const { now } = draft.env;
  const reader = chat.readers.get(seat) ?? newReader(chat.newest);
  const own = spend(reader.allowance, chatLimits.perParticipant, now);
  if (typeof own === "number") return own;
  const all = spend(chat.allowance, chatLimits.perConference, now);
  if (typeof all === "number") return all;
  const readers = new Map(chat.readers).set(seat, { ...reader, allowance: own });
  draft.conference = { ...draft.conference, chat: { ...chat, readers, allowance: all } };
  return undefined;
}

/** The next in the row; who is owed it follows from that (`tell-messages.ts`). */
function append(draft: Draft, sender: Participant, messageId: string, text: string): void {
  const { chat } = draft.conference;
  const number = chat.newest + 1;
  const said = {
    ...{ number, messageId, seat: sender.seat, date: draft.env.date, text },
    from: mailboxOf(sender),
  };
  const known = [...chat.known, nameOf(said)].slice(-chatLimits.known);
  const log = [...chat.log, said];
  draft.conference = { ...draft.conference, chat: { ...chat, newest: number, known, log } };
}

/** Goes to who is there now, and is kept for nobody. */
function react(draft: Draft, sender: Participant, messageId: string, text: string): void {
  const { env, conference } = draft;
  const from = mailboxOf(sender);
  for (const leg of draft.legs.values()) {
    if (leg.participant === sender.id || !canBeTold(leg)) continue;
    const said = { messageId, from, date: env.date, text };
    const message = told(conference, said, { disposition: "reaction", own: false });
    draft.effects.push({ type: "send-message", leg: leg.id, message });
  }
}

function mailboxOf(sender: Participant) {
  const { entity, displayName } = shownAs(sender);
  return { uri: entity, displayName };
}
