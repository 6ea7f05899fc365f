import type { ConferenceEffect } from "../src/conference/index.ts";
import type { Stage } from "./stage.ts";

export function says(stage: Stage, who: string, text: string): void {
  stage.meeting.people.get(who)?.say(text);
}

export function give(
  stage: Stage,
  who: string,
  said: { readonly text: string; readonly messageId?: string; readonly disposition?: "reaction" },
): void {
  stage.meeting.focus.receive({
    type: "message-received",
    ...{ leg: stage.leg(who), message: "1", disposition: "render" },
    ...said,
  });
}

/** Its own endpoint answers nothing from now on, what is said reaches the focus's end of it. */
export function answersItself(stage: Stage, who: string, text: string): void {
  const presence = stage.meeting.people.get(who)?.presence;
  presence?.sipDown.cut();
  says(stage, "ada", text);
  stage.settle();
}

export function answer(stage: Stage, who: string, number: number, status: number): void {
  stage.meeting.focus.receive({ type: "message-answered", leg: stage.leg(who), number, status });
}

export function lose(stage: Stage, who: string): void {
  stage.meeting.people.get(who)?.vanish();
  stage.pass(6_000);
}

export function answers(effects: readonly ConferenceEffect[]): readonly number[] {
  return effects.flatMap((effect) => (effect.type === "answer-message" ? [effect.status] : []));
}

export function sentTo(
  stage: Stage,
  who: string,
  effects: readonly ConferenceEffect[],
): readonly number[] {
  return effects.flatMap((effect) =>
    effect.type === "send-message" && effect.leg === stage.leg(who)
      ? [effect.message.number ?? 0]
      : [],
  );
}

export function heard(stage: Stage, who: string): readonly string[] {
  return (stage.meeting.people.get(who)?.told ?? []).map(
    ({ from, text, missed }) => `${from.displayName}: ${text}${missed ? " (missed)" : ""}`,
  );
}

/** By id, each once. */
export function ids(stage: Stage, who: string): readonly string[] {
  const told = stage.meeting.people.get(who)?.told ?? [];
  return [...new Set(told.map(({ messageId }) => messageId))];
}
