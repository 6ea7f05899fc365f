import fc from "fast-check";
import { expect, test } from "vitest";
import { microphoneOf } from "./microphone-package.ts";

test("[CON-211] an INFO says that the microphone is on or muted; anything else is none, and nothing throws", () => {
  expect(microphoneOf('{"microphone":"on"}')).toBe(true);
  expect(microphoneOf('{"microphone":"muted"}')).toBe(false);
  for (const body of ["", "null", "[]", "{", "{}", '{"microphone":true}', '{"microphone":"off"}']) {
    expect([body, microphoneOf(body)]).toEqual([body, undefined]);
  }
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void microphoneOf(body)));
});
