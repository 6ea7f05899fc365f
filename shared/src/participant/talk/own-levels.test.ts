import { describe, expect, test } from "vitest";
import { ms } from "../../lib/index.ts";
import { participantLimits } from "../limits.ts";
import type { ParticipantEffect } from "../participant.ts";
import { Stage, sdp } from "../test-stage.ts";

describe("one's own microphone", () => {
  test("[TALK-8] is told when it is muted, and when it is on again", () => {
    const stage = new Stage().joined();
    expect(stage.asked).not.toContain("send-microphone");
    mutes(stage);
    expect(stage.effects).toEqual([{ type: "send-microphone", on: false }]);
    hasTold(stage);
    mutes(stage.after(5_000), false);
    expect(stage.effects).toEqual([{ type: "send-microphone", on: true }]);
  });

  test("[TALK-8] is told on joining where it is muted, or where there is none", () => {
    const muted = new Stage().gives({ type: "microphone-switched", on: false });
    expect(told(joining(muted))).toEqual([false]);
    const missing = new Stage().gives({ ...sources, microphoneMissing: true });
    expect(told(joining(missing))).toEqual([false]);
    missing.gives({ type: "microphone-answered", status: 200 });
    missing.after(5_000).gives({ ...sources, microphoneMissing: false });
    expect(told(missing.effects)).toEqual([true]);
  });

  test("[TALK-9] is told at most once a second, as it is then, and once where that is the same", () => {
    const stage = new Stage().joined();
    mutes(stage);
    hasTold(stage);
    mutes(stage, false);
    mutes(stage);
    expect(stage.effects).toEqual([]);
    stage.after(5_000).gives("deadline-passed");
    expect(told(stage.effects)).toEqual([]);
    mutes(stage, false);
    hasTold(stage);
    mutes(stage);
    expect(told(stage.effects)).toEqual([]);
    stage.untilDeadline();
    expect(told(stage.effects)).toEqual([false]);
  });

  test("[TALK-9] is told when the INFO before it is answered, and not before", () => {
    const stage = new Stage().joined();
    mutes(stage);
    expect(told(stage.after(5_000).gives("deadline-passed").effects)).toEqual([]);
    mutes(stage, false);
    expect(stage.effects).toEqual([]);
    hasTold(stage);
    expect(told(stage.effects)).toEqual([true]);
  });

  test.each([
    [503, ms(7_000), 7_000],
    [500, undefined, participantLimits.tellAgainAfter],
    [408, undefined, participantLimits.tellAgainAfter],
  ])(
    "[TALK-10] refused for now with %i, is told again later, as it is then",
    (status, wait, until) => {
      const stage = new Stage().joined();
      mutes(stage);
      hasTold(stage, status, wait);
      expect(stage.effects).toEqual([]);
      stage.after(until - 1).gives("deadline-passed");
      expect(told(stage.effects)).toEqual([]);
      stage.after(1).gives("deadline-passed");
      expect(told(stage.effects)).toEqual([false]);
    },
  );

  test.each([469, 415, 488])("[TALK-10] refused for good with %i, is not told again", (status) => {
    const stage = new Stage().joined();
    mutes(stage);
    hasTold(stage, status);
    stage.after(60_000).gives("deadline-passed");
    expect(told(stage.effects)).toEqual([]);
  });

  test("[TALK-11] muted, is told anew on another flow and in a new dialog; one that is on is not", () => {
    const stage = new Stage().joined();
    expect(told(comesBack(stage))).toEqual([]);
    mutes(stage);
    hasTold(stage);
    expect(told(comesBack(stage))).toEqual([false]);
    hasTold(stage);
    stage.after(11_000).gives({ type: "ended", reasons: [] }).gives("flow-opened");
    expect(told(answered(stage))).toEqual([false]);
  });

  test("[TALK-11] switched on while this end was away is told in the next dialog", () => {
    const stage = new Stage().joined();
    mutes(stage);
    stage.after(11_000).gives("flow-lost");
    mutes(stage, false);
    expect(stage.effects).toEqual([]);
    stage.gives("flow-opened").gives({ type: "options-answered", status: 200 });
    expect(told(stage.effects)).toEqual([true]);
  });
});

describe("one's own hand", () => {
  test("[TALK-12] taken down by a host is down, says by whom, and nobody is told", () => {
    const stage = new Stage().joined().gives({ type: "hand-moved", raised: true });
    stage.gives({ type: "hand-answered", status: 200 });
    stage.after(5_000).gives({ type: "hand-lowered", by: "Ada" });
    const { raised, lowered } = stage.participant.hand;
    expect([raised, lowered]).toEqual([false, { by: "Ada", at: stage.now }]);
    expect(stage.effects).toEqual([]);
    stage.gives({ type: "hand-moved", raised: true });
    expect(stage.effects).toEqual([{ type: "send-hand", raised: true }]);
    expect(stage.participant.hand.lowered).toBeUndefined();
  });

  test("[TALK-12] taken down before an INFO that says it is up has its answer is told to be down after it", () => {
    const stage = new Stage().joined().gives({ type: "hand-moved", raised: true });
    stage.gives({ type: "hand-lowered", by: "Ada" });
    expect(stage.effects).toEqual([]);
    stage.after(5_000).gives({ type: "hand-answered", status: 200 });
    expect(stage.effects).toEqual([{ type: "send-hand", raised: false }]);
  });

  test("[TALK-12] that is down already is taken down by nobody", () => {
    const stage = new Stage().joined().gives({ type: "hand-lowered", by: "Ada" });
    expect(stage.participant.hand.lowered).toBeUndefined();
  });
});

test("[TALK-13] a host's wish that a hand go down goes out once, and not while this end is away", () => {
  const ben = "sip:ben@example.org";
  const wish = { type: "wish-made", kind: "lower-hand", entity: ben } as const;
  const stage = new Stage().joined().gives(wish);
  expect(stage.effects).toMatchObject([{ type: "send-wish", kind: "lower-hand", entity: ben }]);
  stage.after(11_000).gives("flow-lost").gives(wish);
  expect(stage.effects).toEqual([]);
});

const sources = { type: "own-sources-changed", cameras: [], presenting: false } as const;

function mutes(stage: Stage, muted = true): void {
  stage.gives({ type: "microphone-switched", on: !muted });
}

function hasTold(stage: Stage, status = 200, retryAfter?: ReturnType<typeof ms>): void {
  const later = retryAfter !== undefined && { retryAfter };
  stage.gives({ type: "microphone-answered", status, ...later });
}

function joining(stage: Stage): readonly ParticipantEffect[] {
  return answered(stage.gives("join-requested").gives("flow-opened"));
}

/** What is said on the 200 to the INVITE. */
function answered(stage: Stage): readonly ParticipantEffect[] {
  return stage.gives({ type: "answered", ...sdp }).effects;
}

/** On another flow, in the dialog there was. */
function comesBack(stage: Stage): readonly ParticipantEffect[] {
  stage.after(11_000).gives("flow-lost").gives("flow-opened");
  return stage.gives({ type: "options-answered", status: 200 }).effects;
}

function told(effects: readonly ParticipantEffect[]): readonly boolean[] {
  return effects.flatMap((effect) => (effect.type === "send-microphone" ? [effect.on] : []));
}
