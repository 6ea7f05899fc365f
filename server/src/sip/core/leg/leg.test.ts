import { expect, test } from "vitest";
import { first } from "../../message/headers.ts";
import { answering, OFFER, OURS, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[SIP-30] an INVITE is told with all that decides, answered, acknowledged and left", () => {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.invites(["X-Person: ada"]);
  const { invite } = world.latest("invite-received");
  expect(invite).toMatchObject({
    requestUri: "sip:room@focus.test",
    from: { uri: "sip:ada@example.test", displayName: "Ada", tag: ada.tag },
    contact: { uri: "sip:ada@ab12.invalid;transport=ws" },
    sdp: OFFER,
    remoteAddress: "192.0.2.7",
    transport: "ws",
  });
  expect(invite.headers("X-Person")).toEqual(["ada"]);
  const answer = ada.peer.response(200);
  expect(answer.body).toBe(OURS);
  expect(first(answer.headers, "contact")).toBe(
    "<sip:room@focus.test:5060;transport=ws>;isfocus;+sip.clue",
  );
  expect(first(answer.headers, "allow-events")).toBe("conference");
  ada.acknowledges();
  ada.sends("BYE", ['Reason: SIP ;cause=200 ;text="Call completed"']);
  expect(ada.peer.response().status).toBe(200);
  expect(world.told()).toEqual(["invite-received", "acked", "bye-received"]);
  expect(world.latest("bye-received").reasons).toEqual([
    { protocol: "SIP", cause: 200, text: "Call completed" },
  ]);
  expect(world.userAgent.counts().dialogs).toBe(0);
  expect(world.broken()).toEqual([]);
});

test("[SIP-31] a 2xx is repeated from T1 up to T2 apart, over WebSocket too, until its ACK", () => {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  world.passes(500 + 1_000 + 2_000 + 4_000 + 4_000);
  expect(ada.peer.gotLines()).toEqual(Array.from({ length: 6 }, () => "200 INVITE"));
  ada.acknowledges();
  world.passes(60_000);
  expect(ada.peer.gotLines()).toHaveLength(6);
  expect(world.told()).toEqual(["invite-received", "acked"]);
});

test("[SIP-31] without an ACK the user is told once, after 64*T1, and the dialog stays its to end", () => {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  world.passes(31_999);
  expect(world.told()).toEqual(["invite-received"]);
  world.passes(1);
  expect(world.told()).toEqual(["invite-received", "ack-missing"]);
  world.latest("ack-missing").leg.sendBye({ protocol: "SIP", cause: 408 });
  expect(first(ada.peer.request("BYE").headers, "reason")).toBe("SIP;cause=408");
});

test("[SIP-32] a BYE wanted before the ACK waits for it", () => {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  world.latest("invite-received").leg.sendBye();
  expect(ada.peer.gotLines()).toEqual(["200 INVITE"]);
  ada.acknowledges();
  expect(ada.peer.gotLines()).toEqual(["200 INVITE", "BYE"]);
  ada.answers(ada.peer.request("BYE"), 200);
  expect(world.told()).toEqual(["invite-received", "bye-answered"]);
});

test("[SIP-33] CANCEL before an answer: 200, 487 and the leg is over; after it: 200 alone", () => {
  const world = new ScriptedWorld();
  const ada = new ScriptedCaller(world.peer());
  const invite = ada.request("INVITE", [], OFFER);
  ada.peer.sends(invite);
  ada.peer.sends(invite.replace(/INVITE sip/, "CANCEL sip").replace("1 INVITE", "1 CANCEL"));
  expect(ada.peer.gotLines()).toEqual(["200 CANCEL", "487 INVITE"]);
  world.latest("invite-received").leg.answer({ sdp: OURS });
  expect(ada.peer.gotLines()).toHaveLength(2);
  expect(world.told()).toEqual(["invite-received", "invite-cancelled"]);

  const bob = new ScriptedCaller(world.peer("ws", 50_002), "bob");
  const second = bob.request("INVITE", [], OFFER);
  bob.peer.sends(second);
  world.latest("invite-received").leg.answer({ sdp: OURS });
  bob.peer.sends(second.replace(/INVITE sip/, "CANCEL sip").replace("1 INVITE", "1 CANCEL"));
  expect(bob.peer.gotLines()).toEqual(["200 INVITE", "200 CANCEL"]);
});

