import { describe, expect, test } from "vitest";
import { chatLimits } from "../../src/conference/index.ts";
import { answer, answersItself, heard, says, sentTo } from "../saying.ts";
import { Stage } from "../stage.ts";

describe("a message that does not come through", () => {
  test.for([405, 415, 513, 603])(
    "[CHAT-30] answered %i is not tried again, and the next is",
    (status) => {
      const stage = Stage.met("ada", "ben");
      answersItself(stage, "ben", "one");
      answer(stage, "ben", 1, status);
      const sent = stage.after(() => says(stage, "ada", "two"));
      expect(sentTo(stage, "ben", sent)).toEqual([2]);
    },
  );

  test("[CHAT-30] not answered at all is told again in the next dialog", () => {
    const stage = Stage.met("ada", "ben");
    answersItself(stage, "ben", "one");
    stage.pass(33_000);
    expect(stage.participant("ben")?.presence.phase).toBe("lost");
    stage.meeting.people.get("ben")?.join();
    stage.settle();
    expect(heard(stage, "ben")).toEqual(["ada: one (missed)"]);
  });

  test("[CHAT-31] answered 5xx is tried again later and later, and in the end no more", () => {
    const stage = Stage.met("ada", "ben");
    answersItself(stage, "ben", "one");
    const times: number[] = [];
    for (let tries = 0; tries < chatLimits.attempts; tries += 1) {
      answer(stage, "ben", 1, 503);
      const before = stage.steps.length;
      stage.pass(1_000 * 2 ** tries + 100);
      const sent = stage.steps
        .slice(before)
        .filter((step) => sentTo(stage, "ben", step.effects).length > 0);
      times.push(sent.length);
    }
    expect(times).toEqual([1, 1, 1, 1, 0]);
    expect(stage.meeting.focus.conference.chat.log).toEqual([]);
  });

  test("[CHAT-31] and whose reader is lost meanwhile waits for them, and for no time", () => {
    const stage = Stage.met("ada", "ben");
    const { focus, people } = stage.meeting;
    const leg = stage.leg("ben");
    const retries = () =>
      [...focus.conference.chat.readers.values()].flatMap(({ retryAt }) => retryAt ?? []);
    people.get("ben")?.presence?.sipDown.cut();
    focus.receive({ type: "flow-lost", leg });
    says(stage, "ada", "one");
    stage.settle();
    focus.receive({ type: "flow-restored", leg });
    answer(stage, "ben", 1, 503);
    expect(retries()).toHaveLength(1);
    focus.receive({ type: "flow-lost", leg });
    expect(focus.conference.chat.log).toHaveLength(1);
    expect(retries()).toEqual([]);
  });

  test("[CHAT-32] holds up nobody else", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    answersItself(stage, "ben", "one");
    says(stage, "ada", "two");
    stage.settle();
    expect(heard(stage, "cyd")).toEqual(["ada: one", "ada: two"]);
  });
});
