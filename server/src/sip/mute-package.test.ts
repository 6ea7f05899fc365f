import fc from "fast-check";
import { expect, test } from "vitest";
import { muteRequest, muteTargetOf } from "./mute-package.ts";

test("[CON-120] a request names whom it is about; anything else is none, and nothing throws", () => {
  expect(muteTargetOf('{"ask":"mute","participant":"sip:ben@a"}')).toBe("sip:ben@a");
  for (const body of [
    "",
    "null",
    "[]",
    '"mute"',
    "{",
    '{"ask":"mute"}',
    '{"ask":"unmute","participant":"sip:ben@a"}',
    '{"ask":"mute","participant":""}',
    '{"ask":"mute","participant":7}',
  ]) {
    expect([body, muteTargetOf(body)]).toEqual([body, undefined]);
  }
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void muteTargetOf(body)));
});

test("[CON-120] what is passed on says who asks, whatever the name", () => {
  expect(muteRequest("Ada")).toBe('{"ask":"mute","by":"Ada"}');
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (by) => {
      expect(JSON.parse(muteRequest(by))).toEqual({ ask: "mute", by });
    }),
  );
});
