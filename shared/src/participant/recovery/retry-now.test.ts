import { describe, expect, test } from "vitest";
import { recoveryDeadline } from "./recovery.ts";
import { askedToWait, lost, started } from "./recovery-under-test.ts";

describe("somebody who does not want to wait", () => {
  test("[PART-310] has a flow that does not open replaced by another, for the same dialog", () => {
    const line = lost().after(2_000).gives("retry-wanted");
    expect(line.effects).toEqual(["open-flow"]);
    expect(line.recovery).toMatchObject({ phase: "opening", outage: { attempt: 2 } });
    expect(line.gives("flow-opened").effects).toEqual(["send-options"]);
  });

  test("[PART-310] has an OPTIONS that is not answered taken for refused: another flow, another dialog", () => {
    const line = lost().gives("flow-opened").after(2_000).gives("retry-wanted");
    expect(line.effects).toEqual(["open-flow"]);
    expect(line.gives("flow-opened").effects).toEqual(["invite"]);
  });

  test("[PART-310] has an INVITE that is not answered sent anew, over another flow", () => {
    const line = started().gives("flow-opened").after(5_000).gives("retry-wanted");
    expect(line.effects).toEqual(["open-flow"]);
    expect(line.gives("answered").phase).toBe("opening");
    expect(line.gives("flow-opened").effects).toEqual(["invite"]);
  });

  test("[PART-310] is told no other cause by that", () => {
    const line = started().settled().after(60_000);
    line.gives({ type: "dialog-lost", cause: "media-lost" }).after(2_000).gives("retry-wanted");
    expect(line.recovery).toMatchObject({ outage: { cause: "media-lost" } });
  });

  test("[PART-311] waits until 0.7 s after what was sent out last", () => {
    for (const sentOut of [lost(), lost().gives("flow-opened"), started().gives("flow-opened")]) {
      const { phase } = sentOut;
      expect(sentOut.after(699).gives("retry-wanted").effects).toEqual([]);
      expect(sentOut.phase).toBe(phase);
      expect(sentOut.after(1).gives("retry-wanted").effects).toEqual(["open-flow"]);
    }
  });

  test("[PART-311] and who asks while nothing is out need not ask again", () => {
    const line = askedToWait().after(100).gives("retry-wanted");
    expect(line.effects).toEqual([]);
    const askedAt = line.now;
    expect(line.untilDeadline().effects).toEqual(["open-flow"]);
    expect(line.now - askedAt).toBe(600);
  });

  test("[PART-311] does not wait after what has been out for long", () => {
    const line = lost().untilDeadline();
    expect(line.phase).toBe("waiting");
    expect(line.gives("retry-wanted").effects).toEqual(["open-flow"]);
  });

  test("[PART-311] is never made to wait longer by asking", () => {
    const line = lost().gives("flow-lost");
    const next = recoveryDeadline(line.recovery);
    expect(recoveryDeadline(line.after(100).gives("retry-wanted").recovery)).toBe(next);
  });
});

describe("a network that is back", () => {
  test("[PART-312] has what cannot have come over it tried anew", () => {
    expect(lost().untilDeadline().gives("network-back").effects).toEqual(["open-flow"]);
    expect(lost().after(1_000).gives("network-back").effects).toEqual(["open-flow"]);
  });

  test("[PART-312] leaves alone what went out on a flow that opened", () => {
    expect(lost().gives("flow-opened").after(1_000).gives("network-back").effects).toEqual([]);
    expect(started().gives("flow-opened").after(1_000).gives("network-back").effects).toEqual([]);
  });

  test("[PART-320] ends no wait that the focus has asked for; a person may", () => {
    const line = askedToWait();
    const asked = recoveryDeadline(line.recovery);
    line.after(100).gives("network-back");
    expect(recoveryDeadline(line.recovery)).toBe(asked);
    expect(line.after(2_000).gives("network-back").effects).toEqual([]);
    expect(recoveryDeadline(line.recovery)).toBe(asked);
    expect(line.gives("retry-wanted").effects).toEqual(["open-flow"]);
  });

  test("[PART-321] told right after a flow was opened, has it replaced 0.7 s after that", () => {
    const line = lost().after(100).gives("network-back");
    expect(line.effects).toEqual([]);
    const toldAt = line.now;
    expect(line.untilDeadline().effects).toEqual(["open-flow"]);
    expect(line.now - toldAt).toBe(600);
    expect(line.recovery).toMatchObject({ phase: "opening", outage: { attempt: 2 } });
    const next = line.now;
    line.untilDeadline();
    expect([line.phase, line.now - next]).toEqual(["waiting", 5_000]);
  });

  test("[PART-321] unless that flow opens before, or is lost", () => {
    const opened = lost().after(100).gives("network-back").gives("flow-opened");
    expect(opened.effects).toEqual(["send-options"]);
    expect(opened.after(600).gives("deadline-passed").effects).toEqual([]);
    expect(lost().after(100).gives("network-back").gives("flow-lost").phase).toBe("waiting");
  });
});
