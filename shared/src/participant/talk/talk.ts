import { parseReaction, type Reaction } from "../../instant-message/index.ts";
import { assertNever, type Env } from "../../lib/index.ts";
import { andThen, type Participant, type ParticipantStep } from "../participant.ts";
import { mayBeHeard } from "../rooms/may-be-heard.ts";
import {
  answered,
  givenUp,
  heard,
  type MessageHeard,
  resent,
  withMessage,
  withoutFaded,
  withReaction,
} from "./chat.ts";
import { handDown, microphoneGranted } from "./levels.ts";
import { handLowered, handMoved, levelAnswered, levelsUntold, tellLevels } from "./own-levels.ts";
import type { TalkInput } from "./talk-input.ts";
import { type Wished, wishAnswered, wished, wishesForgotten, wishesLost } from "./wish.ts";

export function talk(participant: Participant, input: TalkInput, env: Env): ParticipantStep {
  const { chat, self } = participant;
  switch (input.type) {
    case "message-written": {
      const { text, date } = input;
      const by = { entity: self.entity, name: self.name };
      return [{ ...participant, chat: withMessage(chat, by, { text, date, id: drawId(env) }) }, []];
    }
    case "message-resent":
      return [{ ...participant, chat: resent(chat, input.id) }, []];
    case "message-answered":
      return [{ ...participant, chat: answered(chat, input.id, input.status) }, []];
    case "message-heard":
      return [{ ...participant, chat: withHeard(participant, input.message, env) }, []];
    case "reaction-given":
      return react(participant, input.emoji, env);
    case "hand-moved":
      return [handMoved(participant, input.raised), []];
    case "hand-lowered":
      return [handLowered(participant, input.by, env), []];
    case "hand-answered":
    case "microphone-answered":
      return [levelAnswered(participant, input, env), []];
    case "wish-made": {
      const { type: _, ...what } = input;
      return wishMade(participant, what);
    }
    case "wish-answered":
      return [{ ...participant, wishes: wishAnswered(participant.wishes, input) }, []];
    default:
      return assertNever(input);
  }
}

/** What is to be said goes out while there is a dialog and a flow for it, and waits until then. */
export function keepTalking(participant: Participant, env: Env): ParticipantStep {
  const chat = withoutFaded(participant.chat, env);
  const { phase } = participant;
  const quiet = chat === participant.chat ? participant : { ...participant, chat };
  if (phase.type === "left" || phase.type === "outside") return [fallenSilent(quiet), []];
  if (!isHeard(participant)) return [interrupted(quiet), []];
  return andThen(sendNext(quiet), (next) => tellLevels(next, env));
}

function wishMade(participant: Participant, what: Wished): ParticipantStep {
  const { self, roster } = participant;
  const audible = roster.people.filter((one) => one.entity !== self.entity && mayBeHeard(one));
  const [wishes, { sequence, state }] = wished(participant.wishes, what, {
    isHeard: isHeard(participant),
    people: audible.length,
  });
  return [
    { ...participant, wishes },
    state === "sending" ? [{ type: "send-wish", ...what, sequence }] : [],
  ];
}

function sendNext(participant: Participant): ParticipantStep {
  const { chat } = participant;
  const next = chat.sending === undefined && chat.own.find(({ state }) => state === "pending");
  if (!next) return [participant, []];
  const { id, text } = next;
  return [
    { ...participant, chat: { ...chat, sending: id } },
    [{ type: "send-message", id, disposition: "render", text }],
  ];
}

function isHeard({ phase, recovery }: Participant): boolean {
  return phase.type === "in-conference" && recovery.phase === "settled";
}

function fallenSilent(participant: Participant): Participant {
  const chat = givenUp(participant.chat);
  const wishes = wishesForgotten(participant.wishes);
  return { ...participant, chat, hand: handDown, microphone: microphoneGranted, wishes };
}

/** What was on its way goes out again, but for wishes: whether it came through is not known here. */
function interrupted(participant: Participant): Participant {
  const { sending: _, ...chat } = participant.chat;
  const silent = { ...levelsUntold(participant), wishes: wishesLost(participant.wishes) };
  return participant.chat.sending === undefined ? silent : { ...silent, chat };
}

/** Seen here at once; who is away for a moment reacts to nothing. */
function react(participant: Participant, emoji: Reaction, env: Env): ParticipantStep {
  if (!isHeard(participant)) return [participant, []];
  const { entity, name } = participant.self;
  const id = drawId(env);
  const chat = withReaction(participant.chat, { id, entity, name, emoji }, env);
  return [
    { ...participant, chat },
    [{ type: "send-message", id, disposition: "reaction", text: emoji }],
  ];
}

function withHeard({ chat }: Participant, message: MessageHeard, env: Env) {
  const { id = drawId(env), entity, name } = message;
  if (message.disposition === "render") return heard(chat, { ...message, id });
  const emoji = parseReaction(message.text);
  return emoji === undefined ? chat : withReaction(chat, { id, entity, name, emoji }, env);
}

/** 128 bits and more, where chance has them. */
function drawId({ random }: Env): string {
  const part = () => Math.floor(random() * 2 ** 48).toString(36);
  return [part(), part(), part()].join("-");
}
