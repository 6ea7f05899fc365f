import { describe, expect, test } from "vitest";
import { chatLimits } from "../../src/conference/index.ts";
import { give, heard, ids, lose, says } from "../saying.ts";
import { Stage } from "../stage.ts";

describe("who is away", () => {
  test("[CHAT-20] and lost gets what was said meanwhile on coming back, as missed", () => {
    const stage = Stage.met("ada", "ben");
    says(stage, "ada", "before");
    stage.settle();
    lose(stage, "ben");
    says(stage, "ada", "one");
    says(stage, "ada", "two");
    stage.pass(5_000);
    stage.meeting.people.get("ben")?.join();
    stage.settle();
    says(stage, "ada", "after");
    stage.settle();
    expect(heard(stage, "ben")).toEqual([
      "ada: before",
      "ada: one (missed)",
      "ada: two (missed)",
      "ada: after",
    ]);
  });

  test("[CHAT-20] and whose flow alone was lost gets it in the same dialog", () => {
    const stage = Stage.met("ada", "ben");
    stage.meeting.people.get("ben")?.loseFlow();
    says(stage, "ada", "one");
    stage.pass(6_000);
    says(stage, "ada", "two");
    stage.pass(1_000);
    stage.meeting.people.get("ben")?.regainFlow();
    stage.pass(3_000);
    expect(ids(stage, "ben")).toEqual(["ada-1", "ada-2"]);
    expect(heard(stage, "ben").at(-1)).toBe("ada: two (missed)");
  });

  test("[CHAT-21] and has left gets nothing, on coming back either", () => {
    const stage = Stage.met("ada", "ben");
    const ben = stage.meeting.people.get("ben");
    ben?.leave();
    stage.settle();
    says(stage, "ada", "hello");
    stage.settle();
    expect(stage.meeting.focus.conference.chat.log).toEqual([]);
    ben?.join();
    stage.settle();
    expect(heard(stage, "ben")).toEqual([]);
  });

  test("[CHAT-21] and leaves for good loses what was kept", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    lose(stage, "ben");
    says(stage, "ada", "hello");
    stage.settle();
    expect(stage.meeting.focus.conference.chat.log).toHaveLength(1);
    stage.meeting.referrals.requestRemoval("sip:ben@parley.example", undefined, "host");
    stage.settle();
    expect(stage.meeting.focus.conference.chat.log).toEqual([]);
  });

  test("[CHAT-22] for longer than the seat is held gets nothing", () => {
    const stage = Stage.met("ada", "ben");
    lose(stage, "ben");
    says(stage, "ada", "hello");
    stage.pass(31_000);
    expect(stage.meeting.focus.conference.chat.log).toEqual([]);
    stage.meeting.people.get("ben")?.join();
    stage.settle();
    expect(heard(stage, "ben")).toEqual([]);
  });

  test("[CHAT-23] because new gets nothing of before", () => {
    const stage = Stage.met("ada");
    stage.joined("eve");
    lose(stage, "eve");
    says(stage, "ada", "hello");
    stage.settle();
    stage.joined("ben");
    expect(heard(stage, "ben")).toEqual([]);
  });

  test("[CHAT-24] misses the oldest beyond what is kept", () => {
    const stage = Stage.met("ada", "ben");
    lose(stage, "ben");
    for (let said = 0; said < 20; said += 1) {
      give(stage, "ada", { text: `${said}`.padEnd(4_000, "x") });
      stage.pass(1_100);
    }
    const { log } = stage.meeting.focus.conference.chat;
    expect(log.length).toBeLessThanOrEqual(chatLimits.textLength / 4_000);
    expect(log.at(-1)?.text).toMatch(/^19x/);
  });
});

describe("a conference that is kept", () => {
  test("[CHAT-25] keeps what is missed over a crash, and for those who were there what was on its way", () => {
    const stage = new Stage({}, { longLived: true });
    for (const name of ["ada", "ben", "cyd"]) stage.joined(name);
    lose(stage, "ben");
    stage.pass(40_000);
    says(stage, "ada", "hello");
    stage.settle();
    stage.meeting.crash();
    for (const name of ["ada", "ben", "cyd"]) stage.meeting.people.get(name)?.join();
    stage.pass(5_000);
    expect(heard(stage, "ben")).toEqual(["ada: hello (missed)"]);
    expect(new Set(ids(stage, "cyd"))).toEqual(new Set(["ada-1"]));
    expect(stage.meeting.focus.memory?.chat).toBeUndefined();
  });

  test("[CHAT-25] as missed for the first who is back too", () => {
    const stage = new Stage({}, { longLived: true });
    for (const name of ["ada", "ben"]) stage.joined(name);
    lose(stage, "ben");
    says(stage, "ada", "hello");
    stage.settle();
    stage.meeting.crash();
    stage.meeting.people.get("ben")?.join();
    stage.pass(5_000);
    expect(heard(stage, "ben")).toEqual(["ada: hello (missed)"]);
  });

  test("[CHAT-26] forgets after a week", () => {
    const stage = new Stage({}, { longLived: true });
    for (const name of ["ada", "ben"]) stage.joined(name);
    lose(stage, "ben");
    says(stage, "ada", "hello");
    stage.pass(6.5 * 86_400_000);
    expect(stage.meeting.focus.conference.chat.log).toHaveLength(1);
    stage.pass(2 * 86_400_000);
    stage.meeting.people.get("ben")?.join();
    stage.settle();
    expect(heard(stage, "ben")).toEqual([]);
  });
});