test("[SIP-33] a BYE before an answer does what a CANCEL does", () => {
  const world = new ScriptedWorld((event) => {
    if (event.type === "invite-received") event.leg.provisional(180);
  });
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  ada.remoteTag = ada.peer.response(180).toTag;
  ada.sends("BYE");
  expect(ada.peer.gotLines()).toEqual(["180 INVITE", "200 BYE", "487 INVITE"]);
  expect(world.told()).toEqual(["invite-received", "invite-cancelled"]);
});

test("[SIP-33] CANCEL of nothing we know gets 481", () => {
  const world = new ScriptedWorld();
  const ada = new ScriptedCaller(world.peer());
  ada.sends("CANCEL");
  expect(ada.peer.gotLines()).toEqual(["481 CANCEL"]);
});

test("[SIP-34] a refusal carries its Warning and ends the leg", () => {
  const world = new ScriptedWorld((event) => {
    if (event.type !== "invite-received") return;
    event.leg.refuse({ status: 488, warning: { code: 304, text: 'no "RTP/AVP"' } });
  });
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  const refusal = ada.peer.response(488);
  expect(first(refusal.headers, "warning")).toBe('304 Parley "no \\"RTP/AVP\\""');
  expect(refusal.toTag).not.toBe("");
  expect(world.userAgent.counts().dialogs).toBe(0);
});

test("[SIP-35] an INVITE without SDP is passed as such, and the ACK brings the answer", () => {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.invites([], "");
  expect(world.latest("invite-received").invite.sdp).toBeUndefined();
  expect(ada.peer.response(200).body).toBe(OURS);
  ada.acknowledges(OFFER);
  expect(world.latest("acked").sdp).toBe(OFFER);
});

test("[SIP-36] 100 Trying goes out by itself after 200 ms without a word from the user", () => {
  const world = new ScriptedWorld();
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  world.passes(199);
  expect(ada.peer.gotLines()).toEqual([]);
  world.passes(1);
  expect(ada.peer.gotLines()).toEqual(["100 INVITE"]);
  expect(ada.peer.response(100).toTag).toBe("");
});

test("[SIP-37] a request that names no dialog of ours gets 481, one out of order 500", () => {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  ada.acknowledges();
  ada.cseq = 9;
  ada.sends("OPTIONS");
  ada.peer.sends(ada.request("OPTIONS", [], "", 10));
  ada.peer.sends(ada.request("OPTIONS", [], "", 3));
  expect(ada.peer.gotLines().slice(1)).toEqual(["200 OPTIONS", "500 OPTIONS", "500 OPTIONS"]);
  const mallory = new ScriptedCaller(ada.peer, "mallory");
  mallory.remoteTag = ada.remoteTag;
  mallory.sends("BYE");
  expect(ada.peer.gotLines().at(-1)).toBe("481 BYE");
  expect(world.told()).not.toContain("bye-received");
});

test("[SIP-38] header fields that the user adds go out in order, as often as they stand", () => {
  const headers = [
    { name: "CONVERSATION-ID", value: "c1" },
    { name: "x-more", value: "1" },
    { name: "X-More", value: "2\r\nVia: smuggled" },
    { name: "no name", value: "left out" },
  ];
  const world = new ScriptedWorld((event) => {
    if (event.type !== "invite-received") return;
    if (event.invite.sdp === "") event.leg.refuse({ status: 404, headers });
    else event.leg.answer({ sdp: OURS, headers });
  });
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  expect(ada.peer.raw[0]).toContain(
    "Conversation-ID: c1\r\nX-More: 1\r\nX-More: 2 Via: smuggled\r\n",
  );
  expect(ada.peer.raw[0]).not.toContain("left out");
  world.latest("invite-received").leg.abandon();
});
