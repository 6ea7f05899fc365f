import { expect, test } from "vitest";
import { answering, OFFER, OURS, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[SIP-50] a lost flow is told at once, and what was pending on it fails with 503 after", () => {
  const { world, ada } = joined();
  world.latest("acked").leg.sendReinvite(OURS);
  ada.peer.loses();
  expect(world.told().slice(2)).toEqual(["flow-lost", "reinvite-failed"]);
  expect(world.latest("reinvite-failed").status).toBe(503);
  expect(world.userAgent.counts().dialogs).toBe(1);
});

test("[SIP-50] over a lost flow a re-INVITE fails with 503, told after the command has returned", () => {
  const { world, ada } = joined();
  ada.peer.loses();
  world.latest("acked").leg.sendReinvite(OURS);
  expect(world.told().at(-1)).toBe("flow-lost");
  world.passes(0);
  expect(world.latest("reinvite-failed").status).toBe(503);
});

test("[SIP-51] a request in sequence over another flow moves the dialog there", () => {
  const { world, ada } = joined();
  const old = ada.peer;
  old.loses();
  ada.peer = world.peer("ws", 50_009);
  ada.sends("OPTIONS");
  expect(world.latest("flow-restored").flow).toBe(ada.peer.flow.id);
  expect(ada.peer.response(200).cseqMethod).toBe("OPTIONS");
  world.latest("acked").leg.sendReinvite(OURS);
  expect(ada.peer.gotLines().at(-1)).toBe("INVITE");
  expect(old.gotLines()).toEqual([]);
});

test.each([
  ["an old CSeq", (ada: ScriptedCaller) => ada.request("OPTIONS", [], "", 1)],
  ["another tag", (ada: ScriptedCaller) => ada.request("OPTIONS").replaceAll(ada.tag, "forged")],
  [
    "another Call-ID",
    (ada: ScriptedCaller) => ada.request("OPTIONS").replace(ada.callId, "forged"),
  ],
])("[SIP-51] a request with %s moves nothing", (_, forged) => {
  const { world, ada } = joined();
  const stranger = world.peer("ws", 50_666);
  stranger.sends(forged(ada));
  expect(world.told()).not.toContain("flow-restored");
  world.latest("acked").leg.sendReinvite(OURS);
  expect(ada.peer.gotLines()).toEqual(["INVITE"]);
});

test("[SIP-51] what was pending when the dialog moves has failed, though the old flow lives", () => {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer("udp"));
  ada.joins();
  world.latest("acked").leg.sendReinvite(OURS);
  ada.peer = world.peer("udp", 50_009);
  ada.sends("OPTIONS");
  expect(world.told().slice(-2)).toEqual(["reinvite-failed", "flow-restored"]);
  world.latest("acked").leg.sendReinvite(OURS);
  ada.answers(ada.peer.request("INVITE"), 200, {}, OFFER);
  expect(world.told().at(-1)).toBe("reinvite-answered");
});

test("[SIP-52] sister dialogs with the same Contact move along when their old flow is dead", () => {
  const { world, ada } = joined();
  const watching = subscribed(ada, "watching");
  const bob = subscribed(ada, "bob", "<sip:bob@other.invalid;transport=ws>");
  const old = ada.peer;
  old.loses();
  ada.peer = world.peer("ws", 50_009);
  ada.sends("OPTIONS");
  expect(world.told().slice(-2)).toEqual(["flow-restored", "subscription-flow-restored"]);
  expect([watching, bob].every((caller) => caller.remoteTag !== "")).toBe(true);
  for (const event of world.events) {
    if (event.type === "subscribe-received") {
      event.subscription.notify({ state: { state: "active" } });
    }
  }
  expect(ada.peer.gotLines().filter((line) => line === "NOTIFY")).toHaveLength(1);
});

test("[SIP-52] sisters stay where they are while their flow lives", () => {
  const { world, ada } = joined();
  subscribed(ada, "watching");
  ada.peer = world.peer("ws", 50_009);
  ada.sends("OPTIONS");
  expect(world.told().at(-1)).toBe("flow-restored");
});

test("[SIP-53] the last ACK is repeated on the new flow while the peer may still wait for it", () => {
  const { world, ada } = joined();
  world.latest("acked").leg.sendReinvite(OURS);
  ada.answers(ada.peer.request("INVITE"), 200, {}, OFFER);
  const ack = ada.peer.raw.at(-1);
  ada.peer.loses();
  ada.peer = world.peer("ws", 50_009);
  ada.sends("OPTIONS");
  expect(ada.peer.raw[0]).toBe(ack);
  world.passes(33_000);
  ada.peer.loses();
  ada.peer = world.peer("ws", 50_010);
  ada.sends("OPTIONS");
  expect(ada.peer.gotLines()).toEqual(["200 OPTIONS"]);
});

test("[SIP-53] a 2xx to a re-INVITE given up on is acknowledged and not told", () => {
  const { world, ada } = joined();
  world.latest("acked").leg.sendReinvite(OURS);
  const reinvite = ada.peer.request("INVITE");
  ada.peer.loses();
  ada.peer = world.peer("ws", 50_009);
  ada.answers(reinvite, 200, {}, OFFER);
  ada.sends("OPTIONS");
  expect(ada.peer.gotLines()).toEqual(["ACK", "200 OPTIONS"]);
  expect(ada.peer.request("ACK").cseq).toBe(reinvite.cseq);
  expect(world.told()).not.toContain("reinvite-answered");
});

test("[SIP-54] the peer's unanswered offer is dropped with its flow, an answered one counts as acknowledged", () => {
  const { world, ada } = joined(false);
  ada.invites();
  ada.peer.loses();
  ada.peer = world.peer("ws", 50_009);
  ada.sends("OPTIONS");
  expect(world.told().slice(-2)).toEqual(["offer-dropped", "flow-restored"]);
  world.latest("acked").leg.answerOffer(world.latest("offer-dropped").id, OURS);
  expect(ada.peer.gotLines()).toEqual(["200 OPTIONS"]);

  ada.invites();
  world.latest("acked").leg.answerOffer(world.latest("offer-received").offer.id, OURS);
  ada.peer.loses();
  ada.peer = world.peer("ws", 50_010);
  ada.sends("OPTIONS");
  expect(world.told().slice(-2)).toEqual(["acked", "flow-restored"]);
  expect(world.latest("acked").assumed).toBe(true);
  world.passes(40_000);
  expect(world.told().at(-1)).toBe("flow-restored");
});

test("[SIP-54] the 2xx to the first INVITE is repeated on the new flow until its ACK", () => {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  ada.remoteTag = ada.peer.response(200).toTag;
  ada.peer.loses();
  ada.peer = world.peer("ws", 50_009);
  ada.sends("OPTIONS");
  world.passes(500);
  expect(ada.peer.gotLines()).toEqual(["200 OPTIONS", "200 INVITE"]);
  ada.acknowledges();
  expect(world.told().at(-1)).toBe("acked");
});

function joined(answersOffers = true) {
  const world = new ScriptedWorld((event) => {
    if (answersOffers || event.type !== "offer-received") answering(event);
  });
  const ada = new ScriptedCaller(world.peer());
  ada.joins();
  return { world, ada };
}

function subscribed(ada: ScriptedCaller, name: string, contact = ada.contact): ScriptedCaller {
  const watching = new ScriptedCaller(ada.peer, name);
  watching.contact = contact;
  watching.subscribes();
  watching.remoteTag = ada.peer.response(200).toTag;
  ada.peer.forgets();
  return watching;
}
