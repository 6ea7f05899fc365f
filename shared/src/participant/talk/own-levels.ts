import type { Env } from "../../lib/index.ts";
import { isAudible } from "../own-media/own-room.ts";
import type { Participant, ParticipantEffect, ParticipantStep } from "../participant.ts";
import { answered, type InfoAnswer, told, untold } from "./telling.ts";

/** What the focus is to be told now of hand and microphone. */
export function tellLevels(participant: Participant, { now }: Env): ParticipantStep {
  const { hand, ownRoom } = participant;
  const on = isAudible(ownRoom);
  const telling = told(hand.telling, hand.raised, now);
  const microphone = told(participant.microphone, on, now);
  const effects: ParticipantEffect[] = [];
  if (telling) effects.push({ type: "send-hand", raised: hand.raised });
  if (microphone) effects.push({ type: "send-microphone", on });
  return [
    {
      ...participant,
      ...(telling && { hand: { ...hand, telling } }),
      ...(microphone && { microphone }),
    },
    effects,
  ];
}

export function levelAnswered(
  participant: Participant,
  { type, ...answer }: { readonly type: "hand-answered" | "microphone-answered" } & InfoAnswer,
  { now }: Env,
): Participant {
  const { hand, microphone } = participant;
  return type === "hand-answered"
    ? { ...participant, hand: { ...hand, telling: answered(hand.telling, answer, now) } }
    : { ...participant, microphone: answered(microphone, answer, now) };
}

/** Flow or dialog are lost: in the next, all is told that is not taken for granted. */
export function levelsUntold(participant: Participant): Participant {
  const { hand } = participant;
  const telling = untold(hand.telling, false);
  const microphone = untold(participant.microphone, true);
  return { ...participant, hand: { ...hand, telling }, microphone };
}

/** The hand goes up; or down, and nobody is told whom it was by that took it down before. */
export function handMoved(participant: Participant, raised: boolean): Participant {
  const { telling } = participant.hand;
  return { ...participant, hand: { raised, telling } };
}

/** The focus has it down already; but what an INFO on its way says it will have after that. */
export function handLowered(participant: Participant, by: string, { now: at }: Env): Participant {
  const { telling, raised } = participant.hand;
  if (!raised) return participant;
  return {
    ...participant,
    hand: { raised: false, telling: { ...telling, known: false }, lowered: { by, at } },
  };
}
