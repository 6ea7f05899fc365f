import { expect, test } from "vitest";
import { limits } from "../../limits.ts";
import { first } from "../../message/headers.ts";
import type { ReceivedRequest } from "../../message/message.ts";
import { call, called, calling } from "../scripted/scripted-callee.ts";
import { answering, OFFER, OURS, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { REFER_TO } from "../scripted/scripted-referrer.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[OUT-15] in a call of ours either end re-offers, and the peer leaves", () => {
  const { world, ada, leg } = called();
  leg.sendReinvite(OURS);
  const reinvite = ada.peer.request("INVITE");
  expect([reinvite.cseq, reinvite.toTag, reinvite.body]).toEqual([2, ada.tag, OURS]);
  ada.answers(reinvite, 200, {}, OFFER);
  expect(ada.peer.request("ACK")).toMatchObject({ cseq: 2, body: "" });
  ada.invites();
  ada.acknowledges();
  ada.sends("UPDATE", [], OFFER);
  ada.sends("BYE", ["Reason: SIP;cause=200"]);
  expect(ada.peer.gotLines().slice(2)).toEqual(["200 INVITE", "200 UPDATE", "200 BYE"]);
  expect(world.told().slice(1)).toEqual([
    "acked",
    "reinvite-answered",
    "offer-received",
    "acked",
    "offer-received",
    "bye-received",
  ]);
  expect(world.userAgent.counts().dialogs).toBe(0);
  expect(world.broken()).toEqual([]);
});

test("[OUT-15] a BYE of ours goes out at once: nobody's ACK is waited for", () => {
  const { world, ada, leg } = called();
  leg.sendBye({ protocol: "SIP", cause: 410 });
  const bye = ada.peer.request("BYE");
  expect([bye.cseq, first(bye.headers, "reason")]).toEqual([2, "SIP;cause=410"]);
  ada.answers(bye, 200);
  expect(world.told().at(-1)).toBe("bye-answered");
});

test("[OUT-15] requests follow the route set of the 2xx, turned around", () => {
  const { ada, leg } = called("ws", { "record-route": "<sip:p2;lr>, <sip:p1;lr>" });
  leg.sendBye();
  const bye = ada.peer.request("BYE");
  const routes = bye.headers.filter(({ name }) => name === "route").map(({ value }) => value);
  expect(routes).toEqual(["<sip:p1;lr>", "<sip:p2;lr>"]);
});

test("[OUT-15] who is called refers from within, or names the call by Target-Dialog", () => {
  const { world, ada, leg } = called();
  ada.sends("REFER", [REFER_TO]);
  expect(world.latest("refer-received").refer.leg).toBe(leg);
  const bob = new ScriptedCaller(world.peer("ws", 50_002), "bob");
  const tags = `local-tag=${ada.remoteTag};remote-tag=${ada.tag}`;
  bob.sends("REFER", [REFER_TO, `Target-Dialog: ${ada.callId};${tags}`]);
  expect(world.latest("refer-received").refer.leg).toBe(leg);
});

test("[OUT-16] the 2xx settles who refreshes the session, and it is refreshed or expires", () => {
  const ours = called("ws", { "session-expires": "100;refresher=uac", allow: "UPDATE" });
  ours.world.passes(50_000);
  expect(ours.ada.peer.gotLines()).toEqual(["UPDATE"]);
  const theirs = called("ws", { "session-expires": "100;refresher=uas" });
  theirs.world.passes(60_000);
  theirs.ada.sends("UPDATE", ["Supported: timer", "Session-Expires: 100;refresher=uac"]);
  theirs.world.passes(60_000);
  expect(theirs.world.told()).not.toContain("session-expired");
  theirs.world.passes(10_000);
  expect(theirs.world.told().at(-1)).toBe("session-expired");
  expect(theirs.ada.peer.gotLines()).toEqual(["200 UPDATE"]);
});

test("[OUT-16] what a 422 asked for holds for every refresh of the call", () => {
  const { world, ada } = calling();
  ada.answers(ada.isCalled(), 422, { "min-se": "2400" });
  const terms = { "session-expires": "2400;refresher=uac", allow: "UPDATE" };
  ada.answers(ada.isCalled(), 200, terms, OFFER);
  world.latest("invite-answered").leg.answer({ sdp: OURS });
  world.passes(1_200_000);
  expect(first(ada.peer.request("UPDATE").headers, "min-se")).toBe("2400");
});

test("[OUT-17] a lost flow is told, and the ACK repeated where the peer comes back", () => {
  const { world, ada, leg } = called();
  ada.peer.loses();
  expect(world.told().at(-1)).toBe("flow-lost");
  ada.peer = world.peer("ws", 50_009);
  ada.sends("OPTIONS");
  expect(world.told().at(-1)).toBe("flow-restored");
  expect(ada.peer.gotLines()).toEqual(["ACK", "200 OPTIONS"]);
  expect(ada.peer.request("ACK").body).toBe(OURS);
  leg.sendReinvite(OURS);
  expect(ada.peer.gotLines().at(-1)).toBe("INVITE");
});

test("[OUT-17] an answer decided while the flow is lost goes out where the peer comes back", () => {
  const { world, ada } = calling();
  ada.answers(ada.isCalled(), 200, {}, OFFER);
  ada.peer.loses();
  world.latest("invite-answered").leg.answer({ sdp: OURS });
  ada.peer = world.peer("ws", 50_009);
  ada.sends("OPTIONS");
  expect(ada.peer.request("ACK").body).toBe(OURS);
});

