import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ms } from "../../lib/index.ts";
import { isAttempt, recoveryDeadline } from "./recovery.ts";
import { askedToWait, started, type Word } from "./recovery-under-test.ts";

describe("the ladder", () => {
  test("[PART-1] a dropped flow is opened again at once, and the dialog moves to it", () => {
    const line = started().settled().after(60_000).gives("flow-lost");
    expect(line.effects).toEqual(["open-flow"]);
    expect(line.gives("flow-opened").effects).toEqual(["send-options"]);
    expect(line.gives({ type: "options-answered", accepted: true }).phase).toBe("settled");
  });

  test("[PART-2] a dialog the focus no longer knows is replaced by a new INVITE on the same flow", () => {
    const line = started().settled().after(60_000).gives("flow-lost").gives("flow-opened");
    expect(line.gives({ type: "options-answered", accepted: false }).effects).toEqual(["invite"]);
    expect(line.gives("answered").phase).toBe("settled");
  });

  test("[PART-2] a dialog that is over is not re-homed: new flow, new INVITE", () => {
    const line = started().settled().after(60_000).gives("dialog-lost");
    expect(line.effects).toEqual(["open-flow"]);
    expect(line.gives("flow-opened").effects).toEqual(["invite"]);
  });

  test("[PART-2] silence to OPTIONS gives the dialog up, not the attempts", () => {
    const line = started().settled().after(60_000).gives("flow-lost").gives("flow-opened");
    line.untilDeadline().untilDeadline();
    expect(line.effects).toEqual(["open-flow"]);
    expect(line.gives("flow-opened").effects).toEqual(["invite"]);
  });

  test("[PART-2] the dialog survives a flow that cannot be opened", () => {
    const line = started().settled().after(60_000).gives("flow-lost").gives("flow-lost");
    line.untilDeadline().gives("flow-lost").untilDeadline().gives("flow-opened");
    expect(line.effects).toEqual(["send-options"]);
  });
});

describe("the budget", () => {
  test("[PART-3] the attempts of an outage wait 0, 0.3, 0.7, 1, 1 s", () => {
    const line = started().settled().after(60_000).gives("flow-lost");
    const waits = [0];
    while (line.phase !== "idle") {
      const failedAt = line.gives("flow-lost").now;
      line.untilDeadline();
      waits.push(line.now - failedAt);
    }
    expect(waits.slice(0, 5)).toEqual([0, 300, 700, 1_000, 1_000]);
  });

  test("[PART-3] each wait but the first is lengthened by chance, by less than half a second", () => {
    const line = started(() => 0.999)
      .settled()
      .after(60_000)
      .gives("flow-lost");
    const failedAt = line.gives("flow-lost").now;
    expect(line.untilDeadline().now - failedAt).toBeCloseTo(300 + 499.5);
  });

  test("[PART-7] whenever the focus is back, the next attempt is at most 1.5 s away", () => {
    const line = started(() => 0.999)
      .settled()
      .after(60_000)
      .gives("flow-lost");
    const ends = line.now + 40_000;
    while (line.now < ends) {
      const failedAt = line.gives("flow-lost").now;
      expect(line.untilDeadline().now - failedAt).toBeLessThan(1_500);
      expect(line.effects).toEqual(["open-flow"]);
    }
  });

  test("[PART-8] a focus that asks to be left in peace for a while is, by chance somewhat longer", () => {
    const retryAfter = ms(10_000);
    const line = started(() => 0.5)
      .settled()
      .after(60_000)
      .gives("dialog-lost")
      .gives("flow-opened")
      .gives({ type: "invite-failed", retryAfter });
    const refusedAt = line.now;
    expect(line.untilDeadline().now - refusedAt).toBe(10_250);
    expect(line.effects).toEqual(["open-flow"]);
  });

  test("[PART-8] asked for more than is left of the budget, the attempts end with the budget", () => {
    const line = started().settled().after(60_000).gives("dialog-lost").gives("flow-opened");
    line.gives({ type: "invite-failed", retryAfter: ms(3_600_000) });
    expect(line.untilDeadline().effects).toEqual(["give-up"]);
    expect(line.now).toBe(60_000 + 45_000);
  });

  test("[PART-4] 45 s after the loss there is an end, even in the middle of an attempt", () => {
    const line = started().settled().after(60_000);
    const lostAt = line.gives("flow-lost").now;
    while (isAttempt(line.recovery)) line.gives("flow-opened").untilDeadline();
    expect(line.now - lostAt).toBe(45_000);
    expect(line.effects).toEqual(["give-up"]);
  });

  test("[PART-4] a dialog that is lost at once every time spends the same budget", () => {
    const line = started().settled().after(60_000);
    const lostAt = line.now;
    while (line.phase !== "idle") {
      line.gives("dialog-lost").gives("flow-opened").gives("answered");
      if (isAttempt(line.recovery)) line.untilDeadline();
    }
    expect(line.now - lostAt).toBe(45_000);
  });

  test("[PART-4] an outage after 10 steady seconds has a budget of its own", () => {
    const line = started().settled().after(10_000).gives("flow-lost");
    expect(line.recovery).toMatchObject({ phase: "opening", outage: { attempt: 1 } });
  });

  test("[PART-5] asking to retry now skips the wait and not the count", () => {
    const line = askedToWait().after(1_000);
    expect(line.gives("retry-wanted").effects).toEqual(["open-flow"]);
    expect(line.recovery).toMatchObject({ phase: "opening", outage: { attempt: 2 } });
  });
});

describe("for all orders of inputs", () => {
  test("[PART-6] nothing is tried after the budget or after stop, and every attempt has a deadline within it", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyInput, fc.nat(9_000)), { maxLength: 60 }), (story) => {
        const line = started();
        for (const [input, pause] of story) {
          const before = line.after(pause).recovery;
          const spent = isAttempt(before) && before.outage.giveUpAt <= line.now;
          line.gives(input);
          expect(spent && line.effects.some((effect) => effect !== "give-up")).toBe(false);
          const deadline = recoveryDeadline(line.recovery) ?? 0;
          const { recovery } = line;
          const end = isAttempt(recovery) ? recovery.outage.giveUpAt : 0;
          expect(deadline).toBeLessThanOrEqual(end);
        }
        expect(line.gives("stop").phase).toBe("idle");
        expect(line.gives("flow-lost").gives("deadline-passed").effects).toEqual([]);
      }),
    );
  });

  test("[PART-3] no second sees more than two flows opened, whatever somebody asks for", () => {
    const inputs = fc.array(fc.tuple(anyInput, fc.nat(600)), { maxLength: 200 });
    fc.assert(
      fc.property(inputs, (story) => {
        const line = started();
        const openedAt = [line.now];
        for (const [input, pause] of story) {
          line.after(pause).gives(input);
          if (line.effects.includes("open-flow")) openedAt.push(line.now);
        }
        const crowded = openedAt.filter((at, i) => at - (openedAt[i - 2] ?? -Infinity) < 1_000);
        expect(crowded).toEqual([]);
      }),
    );
  });
});

const anyInput = fc.constantFrom<Word>(
  "start",
  "retry-wanted",
  "network-back",
  "flow-opened",
  "flow-lost",
  "dialog-lost",
  "answered",
  "invite-failed",
  "deadline-passed",
);
