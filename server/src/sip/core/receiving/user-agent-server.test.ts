import { expect, test } from "vitest";
import { limits } from "../../limits.ts";
import { first } from "../../message/headers.ts";
import { answering, OFFER, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[SIP-80] OPTIONS says what an INVITE would find, outside and within a dialog", () => {
  const { ada } = world();
  ada.sends("OPTIONS");
  const outside = ada.peer.response(200);
  for (const header of ["allow", "accept", "supported", "allow-events", "accept-encoding"]) {
    expect(first(outside.headers, header)).toBeTruthy();
  }
  expect(first(outside.headers, "contact")).toBe(
    "<sip:room@focus.test:5060;transport=ws>;isfocus;+sip.clue",
  );
  ada.joins();
  ada.sends("OPTIONS");
  expect(first(ada.peer.response(200).headers, "contact")).toContain(";isfocus");
});

test.each([
  ["MESSAGE", [], 403],
  ["REFER", [], 400],
  ["PUBLISH", [], 405],
  ["FROBNICATE", [], 501],
  ["BYE", [], 481],
  ["UPDATE", [], 481],
  ["INVITE", ["Require: 100rel"], 420],
  ["INVITE", ["Content-Encoding: gzip"], 415],
  ["INVITE", ["Accept: text/plain"], 406],
])("[SIP-81] %s outside a dialog with %j gets %i", (method, extra, status) => {
  const { ada, told } = world();
  ada.sends(method, extra, method === "INVITE" ? OFFER : "");
  expect(ada.peer.gotLines()).toEqual([`${status} ${method}`]);
  expect(told()).toEqual([]);
});

test.each([
  ["INFO", 469],
  ["NOTIFY", 481],
  ["MESSAGE", 415],
  ["PRACK", 405],
])("[SIP-81] %s within a dialog gets %i", (method, status) => {
  const { ada } = world();
  ada.joins();
  ada.sends(method);
  expect(ada.peer.gotLines()).toEqual([`${status} ${method}`]);
});

test("[SIP-82] an INVITE without Contact gets 400", () => {
  const { ada, told } = world();
  ada.peer.sends(ada.request("INVITE", [], OFFER).replace(/Contact: .*\r\n/, ""));
  expect(ada.peer.gotLines()).toEqual(["400 INVITE"]);
  expect(told()).toEqual([]);
});

test("[SIP-83] a retransmission is answered again and told once; its twin by another way gets 482", () => {
  const { ada, told } = world("udp");
  const invite = ada.request("INVITE", [], OFFER);
  ada.peer.sends(invite);
  ada.peer.sends(invite);
  expect(ada.peer.gotLines()).toEqual(["200 INVITE"]);
  ada.peer.sends(ada.request("INVITE", [], OFFER, 1));
  expect(ada.peer.gotLines()).toEqual(["200 INVITE", "482 INVITE"]);
  expect(told()).toEqual(["invite-received"]);
  ada.remoteTag = ada.peer.response(200).toTag;
  const bye = ada.request("BYE");
  ada.peer.sends(bye);
  ada.peer.sends(bye);
  expect(ada.peer.gotLines().slice(2)).toEqual(["200 BYE", "200 BYE"]);
});

test("[SIP-84] REGISTER binds, says the bindings back, lets them expire and removes them", () => {
  const { ada, passes } = world();
  ada.sends("REGISTER", ["Expires: 120"]);
  expect(first(ada.peer.response(200).headers, "contact")).toBe(
    "<sip:ada@ab12.invalid;transport=ws>;expires=120",
  );
  ada.contact = "<sip:ada@two.invalid>;expires=999999";
  ada.sends("REGISTER");
  expect(ada.peer.raw.at(-1)?.match(/^Contact: .*$/gm)).toEqual([
    "Contact: <sip:ada@ab12.invalid;transport=ws>;expires=120",
    "Contact: <sip:ada@two.invalid>;expires=3600",
  ]);
  passes(121_000);
  ada.contact = "<sip:ada@three.invalid>";
  ada.sends("REGISTER");
  expect(ada.peer.raw.at(-1)).not.toContain("ab12.invalid;transport=ws>");
  expect(ada.peer.raw.at(-1)).toMatch(/^Contact: <sip:ada@two.invalid>;expires=3479\r$/m);
  ada.contact = "*";
  ada.sends("REGISTER", ["Expires: 0"]);
  expect(first(ada.peer.response(200).headers, "contact")).toBeUndefined();
});

