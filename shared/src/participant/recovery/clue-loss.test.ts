import { describe, expect, test } from "vitest";
import { roomsOf } from "../stage/shown.ts";
import { Stage, sdp, showing } from "../test-stage.ts";

const ana = "sip:ana@example.org";
const aMinute = 60_000;

describe("a channel that fails while the session lives", () => {
  test("[PART-27] is opened again at once, media staying as they were agreed", () => {
    const stage = watching().after(aMinute).gives("clue-closed");

    expect(stage.asked).toEqual(["open-clue"]);
    expect(stage.sending).toEqual(["left"]);
    expect(roomsOf(stage.participant)[0]?.tiles[0]?.state).toBe("live");

    expect(opened(stage.after(50)).asked).toEqual([]);
    expect(stage.participant.session?.channel?.phase).toBe("active");
    expect(stage.sending).toEqual(["left"]);
    expect(roomsOf(stage.participant)[0]?.tiles[0]?.state).toBe("live");
    expect(restOf(stage)).toEqual([]);
  });

  test("[PART-27] who joins meanwhile is seen on the next channel", () => {
    const stage = watching().after(aMinute).gives("clue-closed");
    stage.hears({ type: "channel-lost" });
    stage.advertised(showing({ [ana]: { left: -1500, right: 500 } }));

    opened(stage);
    expect(roomsOf(stage.participant)[0]?.tiles).toHaveLength(2);
  });

  test("[PART-27] that is not active again after 5 s is replaced by a new dialog", () => {
    const stage = watching().after(aMinute).gives("clue-closed");

    expect(stage.untilDeadline().asked).toEqual(["open-flow"]);
    expect(stage.now).toBe(aMinute + 5_000);
    expect(roomsOf(stage.participant)[0]?.tiles[0]?.state).toBe("live");
    expect(stage.gives("flow-opened").asked).toEqual(["invite"]);
  });

  test("[PART-27] may be part of an ending: the BYE that follows it says which", () => {
    const stage = new Stage().joined().after(aMinute).gives("clue-closed");
    stage.after(100).gives({ type: "ended", reasons: ["SIP;cause=410"] });

    expect(stage.participant.phase).toEqual({ type: "left", reason: "ended" });
    expect(restOf(stage)).toEqual([]);
  });

  test("[PART-160] is opened again twice in a row, no more; then a new dialog replaces it", () => {
    const stage = watching().after(aMinute);
    for (const _ of [1, 2]) expect(opened(fail(stage)).asked).toEqual([]);

    expect(stage.gives("clue-closed").asked).toEqual([]);
    expect(stage.untilDeadline().asked).toEqual(["open-flow"]);
  });

  test("[PART-160] an opening that comes to nothing counts like one that does not last", () => {
    const stage = watching().after(aMinute);
    const asked = [1, 2, 3].map(() => stage.after(10).gives("clue-closed").asked);

    expect(asked).toEqual([["open-clue"], ["open-clue"], []]);
    expect(stage.untilDeadline().asked).toEqual(["open-flow"]);
    expect(stage.now).toBe(aMinute + 10 + 5_000);
  });

  test("[PART-160] one that has lasted 10 s is opened as often as the first", () => {
    const stage = watching();
    for (const _ of [1, 2, 3, 4]) {
      expect(stage.after(10_000).gives("clue-closed").asked).toEqual(["open-clue"]);
      opened(stage);
    }
    expect(restOf(stage)).toEqual([]);
  });
});

describe("a channel that this end gives up", () => {
  test("[PART-161] is closed, and opened again once it is closed: its stream is free then", () => {
    const stage = watching().after(aMinute);
    const asked = Array.from({ length: 12 }, () => hears(stage, "<garbage").asked).flat();
    expect(asked.filter((type) => type !== "note-fault")).toEqual(["close-clue"]);
    expect(stage.sending).toEqual(["left"]);

    expect(stage.after(20).gives("clue-closed").asked).toEqual(["open-clue"]);
    expect(opened(stage).participant.session?.channel?.phase).toBe("active");
  });

  test("[PART-161] and that does not close is replaced by a new dialog after 5 s", () => {
    const stage = watching().after(aMinute);
    for (const _ of Array.from({ length: 12 })) hears(stage, "<garbage");

    expect(stage.untilDeadline().asked).toEqual(["open-flow"]);
    expect(stage.now).toBe(aMinute + 5_000);
  });
});

describe("a transport that the focus has made anew", () => {
  const remote = sdp.remote.replaceAll("a=ice-ufrag:abcd", "a=ice-ufrag:efgh");

  test("[PART-163] has a CLUE channel that begins anew, on the one this end holds open", () => {
    const stage = watching().after(aMinute);
    stage.hears({ type: "channel-lost" }).hears({ type: "setup-started" });
    stage.gives({ type: "reoffer-answered", local: sdp.local, remote });
    expect(stage.asked).toEqual([]);
    expect(stage.participant.session?.channel?.phase).toBe("options");
    expect(stage.sending).toEqual(["left"]);

    stage.hears({ type: "channel-opened" });
    expect(stage.participant.session?.channel?.phase).toBe("active");
    expect(restOf(stage)).toEqual([]);
  });

  test("[PART-163] on which nothing is said for 5 s is replaced by a new dialog", () => {
    const stage = watching().after(aMinute);
    stage.gives({ type: "reoffer-answered", local: sdp.local, remote });

    expect(stage.untilDeadline().asked).toEqual(["open-flow"]);
    expect(stage.now).toBe(aMinute + 5_000);
  });
});

describe("a focus that does not get on with our CLUE", () => {
  test("[PART-28] a channel that never lasts is opened again twice; then media are left alone", () => {
    const stage = new Stage().joined();
    for (const _ of [1, 2]) expect(opened(fail(stage)).asked).toEqual([]);
    stage.after(9_999).gives("clue-closed");

    expect(stage.asked).toEqual([]);
    expect(restOf(stage)).toEqual([]);
    expect(stage.participant.phase.type).toBe("in-conference");
  });

  test("[PART-28] one that was never active is not opened again", () => {
    const stage = new Stage().gives("join-requested").gives("flow-opened");
    stage
      .gives({ type: "answered", ...sdp })
      .gives("media-connected")
      .gives("clue-opened");

    expect(stage.untilDeadline().asked).toEqual(["close-clue"]);
    expect(stage.gives("clue-closed").asked).toEqual([]);
    expect(restOf(stage)).toEqual([]);
  });
});

/** In a conference with Ana, whose left camera is seen, and the own left camera being watched. */
function watching(): Stage {
  const stage = new Stage().joined().notified("full", 1, "me", "ana");
  stage.advertised(showing({ [ana]: { left: -1500 } }));
  const left = { id: "ce-left", captureId: "left", encodingId: "left" };
  return stage.hears({
    type: "configure-requested",
    captureEncodings: [left],
  } as unknown as Parameters<Stage["hears"]>[0]);
}

function fail(stage: Stage): Stage {
  const failed = stage.after(10).gives("clue-closed");
  expect(failed.asked).toEqual(["open-clue"]);
  return failed;
}

/** The next channel opens at both ends, and what they then have to say is said. */
function opened(stage: Stage): Stage {
  stage.hears({ type: "channel-lost" }).hears({ type: "setup-started" });
  stage.gives("clue-opened");
  return stage.hears({ type: "channel-opened" });
}

function hears(stage: Stage, text: string): Stage {
  return stage.gives({ type: "clue-received", text });
}

/** What is asked for in the minute that follows. */
function restOf(stage: Stage): readonly string[] {
  return stage.after(aMinute).gives("deadline-passed").asked;
}
