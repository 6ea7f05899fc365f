import { expect, test } from "vitest";
import { limits } from "../../limits.ts";
import { first } from "../../message/headers.ts";
import { answering, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[SIP-120] which packages we take is said in the 200 to an INVITE and to OPTIONS, in a dialog or not", () => {
  const { ada } = joined();
  ada.sends("OPTIONS");
  expect(first(ada.peer.response(200).headers, "recv-info")).toBe(packages);
  const { ada: ben } = world();
  ben.sends("OPTIONS");
  expect(first(ben.peer.response(200).headers, "recv-info")).toBe(packages);
  ben.invites();
  const { headers } = ben.peer.response(200);
  expect(first(headers, "recv-info")).toBe(packages);
  expect(first(headers, "allow")).toContain("INFO");
});

test.each([["no package", []], ...["other", "Parley-Mute", "parley-mute2"].map(of)])(
  "[SIP-121] an INFO of %s gets 469 with those we take, and is not told",
  (_, extra) => {
    const { ada, world: here } = joined();
    ada.peer.sends(info(ada, extra));
    const refused = ada.peer.response(469);
    expect(first(refused.headers, "recv-info")).toBe(packages);
    expect(here.told()).not.toContain("info-received");
  },
);

test("[SIP-121] a body of another type gets 415 with the type that is taken", () => {
  const { ada } = joined();
  ada.peer.sends(info(ada, ["Info-Package: parley-mute"], "text/plain"));
  expect(first(ada.peer.response(415).headers, "accept")).toBe("application/json");
});

test("[SIP-121] outside a dialog, or in one that is no call, there is none", () => {
  const { ada } = world();
  ada.peer.sends(info(ada, ["Info-Package: parley-mute"]));
  ada.subscribes();
  ada.remoteTag = ada.peer.response(200).toTag;
  ada.peer.forgets();
  ada.peer.sends(info(ada, ["Info-Package: parley-mute"]));
  expect(ada.peer.gotLines()).toEqual(["469 INFO"]);
});

test("[SIP-122] one of ours is told, and answered once the user says how", () => {
  const { ada, world: here } = joined();
  ada.peer.sends(info(ada, ["Info-Package: parley-mute;q=1"]));
  const { leg, info: received } = here.latest("info-received");
  expect(received).toMatchObject({ package: "parley-mute", body: "{}" });
  expect(ada.peer.gotLines()).toEqual([]);
  leg.answerInfo(received.id, 403);
  leg.answerInfo(received.id, 200);
  expect(ada.peer.gotLines()).toEqual(["403 INFO"]);
});

test("[SIP-122] a refusal may say when to say it again", () => {
  const { ada, world: here } = joined();
  ada.peer.sends(info(ada, ["Info-Package: parley-mute"]));
  const { leg, info: received } = here.latest("info-received");
  leg.answerInfo(received.id, 503, 7);
  expect(first(ada.peer.response(503).headers, "retry-after")).toBe("7");
});

test("[SIP-122] one after another may be as many as there are", () => {
  const { ada, world: here } = joined();
  for (let sent = 0; sent <= limits.infosPerDialog; sent += 1) {
    ada.peer.sends(info(ada, ["Info-Package: parley-mute"]));
    const { leg, info: received } = here.latest("info-received");
    leg.answerInfo(received.id, 200);
  }
  expect(new Set(ada.peer.gotLines())).toEqual(new Set(["200 INFO"]));
});

test("[SIP-122] too many at a time get 500, and the end of the call answers all of them", () => {
  const { ada } = joined();
  for (let sent = 0; sent <= limits.infosPerDialog; sent += 1) {
    ada.peer.sends(info(ada, ["Info-Package: parley-mute"]));
  }
  expect(ada.peer.gotLines()).toEqual(["500 INFO"]);
  ada.sends("BYE");
  const answered = ada.peer.gotLines().slice(1).toSorted();
  const refused = Array.from({ length: limits.infosPerDialog }, () => "487 INFO");
  expect(answered).toEqual(["200 BYE", ...refused]);
});

test.each([
  [["Recv-Info: parley-mute"], ["INFO"]],
  [["Recv-Info: other, parley-mute"], ["INFO"]],
  [["Recv-Info: other"], []],
  [["Recv-Info:"], []],
  [[], []],
])("[SIP-123] to a peer that has said %j goes %j", (extra, lines) => {
  const { ada, world: here } = joined(extra);
  here.latest("invite-received").leg.sendInfo(ask);
  expect(ada.peer.gotLines()).toEqual(lines);
});

test("[SIP-123] what the peer says later counts; an INFO names its package and what its body is", () => {
  const { ada, world: here } = joined();
  const { leg } = here.latest("invite-received");
  ada.sends("UPDATE", ["Recv-Info: parley-mute"]);
  ada.peer.forgets();
  leg.sendInfo(ask);
  const { headers, body } = ada.peer.request("INFO");
  expect(first(headers, "info-package")).toBe("parley-mute");
  expect(first(headers, "content-disposition")).toBe("Info-Package");
  expect(body).toBe('{"ask":"mute"}');
  ada.sends("UPDATE", ["Recv-Info:"]);
  ada.peer.forgets();
  leg.sendInfo(ask);
  expect(ada.peer.gotLines()).toEqual([]);
});

test.each([
  [481, ["leg-gone"]],
  [469, []],
  [603, []],
])("[SIP-124] an INFO answered %i tells %j", (status, told) => {
  const { ada, world: here } = joined(["Recv-Info: parley-mute"]);
  here.latest("invite-received").leg.sendInfo(ask);
  const before = here.told().length;
  ada.answers(ada.peer.request("INFO"), status);
  expect(here.told().slice(before)).toEqual(told);
});

const packages = "parley-mute, parley-hand, parley-microphone, parley-path";

const ask = { package: "parley-mute", contentType: "application/json", body: '{"ask":"mute"}' };

function of(name: string): [string, readonly string[]] {
  return [name, [`Info-Package: ${name}`]];
}

function world() {
  const here = new ScriptedWorld(answering);
  return { world: here, ada: new ScriptedCaller(here.peer()) };
}

function joined(extra: readonly string[] = []) {
  const made = world();
  made.ada.joins(extra);
  return made;
}

function info(ada: ScriptedCaller, extra: readonly string[], type = "application/json"): string {
  return ada
    .request("INFO", extra, "{}")
    .replace("Content-Type: application/sdp", `Content-Type: ${type}`);
}
