import { describe, expect, test } from "vitest";
import { Stage, sdp } from "../test-stage.ts";

const yes = { type: "path-lost-answered", status: 200 } as const;
const no = { type: "path-lost-answered", status: 488 } as const;

describe("a path that is lost on a dialog that lives", () => {
  test("[PART-170] is told to the focus at once, and once", () => {
    const stage = settled().gives("media-interrupted");
    expect(stage.asked).toEqual(["send-path-lost"]);
    expect(stage.after(1_000).gives("media-interrupted").asked).toEqual([]);
  });

  test("[PART-170] is told once there is a flow to tell it on, and anew on each", () => {
    const stage = settled().gives("flow-lost").gives("media-interrupted");
    expect(stage.asked).not.toContain("send-path-lost");
    stage.gives("flow-opened").gives({ type: "options-answered", status: 200 });
    expect(stage.asked).toContain("send-path-lost");
    stage.gives("flow-lost").untilDeadline().gives("flow-opened");
    stage.gives({ type: "options-answered", status: 200 });
    expect(stage.asked).toContain("send-path-lost");
  });

  test("[PART-170] that mends and is lost again is told again", () => {
    const stage = settled().gives("media-interrupted").gives("media-connected");
    expect(stage.gives("media-interrupted").asked).toEqual(["send-path-lost"]);
  });

  test("[PART-171] waits for the offer that is promised, and from then on for the path: 5 s each", () => {
    const stage = settled().gives("media-interrupted").after(400).gives(yes);
    expect(stage.after(4_999).gives("deadline-passed").asked).toEqual([]);
    stage.gives({ type: "reoffer-answered", ...sdp });
    expect(stage.after(4_999).gives("deadline-passed").asked).toEqual([]);
    expect(stage.after(1).gives("deadline-passed").asked).toContain("open-flow");
  });

  test("[PART-171] no other offer lengthens the wait", () => {
    const stage = settled().gives("media-interrupted").gives(yes);
    stage.gives({ type: "reoffer-answered", ...sdp }).after(3_000);
    stage.gives({ type: "reoffer-answered", ...sdp }).gives(yes);
    expect(stage.after(2_000).gives("deadline-passed").asked).toContain("open-flow");
  });

  test("[PART-171] is replaced with its dialog 5 s after its loss, where the focus promises nothing", () => {
    for (const answer of [no, undefined]) {
      const stage = settled().gives("media-interrupted").after(1_000);
      if (answer) stage.gives(answer);
      stage.gives({ type: "reoffer-answered", ...sdp });
      expect(stage.after(3_999).gives("deadline-passed").asked).toEqual([]);
      expect(stage.after(1).gives("deadline-passed").asked).toContain("open-flow");
    }
  });

  test("[PART-171] an answer that comes too late lengthens nothing", () => {
    const stage = settled().gives("media-interrupted").gives("media-connected").gives(yes);
    expect(stage.participant.media).toEqual({ phase: "flowing" });
  });
});

function settled(): Stage {
  return new Stage().joined().after(60_000);
}
