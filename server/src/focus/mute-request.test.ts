import type { LegId } from "@parley/shared/switching";
import { describe, expect, test } from "vitest";
import { stagedFocus } from "./staged-focus.ts";

describe("a request to mute", () => {
  test("[CON-121] by a host reaches whom it names, every endpoint of theirs, and nobody else", () => {
    const stage = meeting();
    stage.asks("ada", "sip:ben@focus.test");
    expect(stage.done).toEqual(["answerInfo ada 200", "askToMute ben", "askToMute ben2"]);
  });

  test("[CON-121] may name one endpoint of somebody with several", () => {
    const stage = meeting();
    stage.asks("ada", "seat-3");
    expect(stage.done).toEqual(["answerInfo ada 200", "askToMute ben2"]);
  });

  test("[CON-122] by anybody else is 403, and reaches nobody", () => {
    const stage = meeting();
    stage.asks("ben", "sip:ada@focus.test");
    expect(stage.done).toEqual(["answerInfo ben 403"]);
  });

  test("[CON-122] about nobody who is there, or about oneself, is 488: the asker's call goes on", () => {
    const stage = meeting();
    stage.asks("ada", "sip:cyd@focus.test");
    stage.asks("ada", "sip:ada@focus.test");
    stage.focus.received({ type: "flow-lost", leg: "ben" as LegId });
    stage.focus.received({ type: "media-silent", leg: "ben" as LegId });
    stage.asks("ada", "seat-2");
    expect(stage.done.filter((each) => /Info|Mute/.test(each))).toEqual(
      Array(3).fill("answerInfo ada 488"),
    );
  });
});

test("[TALK-14] a host's wish that everybody mute is one request, which the focus passes on to all others", () => {
  const { focus, done } = meeting();
  focus.received({ type: "mute-everyone-requested", leg: "ada" as LegId, info: "1" });
  expect(done).toEqual(["answerInfo ada 200", "askToMute ben", "askToMute ben2"]);
});

/** Ada is host; Ben is there with two endpoints. */
function meeting() {
  const stage = stagedFocus();
  stage.joins("ada", "demo", { proven: true, role: "host" });
  stage.joins("ben", "demo");
  stage.joins("ben2", "demo", { entity: "sip:ben@focus.test" });
  stage.done.length = 0;
  return {
    ...stage,
    asks: (asker: string, target: string) =>
      stage.focus.received({ type: "mute-requested", leg: asker as LegId, info: "1", target }),
  };
}
