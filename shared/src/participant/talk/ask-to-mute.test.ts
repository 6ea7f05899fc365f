import { expect, test } from "vitest";
import { Stage } from "../test-stage.ts";

const ben = "sip:ben@example.org";

test.each([
  [200, "asked"],
  [403, "failed"],
  [488, "failed"],
  [408, "failed"],
] as const)(
  "[PART-62] a wish that somebody mute goes out once; answered %i it has come to: %s",
  (status, state) => {
    const stage = new Stage().joined().gives({ type: "mute-wished", entity: ben });
    expect(stage.effects).toEqual([{ type: "send-mute-wish", entity: ben }]);
    expect(stage.participant.muteWish).toMatchObject({ entity: ben, state: "sending" });
    stage.gives({ type: "mute-wish-answered", entity: ben, status });
    expect(stage.effects).toEqual([]);
    expect(stage.participant.muteWish).toMatchObject({ entity: ben, state });
  },
);

test("[PART-62] it fails with the flow it went over, and is not sent in the next", () => {
  const stage = new Stage().joined().gives({ type: "mute-wished", entity: ben });
  stage.after(11_000).gives("flow-lost");
  expect(stage.participant.muteWish).toMatchObject({ state: "failed" });
  stage.gives("flow-opened").gives({ type: "options-answered", status: 200 });
  expect(stage.asked).not.toContain("send-mute-wish");
});

test("[PART-62] while this end is away it fails at once", () => {
  const stage = new Stage().joined().after(11_000).gives("flow-lost");
  stage.gives({ type: "mute-wished", entity: ben });
  expect(stage.asked).not.toContain("send-mute-wish");
  expect(stage.participant.muteWish).toMatchObject({ entity: ben, state: "failed" });
});
