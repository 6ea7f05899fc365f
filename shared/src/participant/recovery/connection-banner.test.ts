import { describe, expect, test } from "vitest";
import { ms } from "../../lib/index.ts";
import { bannerOf } from "../stage/shown.ts";
import { Stage } from "../test-stage.ts";

describe("the cause", () => {
  test("[PART-80] a flow that drops is a focus that cannot be reached, however often it is tried", () => {
    const stage = settled().gives("flow-lost");
    expect(causes(stage)).toBe("focus-unreachable");
    stage.gives("flow-lost").untilDeadline().untilDeadline();
    expect(causes(stage)).toBe("focus-unreachable");
  });

  test("[PART-80] a device without network needs no other reason, until it has one again", () => {
    const stage = settled().gives("network-gone").gives("flow-lost");
    expect(causes(stage)).toBe("network-gone");
    stage.gives("flow-lost");
    expect(causes(stage)).toBe("network-gone");
    stage.gives("network-back");
    expect(causes(stage)).toBe("focus-unreachable");
  });

  test("[PART-80] while everything works, a device that says it is offline is not contradicted", () => {
    expect(bannerOf(settled().gives("network-gone").participant)).toBeUndefined();
  });

  test("[PART-80] without packets it is the media, until a flow cannot be opened either", () => {
    const stage = settled().gives("media-interrupted").untilDeadline();
    expect(causes(stage)).toBe("media-lost");
    stage.gives("flow-opened");
    expect(causes(stage)).toBe("media-lost");
    stage.gives("flow-lost");
    expect(causes(stage)).toBe("focus-unreachable");
  });

  test("[PART-80] a dialog that ends by accident is called so", () => {
    const stage = settled().gives({ type: "ended", reasons: ["SIP;cause=500"] });
    expect(causes(stage)).toBe("dialog-ended");
  });

  test("[PART-80] a focus that asks for patience is told apart from one that is silent", () => {
    const stage = settled().gives({ type: "ended", reasons: [] }).gives("flow-opened");
    stage.gives({ type: "refused", refusal: { status: 503, retryAfter: ms(7_000) } });
    expect(bannerOf(stage.participant)).toEqual({
      type: "lost",
      cause: "asked-to-wait",
      attempt: 2,
      nextTryAt: stage.now + 7_000,
    });
    stage
      .untilDeadline()
      .gives("flow-opened")
      .gives({ type: "refused", refusal: { status: 503 } });
    expect(causes(stage)).toBe("focus-unreachable");
  });

  test("[PART-81] whoever gives up is told the last cause", () => {
    const stage = settled().gives("network-gone").gives("flow-lost");
    while (stage.participant.phase.type === "in-conference") stage.untilDeadline();
    expect(stage.participant.phase).toMatchObject({
      type: "left",
      reason: "lost",
      cause: "network-gone",
    });
  });
});

describe("media that are interrupted, on a dialog that lives", () => {
  test("[PART-82] are told at once, with the time at which they are replaced", () => {
    const stage = settled().gives("media-interrupted");
    expect(bannerOf(stage.participant)).toEqual({
      type: "lost",
      cause: "media-lost",
      attempt: 1,
      nextTryAt: stage.now + 5_000,
    });
  });

  test("[PART-82] that mend leave nothing to say", () => {
    const stage = settled().gives("media-interrupted").after(1_000).gives("media-connected");
    expect(bannerOf(stage.participant)).toBeUndefined();
  });

  test("[PART-83] whoever asks to retry does not wait for them to mend", () => {
    const stage = settled().gives("media-interrupted").gives("retry-requested");
    expect(stage.asked).toEqual(["open-flow"]);
    expect(stage.gives("flow-opened").asked).toContain("invite");
  });

  test("[PART-83] nor for the pause of an outage that seemed to be over", () => {
    const stage = new Stage().joined().after(1_000).gives("media-interrupted");
    expect(stage.gives("retry-requested").asked).toEqual(["open-flow"]);
  });

  test("[PART-83] what is asked for once is done once", () => {
    const stage = settled().gives("media-interrupted").gives("retry-requested");
    stage.gives("flow-opened").after(5_000);
    expect(stage.gives("deadline-passed").asked).toEqual([]);
  });

  test("[PART-313] no time for the next is named while an attempt is out, and each has its number", () => {
    const stage = settled().gives("flow-lost");
    expect(bannerOf(stage.participant)).toEqual(trying(1));
    stage.gives("flow-lost");
    expect(bannerOf(stage.participant)).toEqual({ ...trying(2), nextTryAt: stage.now + 300 });
    stage.untilDeadline();
    expect(bannerOf(stage.participant)).toEqual(trying(2));
    stage.after(1_000).gives("retry-requested");
    expect(bannerOf(stage.participant)).toEqual(trying(3));
    stage.gives("flow-opened");
    expect(bannerOf(stage.participant)).toEqual(trying(3));
    stage.gives({ type: "options-answered", status: 481 });
    expect(bannerOf(stage.participant)).toEqual(trying(3));
  });
});

