import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ms } from "../lib/index.ts";
import { mayRejoin } from "./ending.ts";
import { participantLimits } from "./limits.ts";
import { type ParticipantInput, participantDeadline } from "./participant.ts";
import { Stage, sdp } from "./test-stage.ts";

const hangUp = { type: "hang-up", status: 200, reason: "Call completed" };

describe("leaving", () => {
  test("[PART-40] leaving hangs up with cause 200, and nothing is waited for", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana").gives("leave-requested");
    expect(stage.effects).toEqual([hangUp]);
    expect(stage.participant.phase).toEqual({ type: "left", reason: "left" });
    expect(stage.participant.rooms).toEqual([]);
    expect(participantDeadline(stage.participant)).toBeUndefined();
  });

  test("[PART-40] leaving works with no flow at all", () => {
    const stage = new Stage().joined().after(60_000).gives("flow-lost").gives("flow-lost");
    expect(stage.gives("leave-requested").effects).toEqual([hangUp]);
  });

  test("[PART-41] joining that is called off goes back to where it began", () => {
    const stage = new Stage().gives("join-requested").gives("leave-requested");
    expect(stage.effects).toEqual([hangUp]);
    expect(stage.participant.phase).toEqual({ type: "outside" });
  });

  test.each([
    ['SIP;cause=200;text="x"', "removed", false],
    ['SIP ;cause=410; text="Gone"', "ended", false],
    ['SIP;text="a;b";cause=480', "asleep", true],
    ["sip; cause = 301", "replaced", true],
  ] as const)("[PART-42] a BYE with Reason %s means %s", (reason, meaning, may) => {
    const stage = new Stage()
      .joined()
      .gives({ type: "ended", reasons: ["Q.850;cause=16", reason] });
    expect(stage.participant.phase).toEqual({ type: "left", reason: meaning });
    expect(stage.asked).toEqual(["hang-up"]);
    expect(mayRejoin(meaning)).toBe(may);
  });

  test.each([
    ['SIP;cause=200;text="Removed by Ana"', { reason: "removed", by: "Ana" }],
    [
      'SIP ; text="Removed by A \\"x\\";cause=410" ;cause=200',
      { reason: "removed", by: 'A "x";cause=410' },
    ],
    ['SIP;cause=200;text="Removed"', { reason: "removed" }],
    ['SIP;cause=200;text="Removed by "', { reason: "removed" }],
    ['SIP;cause=410;text="Removed by Ana"', { reason: "ended" }],
  ])("[PART-190] a BYE with Reason %s tells who removed this end: %j", (reason, told) => {
    const stage = new Stage().joined().gives({ type: "ended", reasons: [reason] });
    expect(stage.participant.phase).toEqual({ type: "left", ...told });
  });

  test.each([[[]], [["SIP;cause=500"]], [["Q.850;cause=200"]], [["garbage"]]])(
    "[PART-43] a dialog that ends with Reason %j is an accident: the page rejoins by itself",
    (reasons) => {
      const stage = new Stage().joined().after(60_000).gives({ type: "ended", reasons });
      expect(stage.participant.phase).toEqual({ type: "in-conference" });
      expect(stage.asked).toEqual(["open-flow"]);
      expect(stage.gives("flow-opened").asked).toEqual(["invite"]);
    },
  );

  test("[PART-43] media that does not mend by itself in time is such an accident", () => {
    const stage = new Stage().joined().after(60_000).gives("media-interrupted");
    stage.after(4_000).gives("media-interrupted");
    expect(stage.after(999).gives("deadline-passed").asked).toEqual([]);
    expect(stage.after(1).gives("deadline-passed").asked).toEqual(["open-flow"]);
  });
});

describe("media that never came", () => {
  test("[PART-43] a dialog whose transport fails before anything flowed is lost all the same", () => {
    const stage = new Stage().gives("join-requested").gives("flow-opened");
    stage
      .gives({ type: "answered", ...sdp })
      .after(60_000)
      .gives("media-interrupted");
    expect(stage.untilDeadline().asked).toEqual(["open-flow"]);
  });
});

