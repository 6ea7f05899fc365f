import { expect, test } from "vitest";
import { Stage } from "../test-stage.ts";

const ben = "sip:ben@example.org";
const cyd = "sip:cyd@example.org";

test("[PART-193] a wish that a hand go down is under way until it is answered, and over where it came true", () => {
  const stage = wished();
  expect(stage.effects).toEqual([{ type: "send-hand-lowering", entity: ben }]);
  expect(stage.participant.handWish).toMatchObject({ entity: ben, state: "sending" });
  stage.gives({ type: "hand-lowering-answered", entity: ben, status: 200 });
  expect(stage.participant.handWish).toBeUndefined();
});

test.each([403, 488, 503, 408])("[PART-193] answered %i it has failed, when it did", (status) => {
  const stage = wished().after(500);
  stage.gives({ type: "hand-lowering-answered", entity: ben, status });
  expect(stage.participant.handWish).toEqual({ entity: ben, state: "failed", at: stage.now });
});

test("[PART-193] that an earlier one came true says nothing of the newest", () => {
  const stage = wished().gives({ type: "hand-lowering-wished", entity: cyd });
  stage.gives({ type: "hand-lowering-answered", entity: ben, status: 200 });
  expect(stage.participant.handWish).toMatchObject({ entity: cyd, state: "sending" });
});

test("[PART-193] it fails with the flow it went over, and at once while this end is away", () => {
  const lost = wished().after(11_000).gives("flow-lost");
  expect(lost.participant.handWish).toMatchObject({ entity: ben, state: "failed" });
  expect(lost.gives("flow-opened").asked).not.toContain("send-hand-lowering");
  lost.gives({ type: "options-answered", status: 200 });
  expect(lost.asked).not.toContain("send-hand-lowering");
  const away = new Stage().joined().after(11_000).gives("flow-lost");
  away.gives({ type: "hand-lowering-wished", entity: ben });
  expect(away.asked).not.toContain("send-hand-lowering");
  expect(away.participant.handWish).toMatchObject({ entity: ben, state: "failed" });
});

function wished(): Stage {
  return new Stage().joined().gives({ type: "hand-lowering-wished", entity: ben });
}
