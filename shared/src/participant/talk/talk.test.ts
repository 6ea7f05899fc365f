import { describe, expect, test } from "vitest";
import { chatOwnLimits, entriesOf, type MessageHeard } from "../index.ts";
import { openParticipant, type ParticipantEffect } from "../participant.ts";
import { stepParticipant } from "../step.ts";
import { Stage, sdp, self } from "../test-stage.ts";

describe("what is said here", () => {
  test("[CHAT-70] goes out one after the other, and is marked sent when it is taken in", () => {
    const stage = new Stage().joined();
    expect(texts(writes(stage, "one"))).toEqual(["one"]);
    expect(texts(writes(stage, "two"))).toEqual([]);
    expect(states(stage)).toEqual(["one pending", "two pending"]);
    expect(texts(answers(stage, 202))).toEqual(["two"]);
    answers(stage, 202);
    expect(states(stage)).toEqual(["one sent", "two sent"]);
  });

  test.each([400, 403, 413, 503, 408])(
    "[CHAT-71] and answered %i has failed, and is sent again when somebody wishes it",
    (status) => {
      const stage = new Stage().joined();
      const [sent] = writes(stage, "one");
      answers(stage, status);
      expect(states(stage)).toEqual(["one failed"]);
      const again = resends(stage, sent?.type === "send-message" ? sent.id : "");
      expect(again).toEqual([sent]);
      expect(states(stage)).toEqual(["one pending"]);
    },
  );

  test("[CHAT-71] and is longer than a message may be has failed without being sent; blanks are nothing", () => {
    const stage = new Stage().joined();
    expect(writes(stage, "é".repeat(2_001))).toEqual([]);
    expect(states(stage)[0]).toMatch(/failed$/);
    writes(stage, " \n");
    expect(stage.participant.chat.own).toHaveLength(1);
  });

  test("[CHAT-72] and was on its way when the flow was lost goes out again in the next, under its id", () => {
    const stage = new Stage().joined();
    const [sent] = writes(stage, "one");
    stage.after(11_000).gives("flow-lost");
    writes(stage, "two");
    expect(stage.gives("flow-opened").asked).toEqual(["send-options"]);
    stage.gives({ type: "options-answered", status: 200 });
    expect(stage.effects).toContainEqual(sent);
    expect(states(stage)).toEqual(["one pending", "two pending"]);
  });

  test("[CHAT-72] and answered 481 goes out in a new dialog", () => {
    const stage = new Stage().joined();
    const [sent] = writes(stage, "one");
    stage.after(11_000);
    answers(stage, 481);
    expect(stage.asked).toEqual(["open-flow"]);
    const back: ParticipantEffect[] = [];
    stage.gives("flow-opened");
    stage.gives({ type: "answered", ...sdp });
    back.push(...stage.effects);
    expect(back).toContainEqual(sent);
  });

  test("[CHAT-73] takes its place where the focus tells it back, with the time of the focus", () => {
    const stage = new Stage().joined();
    const [sent] = writes(stage, "mine");
    hears(stage, { id: "a1", text: "theirs" });
    expect(states(stage)).toEqual(["theirs received", "mine pending"]);
    hears(stage, {
      ...(sent?.type === "send-message" && { id: sent.id }),
      text: "mine",
      entity: self.entity,
    });
    hears(stage, { id: "a2", text: "after" });
    answers(stage, 202);
    expect(states(stage)).toEqual(["theirs received", "mine sent", "after received"]);
    expect(entriesOf(stage.participant.chat)[1]).toMatchObject({ own: true, date: told.date });
  });

  test("[CHAT-75] is there once, told again under the URI that others are shown", () => {
    const stage = new Stage().joined();
    const [sent] = writes(stage, "mine");
    const id = sent?.type === "send-message" ? sent.id : "";
    const entity = "sip:anonymous1@anonymous.invalid";
    hears(stage, { id, text: "mine", entity });
    hears(stage, { id, text: "mine", entity });
    expect(entriesOf(stage.participant.chat)).toMatchObject([{ own: true, entity }]);
  });

  test("[CHAT-74] has failed when this end has left, and what was said is still there", () => {
    const stage = new Stage().joined();
    hears(stage, { id: "a1" });
    writes(stage, "one");
    stage.gives("leave-requested");
    expect(states(stage)).toEqual(["hello received", "one failed"]);
    expect(writes(stage, "two")).toEqual([]);
  });
});

