import fc from "fast-check";
import { expect, test } from "vitest";
import { handOf } from "./hand-package.ts";

test("[CHAT-54] an INFO says that the hand goes up or down; anything else is none, and nothing throws", () => {
  expect(handOf('{"hand":"raised"}')).toBe(true);
  expect(handOf('{"hand":"lowered"}')).toBe(false);
  for (const body of ["", "null", "[]", "{", "{}", '{"hand":true}', '{"hand":"Raised"}']) {
    expect([body, handOf(body)]).toEqual([body, undefined]);
  }
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void handOf(body)));
});