test("[OUT-17] so does a refusal", () => {
  const { world, ada } = calling();
  ada.answers(ada.isCalled(), 200, {}, OFFER);
  ada.peer.loses();
  ada.peer = world.peer("ws", 50_009);
  ada.sends("OPTIONS");
  world.latest("invite-answered").leg.refuse({ status: 488 });
  expect(ada.peer.gotLines()).toEqual(["200 OPTIONS", "ACK", "BYE"]);
});

test("[OUT-18] a peer that hangs up before our answer: 200 and an ACK, told as given up", () => {
  const { world, ada } = calling();
  ada.answers(ada.isCalled(), 200, {}, OFFER);
  ada.sends("BYE");
  expect(ada.peer.gotLines()).toEqual(["INVITE", "200 BYE", "ACK"]);
  expect(world.told()).toEqual(["invite-answered", "invite-cancelled"]);
  world.latest("invite-answered").leg.answer({ sdp: OURS });
  expect(ada.peer.gotLines()).toHaveLength(3);
  expect(world.userAgent.counts().dialogs).toBe(0);
});

test("[OUT-3] two devices ring at once; the one that answers has the call, the other stops", () => {
  const { world, ada, phone } = withPhone();
  const [here, there] = [ada.peer.request("INVITE"), phone.peer.request("INVITE")];
  // RFC 3261 §8.2.2.2: to a device that gets both they are one.
  expect([there.callId, there.fromTag, there.cseq]).toEqual([here.callId, here.fromTag, here.cseq]);
  ada.answers(here, 180);
  phone.answers(there, 180);
  phone.answers(phone.isCalled(), 200, {}, OFFER);
  expect(world.told()).toEqual(["invite-ringing", "invite-answered"]);
  const cancel = ada.peer.request("CANCEL");
  expect(first(cancel.headers, "reason")).toBe('SIP;cause=200;text="Call completed elsewhere"');
  world.latest("invite-answered").leg.answer({ sdp: OURS });
  expect(phone.peer.gotLines()).toEqual(["INVITE", "ACK"]);
});

test("[OUT-4] a second 2xx gets an ACK and a BYE, and the call goes on", () => {
  const { world, ada, phone } = withPhone();
  ada.answers(ada.isCalled(), 200, {}, OFFER);
  phone.answers(phone.isCalled(), 200, {}, OFFER);
  expect(phone.peer.gotLines()).toEqual(["INVITE", "ACK", "BYE"]);
  const bye = phone.peer.request("BYE");
  expect([bye.toTag, bye.requestUri]).toEqual([phone.tag, "sip:ada@phone.invalid"]);
  const { leg } = world.latest("invite-answered");
  leg.answer({ sdp: OURS });
  ada.sends("UPDATE", [], OFFER);
  expect(ada.peer.gotLines()).toEqual(["INVITE", "ACK", "200 UPDATE"]);
});

test("[OUT-4] a proxy's second answer through the same contact is one too many as well", () => {
  const { world, ada } = calling();
  const invite = ada.isCalled();
  ada.answers(invite, 200, {}, OFFER);
  const winner = ada.tag;
  ada.tag = "another";
  ada.answers(invite, 200, {}, OFFER);
  expect(ada.peer.request("BYE").toTag).toBe("another");
  ada.tag = winner;
  world.latest("invite-answered").leg.answer({ sdp: OURS });
  expect(ada.peer.request("ACK").toTag).toBe(winner);
});

test("[OUT-4] so many answers that no proxy would find them are dropped", () => {
  const { world, ada } = calling();
  const invite = ada.isCalled();
  for (let peer = 0; peer < 100; peer += 1) {
    ada.tag = `peer${peer}`;
    ada.answers(invite, 200, {}, OFFER);
  }
  const byes = ada.peer.gotLines().filter((line) => line === "BYE");
  expect(byes).toHaveLength(limits.answersPerInvite - 1);
  expect(world.told()).toEqual(["invite-answered"]);
});

test("[OUT-15] a 2xx that names the call of somebody else does not take its place", () => {
  const world = new ScriptedWorld(answering);
  const bob = new ScriptedCaller(world.peer("ws", 50_002), "bob");
  bob.joins();
  const ada = new ScriptedCaller(world.peer());
  ada.registers();
  call(world);
  const invite = ada.isCalled();
  ada.answers(saying(invite, "from", `<sip:x@y>;tag=${bob.remoteTag}`), 200, {}, OFFER);
  bob.sends("UPDATE", [], OFFER);
  expect(bob.peer.gotLines()).toEqual(["200 UPDATE"]);
  ada.sends("UPDATE", [], OFFER);
  expect(ada.peer.gotLines().at(-1)).toBe("200 UPDATE");
});

test("[OUT-11] a 2xx to an INVITE that was never sent gets no ACK", () => {
  const { world, ada } = calling();
  const invite = ada.isCalled();
  ada.answers(invite, 200, {}, OFFER);
  world.latest("invite-answered").leg.answer({ sdp: OURS });
  ada.peer.forgets();
  ada.answers(saying(invite, "cseq", "7 INVITE"), 200, {}, OFFER);
  expect(ada.peer.gotLines()).toEqual([]);
  ada.answers(invite, 200, {}, OFFER);
  expect(ada.peer.gotLines()).toEqual(["ACK"]);
});

/** A request with another header field, for what answers it to repeat. */
function saying(request: ReceivedRequest, name: string, value: string): ReceivedRequest {
  const headers = request.headers.map((field) => (field.name === name ? { name, value } : field));
  return { ...request, headers };
}

/** Ada is registered twice, with a page and a phone, and is called. */
function withPhone() {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  const phone = new ScriptedCaller(world.peer("udp", 50_005));
  Object.assign(phone, { callId: "phone", tag: "phone", contact: "<sip:ada@phone.invalid>" });
  for (const device of [ada, phone]) {
    device.registers();
    device.peer.forgets();
  }
  call(world);
  return { world, ada, phone };
}