describe("refusals", () => {
  test("[PART-44] an INVITE refused on the way in is shown where one joins, with its Warning", () => {
    const refusal = { status: 486, warning: "102 too many" };
    const stage = new Stage().gives("join-requested").gives("flow-opened");
    stage.gives({ type: "refused", refusal });
    expect(stage.participant.phase).toEqual({ type: "outside", refusal });
  });

  test("[PART-44] no answer on the way in is a 408 after the whole budget", () => {
    const stage = new Stage().gives("join-requested");
    while (stage.participant.phase.type === "joining") stage.untilDeadline();
    expect(stage.now).toBe(participantLimits.retryBudget);
    expect(stage.participant.phase).toEqual({ type: "outside", refusal: { status: 408 } });
  });

  test.each([
    [503, "in-conference", undefined],
    [408, "in-conference", undefined],
    [404, "left", "ended"],
    [410, "left", "ended"],
    [480, "left", "asleep"],
    [403, "left", "refused"],
    [486, "left", "refused"],
  ])(
    "[PART-45] on the way back a %i leads to %s %s, with the focus's own word",
    (status, type, reason) => {
      const stage = new Stage().joined().after(60_000);
      stage.gives({ type: "ended", reasons: [] }).gives("flow-opened");
      const refusal = { status, warning: "a word of the focus" };
      stage.gives({ type: "refused", refusal });
      expect(stage.participant.phase).toEqual(
        reason === undefined ? { type } : { type, reason, refusal },
      );
    },
  );

  test("[PART-8] a 503 that names a time is tried again no sooner", () => {
    const stage = new Stage().joined().after(60_000);
    stage.gives({ type: "ended", reasons: [] }).gives("flow-opened");
    stage.gives({ type: "refused", refusal: { status: 503, retryAfter: ms(10_000) } });
    expect(stage.after(9_999).gives("deadline-passed").asked).toEqual([]);
    expect(stage.after(1).gives("deadline-passed").asked).toEqual(["open-flow"]);
  });

  test("[PART-46] 45 s in vain end in a Left page that offers to rejoin, never in pre-join", () => {
    const stage = new Stage().joined().after(60_000).gives("flow-lost");
    while (stage.participant.phase.type === "in-conference") stage.untilDeadline();
    expect(stage.participant.phase).toMatchObject({ type: "left", reason: "lost" });
    expect(stage.effects).toMatchObject([{ type: "hang-up", status: 408 }]);
    expect(mayRejoin("lost")).toBe(true);
    expect(stage.gives("join-requested").asked).toEqual(["open-flow"]);
  });
});

describe("given up", () => {
  test("[PART-191] after a loss it is known who was there when it began, by their names", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben").after(60_000);
    stage.gives("flow-lost").gives("flow-opened").notified("full", 2, "me", "ana");
    while (stage.participant.phase.type === "in-conference") stage.untilDeadline();
    expect(stage.participant.phase).toMatchObject({
      before: { self: stage.participant.self.name, others: ["ana", "ben"] },
    });
  });
});

describe("for all orders of inputs", () => {
  test("[PART-47] leaving always ends it, and after it nothing is done until asked to join", () => {
    fc.assert(
      fc.property(story, story, (before, afterwards) => {
        const stage = new Stage();
        play(stage, before);
        stage.gives("join-requested").gives("leave-requested");
        expect(stage.asked).toEqual(["hang-up"]);
        expect(["outside", "left"]).toContain(stage.participant.phase.type);
        const rest = afterwards.filter(([input]) => input.type !== "join-requested");
        expect(play(stage, rest)).toEqual([]);
      }),
    );
  });

  test("[PART-48] whatever happens, an outage of 45 s is the longest anybody is kept waiting", () => {
    fc.assert(
      fc.property(story, (happenings) => {
        const stage = new Stage();
        play(stage, [[{ type: "join-requested" }, 0], ...happenings]);
        const start = stage.now;
        for (let step = 0; step < 50 && stage.participant.recovery.phase !== "settled"; step += 1) {
          stage.untilDeadline();
        }
        const waited = stage.participant.recovery.phase === "settled" ? 0 : stage.now - start;
        expect(waited).toBeLessThanOrEqual(participantLimits.retryBudget);
        expect(["idle", "settled"]).toContain(stage.participant.recovery.phase);
      }),
    );
  });
});

const inputs: readonly ParticipantInput[] = [
  { type: "join-requested" },
  { type: "leave-requested" },
  { type: "retry-requested" },
  { type: "cameras-switched", on: false },
  { type: "cameras-switched", on: true },
  { type: "microphone-switched", on: false },
  { type: "flow-opened" },
  { type: "flow-opened" },
  { type: "flow-lost" },
  { type: "answered", ...sdp },
  { type: "answered", ...sdp },
  { type: "reoffer-answered", ...sdp },
  { type: "reoffer-answered", local: "v=0", remote: "" },
  { type: "refused", refusal: { status: 503 } },
  { type: "refused", refusal: { status: 403 } },
  { type: "ended", reasons: [] },
  { type: "ended", reasons: ["SIP;cause=410"] },
  { type: "options-answered", status: 200 },
  { type: "options-answered", status: 481 },
  { type: "network-gone" },
  { type: "network-back" },
  { type: "media-connected" },
  { type: "media-interrupted" },
  { type: "clue-opened" },
  { type: "clue-received", text: "<garbage" },
  { type: "clue-closed" },
  { type: "notified", body: "<garbage/>" },
  { type: "subscription-ended" },
  { type: "deadline-passed" },
];

type Story = readonly (readonly [ParticipantInput, number])[];

const story: fc.Arbitrary<Story> = fc.array(fc.tuple(fc.constantFrom(...inputs), fc.nat(9_000)), {
  maxLength: 40,
});

function play(stage: Stage, happenings: Story): readonly string[] {
  return happenings.flatMap(([input, pause]) => {
    const deadline = participantDeadline(stage.participant);
    stage.after(pause);
    if (deadline !== undefined && deadline <= stage.now) stage.gives("deadline-passed");
    return stage.gives(input).asked;
  });
}