test("[SIP-84] more Contacts than the limit are refused, and nothing of it is bound", () => {
  const { ada } = world();
  const many = Array.from(
    { length: limits.contactsPerRegistration },
    (_, i) => `Contact: <sip:a@h${i}>`,
  );
  ada.sends("REGISTER", many);
  expect(ada.peer.gotLines()).toEqual(["403 REGISTER"]);
});

test("[SIP-85] requests of a dialog follow its route set, loose and strict", () => {
  const loose = world();
  loose.ada.invites(["Record-Route: <sip:p2;lr>, <sip:p1;lr>"]);
  const answer = loose.ada.peer.response(200);
  expect(first(answer.headers, "record-route")).toBe("<sip:p2;lr>, <sip:p1;lr>");
  loose.ada.acknowledges();
  loose.latest().sendBye();
  const bye = loose.ada.peer.request("BYE");
  expect(bye.requestUri).toBe("sip:ada@ab12.invalid;transport=ws");
  expect(bye.headers.filter(({ name }) => name === "route").map(({ value }) => value)).toEqual([
    "<sip:p2;lr>",
    "<sip:p1;lr>",
  ]);
  const strict = world();
  strict.ada.joins(["Record-Route: <sip:p1>, <sip:p2;lr>"]);
  strict.latest().sendBye();
  expect(strict.ada.peer.request("BYE").requestUri).toBe("sip:p1");
  expect(strict.ada.peer.raw.at(-1)).toContain(
    "Route: <sip:p2;lr>\r\nRoute: <sip:ada@ab12.invalid;transport=ws>\r\n",
  );
});

test("[SIP-86] an exception of the user is told to the tap and stops nothing", () => {
  const broken = new ScriptedWorld((event) => {
    if (event.type === "invite-received") throw new Error("our own bug");
    answering(event);
  });
  const ada = new ScriptedCaller(broken.peer());
  ada.invites();
  expect(broken.broken()).toHaveLength(1);
  ada.sends("OPTIONS");
  expect(ada.peer.gotLines()).toEqual(["200 OPTIONS"]);
});

test("[SIP-87] a response to nothing, even with our tags on it, changes nothing", () => {
  const { ada, told } = world();
  ada.joins();
  const before = told().length;
  ada.peer.sends(
    "SIP/2.0 481 Gone\r\nVia: SIP/2.0/WS focus.test;branch=z9hG4bKnever\r\n" +
      `From: <sip:room@focus.test>;tag=${ada.remoteTag}\r\nTo: <sip:ada@h>;tag=${ada.tag}\r\n` +
      `Call-ID: ${ada.callId}\r\nCSeq: 1 BYE\r\n\r\n`,
  );
  expect(told()).toHaveLength(before);
  expect(ada.peer.gotLines()).toEqual([]);
});

test("[SIP-88] all that a call held is let go in the end", () => {
  const { ada, passes, counts } = world("udp");
  ada.joins();
  ada.sends("BYE");
  expect(counts()).toEqual({ transactions: 2, dialogs: 0 });
  passes(33_000);
  expect(counts()).toEqual({ transactions: 0, dialogs: 0 });
});

function world(transport: "ws" | "udp" = "ws") {
  const scripted = new ScriptedWorld(answering);
  return {
    ada: new ScriptedCaller(scripted.peer(transport)),
    told: () => scripted.told(),
    passes: (milliseconds: number) => scripted.passes(milliseconds),
    counts: () => scripted.userAgent.counts(),
    latest: () => scripted.latest("acked").leg,
  };
}
