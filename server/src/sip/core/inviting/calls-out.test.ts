import { expect, test } from "vitest";
import { every, first } from "../../message/headers.ts";
import { call, calling } from "../scripted/scripted-callee.ts";
import { answering, OFFER, OURS, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[OUT-1] an INVITE without offer goes where the REGISTER came from, to its Contact", () => {
  const { world, ada } = calling();
  const invite = ada.peer.request("INVITE");
  expect(invite).toMatchObject({ requestUri: "sip:ada@ab12.invalid;transport=ws", body: "" });
  expect(invite.from.uri).toBe("sip:room@focus.test");
  expect(invite.to.uri).toBe("sip:ada@example.test");
  const value = (name: string) => first(invite.headers, name);
  expect(value("contact")).toBe("<sip:room@focus.test:5060;transport=ws>;isfocus;+sip.clue");
  expect(value("supported")).toContain("timer");
  expect(value("allow")).toContain("UPDATE");
  expect(value("recv-info")).not.toBeUndefined();
  expect(value("session-expires")).toBe("1800;refresher=uac");
  expect(value("conversation-id")).toBe("c1");
  expect(world.broken()).toEqual([]);
});

test("[OUT-1] of the URIs it goes to, what may not stand there is left out", () => {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.contact = "<sip:ada@a.invalid;method=BYE;lr?Route=%3Csip:elsewhere.test%3E>, <mailto:ada@b>";
  ada.registers();
  call(world, "sip:ada@example.test:5061;transport=tcp?Subject=x");
  const invite = ada.peer.request("INVITE");
  expect(invite.requestUri).toBe("sip:ada@a.invalid;lr");
  expect(first(invite.headers, "to")).toBe("<sip:ada@example.test>");
  expect(ada.peer.gotLines()).toEqual(["200 REGISTER", "INVITE"]);
});

test("[OUT-2] ringing is told, and the answer with its offer and whom it is from", () => {
  const { world, ada } = calling();
  ada.answers(ada.peer.request("INVITE"), 180);
  ada.answers(ada.peer.request("INVITE"), 200, { privacy: "id" }, OFFER);
  expect(world.told()).toEqual(["invite-ringing", "invite-answered"]);
  const { answer, sent } = world.latest("invite-answered");
  expect(sent.id).toBe("invitation");
  expect(answer).toMatchObject({
    sdp: OFFER,
    identity: { type: "unproven" },
    from: { uri: "sip:ada@example.test" },
    contact: { uri: "sip:ada@ab12.invalid;transport=ws" },
  });
  expect(answer.headers("Privacy")).toEqual(["id"]);
  expect(ada.peer.gotLines()).toEqual(["INVITE"]);
});

test("[OUT-10] our answer is the ACK; it is told as acknowledged, after the command", () => {
  const { world, ada } = answered();
  world.latest("invite-answered").leg.answer({ sdp: OURS });
  expect(world.told().at(-1)).toBe("invite-answered");
  const ack = ada.peer.request("ACK");
  expect(ack).toMatchObject({ body: OURS, requestUri: "sip:ada@ab12.invalid;transport=ws" });
  expect([ack.cseq, ack.toTag]).toEqual([1, ada.tag]);
  expect(first(ack.headers, "content-type")).toBe("application/sdp");
  world.passes(0);
  expect(world.told().at(-1)).toBe("acked");
});

test("[OUT-11] every repetition of the 2xx gets the same ACK, and none before there is an answer", () => {
  const { world, ada } = answered("udp");
  const invite = ada.peer.request("INVITE");
  ada.answers(invite, 200, {}, OFFER);
  expect(ada.peer.gotLines()).toEqual(["INVITE"]);
  world.latest("invite-answered").leg.answer({ sdp: OURS });
  ada.answers(invite, 200, {}, OFFER);
  world.passes(40_000);
  ada.answers(invite, 200, {}, OFFER);
  const acks = ada.peer.raw.filter((raw) => raw.startsWith("ACK"));
  expect(acks).toHaveLength(3);
  expect(new Set(acks).size).toBe(1);
  expect(world.told()).toEqual(["invite-answered", "acked"]);
});

test("[OUT-12] a refused answer: an ACK that takes no stream, and a BYE that says why", () => {
  const offer = `${OFFER}m=audio 4000 RTP/AVP 0 8\r\na=sendrecv\r\nm=video 4002/2 RTP/SAVP 97\r\n`;
  const { world, ada } = answered("ws", offer);
  world.latest("invite-answered").leg.refuse({ status: 488 });
  expect(ada.peer.gotLines()).toEqual(["INVITE", "ACK", "BYE"]);
  const media = ada.peer.request("ACK").body.match(/^m=.*$/gm);
  expect(media).toEqual(["m=audio 0 RTP/AVP 0 8", "m=video 0 RTP/SAVP 97"]);
  const bye = ada.peer.request("BYE");
  expect(first(bye.headers, "reason")).toBe("SIP;cause=488");
  expect(bye.cseq).toBe(2);
  expect(world.userAgent.counts().dialogs).toBe(0);
});

test("[OUT-12] a 2xx without an offer is no answer: ACK, BYE and 488", () => {
  const { world, ada } = calling();
  ada.answers(ada.peer.request("INVITE"), 200);
  expect(ada.peer.gotLines()).toEqual(["INVITE", "ACK", "BYE"]);
  expect(world.latest("invite-failed").status).toBe(488);
});

