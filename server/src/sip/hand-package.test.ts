import fc from "fast-check";
import { expect, test } from "vitest";
import { handLowered, handOf } from "./hand-package.ts";

test("[CHAT-54] an INFO says that the hand goes up or down; anything else is none, and nothing throws", () => {
  expect(handOf('{"hand":"raised"}')).toEqual({ type: "hand-moved", raised: true });
  expect(handOf('{"hand":"lowered"}')).toEqual({ type: "hand-moved", raised: false });
  for (const body of ["", "null", "[]", "{", "{}", '{"hand":true}', '{"hand":"Raised"}']) {
    expect([body, handOf(body)]).toEqual([body, undefined]);
  }
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void handOf(body)));
});

test("[CON-216] a host's names whose hand is to go down; nobody's goes up by another", () => {
  const target = "sip:ben@a";
  expect(handOf(JSON.stringify({ hand: "lowered", participant: target }))).toEqual({
    type: "hand-lowering-requested",
    target,
  });
  for (const participant of ["", 7, null, {}]) {
    expect(handOf(JSON.stringify({ hand: "lowered", participant }))).toBeUndefined();
  }
  expect(handOf(JSON.stringify({ hand: "raised", participant: target }))).toBeUndefined();
});

test("[CON-216] who is told that their hand is down is told by whom, whatever the name", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (by) => {
      expect(JSON.parse(handLowered(by))).toEqual({ hand: "lowered", by });
    }),
  );
});