describe("a network that says it is back", () => {
  test("[PART-5] skips the wait", () => {
    const stage = settled().gives("flow-lost").untilDeadline();
    expect(bannerOf(stage.participant)).toMatchObject({ nextTryAt: stage.now + 300 });
    expect(stage.gives("network-back").asked).toEqual(["open-flow"]);
  });

  test("[PART-84] disturbs nothing that works, and lets media mend by themselves", () => {
    expect(settled().gives("network-back").asked).toEqual([]);
    expect(settled().gives("media-interrupted").gives("network-back").asked).toEqual([]);
  });
});

/** Ways to be away, each to the moment at which the focus has taken us back. */
const waysBack: Readonly<Record<string, (stage: Stage) => Stage>> = {
  "a flow that dropped": (stage) =>
    stage.gives("flow-lost").gives("flow-opened").gives({ type: "options-answered", status: 200 }),
  "a focus that knows the dialog no more": (stage) =>
    stage
      .gives("flow-lost")
      .gives("flow-opened")
      .gives({ type: "options-answered", status: 481 })
      .answered(),
  "a dialog that ended by accident": (stage) =>
    stage.gives({ type: "ended", reasons: [] }).gives("flow-opened").answered(),
  "media that did not mend": (stage) =>
    stage.gives("media-interrupted").untilDeadline().gives("flow-opened").answered(),
  "media that somebody would not wait for": (stage) =>
    stage.gives("media-interrupted").gives("retry-requested").gives("flow-opened").answered(),
  "a focus that asked to wait": (stage) =>
    stage
      .gives({ type: "ended", reasons: [] })
      .gives("flow-opened")
      .gives({ type: "refused", refusal: { status: 503, retryAfter: ms(2_000) } })
      .untilDeadline()
      .gives("flow-opened")
      .answered(),
  "a network that was gone": (stage) =>
    stage
      .gives("network-gone")
      .gives("flow-lost")
      .after(1_000)
      .gives("network-back")
      .gives("flow-opened")
      .gives({ type: "options-answered", status: 200 }),
};

test.each(Object.entries(waysBack))(
  "[PART-85] back from %s, the page says who left and who joined meanwhile",
  (_, comeBack) => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben").after(60_000);
    comeBack(stage).notified("full", 9, "me", "ana", "cleo");
    expect(bannerOf(stage.participant)).toEqual({ type: "back", left: ["ben"], joined: ["cleo"] });
  },
);

describe("back in the dialog, and not told yet who is there", () => {
  const inDialog = () =>
    settled()
      .gives("flow-lost")
      .gives("flow-opened")
      .gives({ type: "options-answered", status: 200 });

  test("[PART-86] the page does not say yet that all is well", () => {
    const stage = inDialog();
    expect(bannerOf(stage.participant)).toEqual({
      type: "lost",
      cause: "focus-unreachable",
      attempt: 1,
    });
    stage.notified("full", 9, "me");
    expect(bannerOf(stage.participant)).toEqual({ type: "back", left: [], joined: [] });
  });

  test("[PART-86] a focus that tells nothing is not waited for longer than 3 s", () => {
    const stage = inDialog().after(3_000).gives("deadline-passed");
    expect(bannerOf(stage.participant)).toBeUndefined();
    stage.notified("full", 9, "me");
    expect(bannerOf(stage.participant)?.type).toBe("back");
  });

  test("[PART-87] nobody is told of their own coming and going", () => {
    const stage = settled().gives({ type: "ended", reasons: [] }).gives("flow-opened").answered();
    stage.notified("full", 1, "me", "ana");
    expect(bannerOf(stage.participant)).toEqual({ type: "back", left: [], joined: ["ana"] });
  });

  test("[PART-86] a loss in that time is one more loss of the same absence", () => {
    const stage = settled().notified("full", 1, "me", "ana");
    stage.gives("flow-lost").gives("flow-opened").gives({ type: "options-answered", status: 200 });
    stage.after(1_000).gives("flow-lost").untilDeadline().gives("flow-opened");
    stage.gives({ type: "options-answered", status: 200 }).notified("full", 5, "me", "ben");
    expect(bannerOf(stage.participant)).toEqual({ type: "back", left: ["ana"], joined: ["ben"] });
  });
});

function settled(): Stage {
  return new Stage().joined().after(60_000);
}

function trying(attempt: number) {
  return { type: "lost", cause: "focus-unreachable", attempt };
}

function causes({ participant }: Stage): string | undefined {
  const banner = bannerOf(participant);
  return banner?.type === "lost" ? banner.cause : banner?.type;
}