test.each([302, 401, 407, 486, 603])(
  "[OUT-5] a refusal with %i is told, and followed nowhere",
  (status) => {
    const { world, ada } = calling();
    ada.answers(ada.peer.request("INVITE"), status, { contact: "<sip:eve@elsewhere.test>" });
    expect(world.told()).toEqual(["invite-failed"]);
    expect(world.latest("invite-failed").status).toBe(status);
    expect(ada.peer.gotLines()).toEqual(["INVITE", "ACK"]);
    world.passes(60_000);
    expect(world.userAgent.counts()).toEqual({ transactions: 0, dialogs: 0 });
  },
);

test("[OUT-6] a CANCEL waits for a provisional response, and is the INVITE's in every respect", () => {
  const { world, ada, sent } = calling();
  sent.cancel();
  expect(world.told()).toEqual([]);
  world.passes(0);
  expect(world.latest("invite-failed").status).toBe(487);
  expect(ada.peer.gotLines()).toEqual(["INVITE"]);
  const invite = ada.peer.request("INVITE");
  ada.answers(invite, 180);
  const cancel = ada.peer.request("CANCEL");
  expect(cancel.requestUri).toBe(invite.requestUri);
  for (const name of ["via", "from", "to", "call-id"]) {
    expect(every(cancel.headers, name)).toEqual(every(invite.headers, name));
  }
  expect([cancel.cseq, first(cancel.headers, "reason")]).toEqual([1, "SIP;cause=487"]);
  ada.answers(cancel, 200);
  ada.answers(invite, 487);
  expect(ada.peer.gotLines()).toEqual(["INVITE", "CANCEL", "ACK"]);
  expect(world.told()).toEqual(["invite-failed"]);
});

test("[OUT-6] an answer that crosses the CANCEL is acknowledged and left, and not told", () => {
  const { world, ada, sent } = calling();
  ada.answers(ada.peer.request("INVITE"), 180);
  sent.cancel();
  world.passes(0);
  ada.answers(ada.peer.request("INVITE"), 200, {}, OFFER);
  expect(ada.peer.gotLines()).toEqual(["INVITE", "CANCEL", "ACK", "BYE"]);
  expect(world.told()).toEqual(["invite-ringing", "invite-failed"]);
});

test("[OUT-7] who has not answered after 60 s is cancelled: 408", () => {
  const { world, ada } = calling();
  ada.answers(ada.peer.request("INVITE"), 180);
  world.passes(59_999);
  expect(world.told()).toEqual(["invite-ringing"]);
  world.passes(1);
  expect(world.latest("invite-failed").status).toBe(408);
  expect(ada.peer.gotLines()).toEqual(["INVITE", "CANCEL"]);
});

test("[OUT-8] nobody registered: 480, told after the command has returned", () => {
  const world = new ScriptedWorld(answering);
  world.userAgent.invite({ id: "i", from: "sip:room@focus.test", to: "sip:ada@example.test" });
  expect(world.told()).toEqual([]);
  world.passes(0);
  expect(world.latest("invite-failed")).toMatchObject({ status: 480, sent: { id: "i" } });
});

test("[OUT-13] a 422 is tried again once, with what its Min-SE asks for", () => {
  const { world, ada } = calling();
  const tooSmall = { "min-se": "2400" };
  ada.answers(ada.peer.request("INVITE"), 422, tooSmall);
  const again = ada.peer.request("INVITE");
  expect(again.cseq).toBe(2);
  expect(first(again.headers, "session-expires")).toBe("2400;refresher=uac");
  expect(first(again.headers, "min-se")).toBe("2400");
  ada.answers(again, 422, tooSmall);
  expect(ada.peer.gotLines()).toEqual(["INVITE", "ACK", "INVITE", "ACK"]);
  expect(world.latest("invite-failed").status).toBe(422);
});

test("[OUT-13] nor is it tried again once nobody waits for an answer", () => {
  const { world, ada, sent } = calling();
  sent.cancel();
  world.passes(0);
  ada.answers(ada.peer.request("INVITE"), 422, { "min-se": "2400" });
  expect(ada.peer.gotLines()).toEqual(["INVITE", "ACK"]);
});

test("[OUT-13] tried again, it is cancelled only once it has a provisional response of its own", () => {
  const { world, ada, sent } = calling();
  ada.answers(ada.peer.request("INVITE"), 100);
  ada.answers(ada.peer.request("INVITE"), 422, { "min-se": "2400" });
  sent.cancel();
  world.passes(0);
  expect(ada.peer.gotLines()).toEqual(["INVITE", "ACK", "INVITE"]);
  ada.answers(ada.peer.request("INVITE"), 180);
  expect(ada.peer.request("CANCEL").cseq).toBe(2);
});

test("[OUT-14] a flow that is lost while it rings fails the call: 503", () => {
  const { world, ada } = calling();
  ada.answers(ada.peer.request("INVITE"), 180);
  ada.peer.loses();
  expect(world.latest("invite-failed").status).toBe(503);
});

function answered(transport: "ws" | "udp" = "ws", offer = OFFER) {
  const called = calling(transport);
  called.ada.answers(called.ada.peer.request("INVITE"), 200, {}, offer);
  return called;
}