describe("what others say", () => {
  test("[CHAT-75] is there once, however often it is told, and as missed where it was", () => {
    const stage = new Stage().joined();
    hears(stage, { id: "a1", missed: true });
    hears(stage, { id: "a1" });
    hears(stage, { id: "a1", entity: "sip:other@example.org" });
    expect(entriesOf(stage.participant.chat).map(({ missed }) => missed)).toEqual([true, false]);
  });

  test("[CHAT-76] is kept to a number", () => {
    const stage = new Stage().joined();
    for (let nth = 0; nth < chatOwnLimits.entries + 5; nth += 1) hears(stage, { id: `a${nth}` });
    const entries = entriesOf(stage.participant.chat);
    expect(entries).toHaveLength(chatOwnLimits.entries);
    expect(entries[0]?.id).toBe("a5");
  });

  test("[CHAT-77] survives a loss of the dialog; and a reload, with what the page has kept", () => {
    const stage = new Stage().joined();
    hears(stage, { id: "a1" });
    stage.gives({ type: "ended", reasons: [] }).gives("flow-opened");
    expect(states(stage)).toEqual(["hello received"]);
    const kept = entriesOf(stage.participant.chat);
    const anew = openParticipant(self, { cameras: [], camerasOn: true, microphoneOn: true }, kept);
    expect(entriesOf(anew.chat)).toEqual(kept);
  });
});

describe("a reaction", () => {
  test("[CHAT-78] is seen for some seconds, one's own at once", () => {
    const stage = new Stage().joined();
    stage.gives({ type: "reaction-given", emoji: "🎉" });
    expect(stage.effects).toMatchObject([
      { type: "send-message", disposition: "reaction", text: "🎉" },
    ]);
    stage.after(1_000);
    hears(stage, { id: "r1", disposition: "reaction", text: "👏" });
    expect(seen(stage)).toEqual(["Me 🎉", "Ada 👏"]);
    expect(entriesOf(stage.participant.chat)).toEqual([]);
    stage.after(4_000).gives("deadline-passed");
    expect(seen(stage)).toEqual(["Ada 👏"]);
    stage.after(1_000).gives("deadline-passed");
    expect(seen(stage)).toEqual([]);
  });

  test("[CHAT-78] that is none of the few is not seen, and nobody who is away reacts", () => {
    const stage = new Stage().joined();
    hears(stage, { disposition: "reaction", text: "boo" });
    stage.gives("flow-lost").gives({ type: "reaction-given", emoji: "🎉" });
    expect([seen(stage), stage.effects]).toEqual([[], []]);
  });
});

describe("one's own hand", () => {
  test("[CHAT-79] is told once, and again in each new dialog while it is up", () => {
    const stage = new Stage().joined();
    expect(stage.gives({ type: "hand-moved", raised: true }).effects).toEqual([
      { type: "send-hand", raised: true },
    ]);
    expect(stage.gives({ type: "hand-moved", raised: true }).effects).toEqual([]);
    stage.gives({ type: "hand-answered", status: 200 });
    stage.after(11_000).gives("flow-lost").gives("flow-opened");
    stage.gives({ type: "options-answered", status: 200 });
    expect(stage.asked).toContain("send-hand");
    stage.gives({ type: "hand-answered", status: 200 });
    stage.after(1_000).gives({ type: "hand-moved", raised: false });
    expect(stage.effects).toEqual([{ type: "send-hand", raised: false }]);
  });

  test("[CHAT-79] goes down by leaving", () => {
    const stage = new Stage().joined().gives({ type: "hand-moved", raised: true });
    expect(stage.gives("leave-requested").participant.hand.raised).toBe(false);
  });
});

const told: MessageHeard = {
  entity: "sip:ada@example.org",
  name: "Ada",
  date: "2026-01-01T10:00:00.000Z",
  disposition: "render",
  text: "hello",
  missed: false,
};

function hears(stage: Stage, said: Partial<MessageHeard>): void {
  stage.gives({ type: "message-heard", message: { ...told, ...said } });
}

function writes(stage: Stage, text: string): readonly ParticipantEffect[] {
  const env = { now: stage.now, random: chance() };
  const input = { type: "message-written", text, date: "2026-01-01T09:00:00.000Z" } as const;
  const [participant, effects] = stepParticipant(stage.participant, input, env);
  stage.participant = participant;
  return effects;
}

/** Another number each time, so that no two messages have one id. */
function chance(): () => number {
  drawn += 1;
  return () => drawn / 1_000;
}

let drawn = 0;

function answers(stage: Stage, status: number): readonly ParticipantEffect[] {
  return stage.gives({ type: "message-answered", id: stage.participant.chat.sending ?? "", status })
    .effects;
}

function resends(stage: Stage, id: string): readonly ParticipantEffect[] {
  return stage.gives({ type: "message-resent", id }).effects;
}

function texts(effects: readonly ParticipantEffect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.type === "send-message" ? effect.text : []));
}

function states(stage: Stage): readonly string[] {
  return entriesOf(stage.participant.chat).map(({ text, state }) => `${text} ${state}`);
}

function seen({ participant }: Stage): readonly string[] {
  return participant.chat.reactions.map(({ name, emoji }) => `${name} ${emoji}`);
}
