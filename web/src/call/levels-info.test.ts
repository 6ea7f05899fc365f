import { expect, test } from "vitest";
import {
  handLoweredBy,
  handLoweringRequest,
  handRequest,
  microphoneRequest,
} from "./levels-info.ts";

test("[CALL-92] a hand goes up and down by INFO", () => {
  expect(handRequest(true)).toEqual({
    body: '{"hand":"raised"}',
    extraHeaders: [
      "Info-Package: parley-hand",
      "Content-Disposition: Info-Package",
      "Content-Type: application/json",
    ],
  });
  expect(handRequest(false).body).toBe('{"hand":"lowered"}');
});

test("[TALK-13] a host's wish that a hand go down goes out by INFO, and names whose", () => {
  const { extraHeaders, body } = handLoweringRequest("sip:ben@example.org");
  expect(extraHeaders).toContain("Info-Package: parley-hand");
  expect(JSON.parse(body)).toEqual({ hand: "lowered", participant: "sip:ben@example.org" });
});

test("[TALK-12] an INFO says who has taken the hand down; any other is none of ours", () => {
  const body = '{"hand":"lowered","by":"Ada"}';
  expect(handLoweredBy("parley-hand", body)).toBe("Ada");
  expect(handLoweredBy(" parley-hand;v=1", body)).toBe("Ada");
  for (const other of [undefined, "", "parley-mute", "Parley-Hand"]) {
    expect([other, handLoweredBy(other, body)]).toEqual([other, undefined]);
  }
  for (const wrong of [
    "",
    "null",
    "7",
    "{",
    "[]",
    '{"hand":"lowered"}',
    '{"hand":"raised","by":"A"}',
  ]) {
    expect([wrong, handLoweredBy("parley-hand", wrong)]).toEqual([wrong, undefined]);
  }
});

test("[TALK-8] how the microphone is goes out by INFO", () => {
  expect(microphoneRequest(false).extraHeaders).toContain("Info-Package: parley-microphone");
  expect(microphoneRequest(false).body).toBe('{"microphone":"muted"}');
  expect(microphoneRequest(true).body).toBe('{"microphone":"on"}');
});
