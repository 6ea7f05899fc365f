import fc from "fast-check";
import { expect, test } from "vitest";
import { muteAskedIn, muteRequest } from "./mute-package.ts";

test("[CON-120] a request names whom it is about; anything else is none, and nothing throws", () => {
  const target = "sip:ben@a";
  const asked = { type: "mute-requested", target };
  expect(muteAskedIn('{"ask":"mute","participant":"sip:ben@a"}')).toEqual(asked);
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
    expect([body, muteAskedIn(body)]).toEqual([body, undefined]);
  }
  fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => void muteAskedIn(body)));
});

test("[TALK-18] one request is about everyone; one about everyone and somebody is none", () => {
  const asked = { type: "mute-everyone-requested" };
  expect(muteAskedIn('{"ask":"mute","everyone":true}')).toEqual(asked);
  for (const body of [
    '{"everyone":true}',
    '{"ask":"unmute","everyone":true}',
    '{"ask":"mute","everyone":false}',
    '{"ask":"mute","everyone":"true"}',
    '{"ask":"mute","everyone":true,"participant":"sip:ben@a"}',
    '{"ask":"mute","everyone":false,"participant":"sip:ben@a"}',
  ]) {
    expect([body, muteAskedIn(body)]).toEqual([body, undefined]);
  }
});

test("[CON-120] what is passed on says who asks, whatever the name", () => {
  expect(muteRequest("Ada")).toBe('{"ask":"mute","by":"Ada"}');
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (by) => {
      expect(JSON.parse(muteRequest(by))).toEqual({ ask: "mute", by });
    }),
  );
});
