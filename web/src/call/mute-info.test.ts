import { expect, test } from "vitest";
import { muteAskedBy, muteEveryoneRequest, muteWishRequest } from "./mute-info.ts";

test("[CALL-45] an INFO that asks to mute is read; any other is none of ours", () => {
  const body = '{"ask":"mute","by":"Ada"}';
  expect(muteAskedBy("parley-mute", body)).toBe("Ada");
  expect(muteAskedBy(" parley-mute;v=1", body)).toBe("Ada");
  for (const other of [undefined, "", "parley-muted", "Parley-Mute"]) {
    expect([other, muteAskedBy(other, body)]).toEqual([other, undefined]);
  }
  for (const wrong of ["", "null", "7", "{", '{"ask":"mute"}', '{"ask":"sing","by":"Ada"}']) {
    expect([wrong, muteAskedBy("parley-mute", wrong)]).toEqual([wrong, undefined]);
  }
});

test("[CALL-93] a host's wish that somebody mute goes out by INFO, and names them", () => {
  const { extraHeaders, body } = muteWishRequest("sip:ben@example.org");
  expect(extraHeaders).toContain("Info-Package: parley-mute");
  expect(JSON.parse(body)).toEqual({ ask: "mute", participant: "sip:ben@example.org" });
});

test("[TALK-20] a host's wish that everybody mute goes out by one INFO, and names nobody", () => {
  const { extraHeaders, body } = muteEveryoneRequest();
  expect(extraHeaders).toContain("Info-Package: parley-mute");
  expect(JSON.parse(body)).toEqual({ ask: "mute", everyone: true });
});
