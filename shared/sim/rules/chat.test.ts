import { describe, expect, test } from "vitest";
import { answers, give, heard, lose, says } from "../saying.ts";
import { Stage } from "../stage.ts";

describe("a MESSAGE of a participant's", () => {
  test("[CHAT-10] reaches everybody, who said it too, and is 202", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    const effects = stage.after(() => says(stage, "ada", "hello"));
    expect(answers(effects)).toEqual([202]);
    expect(heard(stage, "ben")).toEqual(["ada: hello"]);
    expect(heard(stage, "cyd")).toEqual(["ada: hello"]);
    expect(heard(stage, "ada")).toEqual(["ada: hello"]);
    expect(
      effects.flatMap((effect) => (effect.type === "send-message" ? effect.message.own : [])),
    ).toEqual([true, false, false]);
    expect(stage.meeting.focus.conference.chat.log).toEqual([]);
  });

  test("[CHAT-11] stands in the same place for everybody, however they are reached", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    for (const text of ["one", "two", "three"]) {
      says(stage, "ada", text);
      says(stage, "ben", text);
    }
    stage.settle();
    expect(heard(stage, "cyd")).toHaveLength(6);
    expect(heard(stage, "ada")).toEqual(heard(stage, "cyd"));
    expect(heard(stage, "ben")).toEqual(heard(stage, "cyd"));
  });

  test("[CHAT-12] that is sent again is 202 and reaches nobody twice", () => {
    const stage = Stage.met("ada", "ben");
    const again = () => give(stage, "ada", { messageId: "m", text: "hello" });
    expect(answers([...stage.after(again), ...stage.after(again)])).toEqual([202, 202]);
    expect(heard(stage, "ben")).toEqual(["ada: hello"]);
    give(stage, "ben", { messageId: "m", text: "hello" });
    stage.settle();
    expect(heard(stage, "ada").at(-1)).toBe("ben: hello");
  });

  test.for<[string, number]>([
    ["", 400],
    [" \n ", 400],
    ["x".repeat(4_000), 202],
    ["x".repeat(4_001), 413],
    ["é".repeat(2_001), 413],
  ])("[CHAT-13] of %j gets %i", ([text, status]) => {
    const stage = Stage.met("ada", "ben");
    expect(answers(stage.after(() => give(stage, "ada", { text })))).toEqual([status]);
    expect(heard(stage, "ben")).toHaveLength(status === 202 ? 1 : 0);
  });

  test("[CHAT-14] of an observer is 403", () => {
    const stage = Stage.met("ada");
    stage.joined("olga", { caller: { role: "observer" } });
    expect(answers(stage.after(() => give(stage, "olga", { text: "hello" })))).toEqual([403]);
    says(stage, "ada", "hello");
    stage.settle();
    expect(heard(stage, "olga")).toEqual(["ada: hello"]);
  });

  test("[CHAT-15] beyond what one may say, or all, is 503 with the time to wait", () => {
    const stage = Stage.met("ada", "ben");
    const flood = () => {
      for (let said = 0; said < 12; said += 1) give(stage, "ada", { text: "hello" });
    };
    const effects = stage.after(flood);
    expect(answers(effects)).toEqual([...Array.from({ length: 10 }, () => 202), 503, 503]);
    expect(
      effects.flatMap((effect) =>
        effect.type === "answer-message" ? (effect.retryAfterSeconds ?? []) : [],
      ),
    ).toEqual([1, 1]);
    expect(answers(stage.after(() => give(stage, "ben", { text: "hello" })))).toEqual([202]);
    stage.pass(2_000);
    expect(answers(stage.after(flood)).filter((status) => status === 202)).toHaveLength(2);
  });

  test("[CHAT-16] of somebody who asked for privacy names nobody", () => {
    const stage = Stage.met("ben");
    stage.joined("ada", { caller: { anonymous: true } });
    says(stage, "ada", "hello");
    stage.settle();
    const [message] = stage.meeting.people.get("ben")?.told ?? [];
    expect(JSON.stringify(message)).not.toContain("ada@");
    expect(message?.from.displayName).toBe("Anonymous");
  });
});

describe("a reaction", () => {
  test("[CHAT-40] reaches all others who are there, and is kept for nobody", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    lose(stage, "cyd");
    const effects = stage.after(() => give(stage, "ada", { text: "👏", disposition: "reaction" }));
    expect(answers(effects)).toEqual([202]);
    expect(heard(stage, "ben")).toEqual(["ada: 👏"]);
    expect(heard(stage, "ada")).toEqual([]);
    stage.meeting.people.get("cyd")?.join();
    stage.settle();
    expect(heard(stage, "cyd")).toEqual([]);
  });

  test("[CHAT-41] that is none of the few is 400", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => give(stage, "ada", { text: "boo", disposition: "reaction" }));
    expect(answers(effects)).toEqual([400]);
  });
});
