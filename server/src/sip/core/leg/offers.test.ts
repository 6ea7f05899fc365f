import { expect, test } from "vitest";
import { first } from "../../message/headers.ts";
import { answering, OFFER, OURS, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[SIP-40] our re-INVITE goes to the latest Contact, its 2xx is acknowledged and told", () => {
  const { world, ada } = joined();
  world.latest("acked").leg.sendReinvite("v=0 ours again\r\n");
  const reinvite = ada.peer.request("INVITE");
  expect(reinvite.requestUri).toBe("sip:ada@ab12.invalid;transport=ws");
  expect(reinvite.toTag).toBe(ada.tag);
  expect(reinvite.body).toBe("v=0 ours again\r\n");
  ada.contact = "<sip:ada@moved.invalid;transport=ws>";
  ada.answers(reinvite, 200, {}, OFFER);
  const ack = ada.peer.request("ACK");
  expect(ack.cseq).toBe(reinvite.cseq);
  expect(ack.branch).not.toBe(reinvite.branch);
  expect(ack.requestUri).toBe("sip:ada@moved.invalid;transport=ws");
  expect(world.latest("reinvite-answered").sdp).toBe(OFFER);
});

test("[SIP-40] every repetition of the 2xx gets the same ACK and is told once", () => {
  const { world, ada } = joined("udp");
  world.latest("acked").leg.sendReinvite(OURS);
  const reinvite = ada.peer.request("INVITE");
  ada.answers(reinvite, 200, {}, OFFER);
  ada.answers(reinvite, 200, {}, OFFER);
  const acks = ada.peer.raw.filter((raw) => raw.startsWith("ACK"));
  expect(acks).toHaveLength(2);
  expect(acks[1]).toBe(acks[0]);
  expect(world.told().filter((type) => type === "reinvite-answered")).toHaveLength(1);
});

test("[SIP-41] a refused re-INVITE is acknowledged on its branch and told with its Retry-After", () => {
  const { world, ada } = joined();
  world.latest("acked").leg.sendReinvite(OURS);
  const reinvite = ada.peer.request("INVITE");
  ada.answers(reinvite, 500, { "retry-after": "7 (busy)" });
  expect(ada.peer.request("ACK").branch).toBe(reinvite.branch);
  expect(world.latest("reinvite-failed")).toMatchObject({ status: 500, retryAfterMs: 7_000 });
});

test.each([481, 408])("[SIP-42] %i to a request of ours ends the leg", (status) => {
  const { world, ada } = joined();
  world.latest("acked").leg.sendReinvite(OURS);
  ada.answers(ada.peer.request("INVITE"), status);
  expect(world.latest("leg-gone").status).toBe(status);
  expect(world.userAgent.counts().dialogs).toBe(0);
  expect(ada.peer.gotLines().includes("BYE")).toBe(status === 408);
});

test("[SIP-42] a re-INVITE that nobody answers ends the leg after 64*T1", () => {
  const { world, ada } = joined("udp");
  world.latest("acked").leg.sendReinvite(OURS);
  world.passes(32_000);
  expect(world.latest("leg-gone").status).toBe(408);
  expect(ada.peer.gotLines().filter((line) => line === "INVITE")).toHaveLength(7);
});

test("[SIP-43] a second re-INVITE, or one before the peer's ACK, fails with 491 and is not sent", () => {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  const { leg } = world.latest("invite-received");
  leg.sendReinvite(OURS);
  expect(world.told()).toEqual(["invite-received"]);
  world.passes(0);
  expect(world.latest("reinvite-failed").status).toBe(491);
  ada.acknowledges();
  leg.sendReinvite(OURS);
  leg.sendReinvite(OURS);
  world.passes(0);
  expect(ada.peer.gotLines()).toEqual(["200 INVITE", "INVITE"]);
  expect(world.told().filter((type) => type === "reinvite-failed")).toHaveLength(2);
});

test("[SIP-44] the peer's re-INVITE is told, answered by its id and acknowledged", () => {
  const { world, ada } = joined();
  ada.contact = "<sip:ada@moved.invalid;transport=ws>";
  ada.invites();
  expect(world.latest("offer-received").offer).toMatchObject({ method: "INVITE", sdp: OFFER });
  expect(ada.peer.response(200).body).toBe(OURS);
  ada.acknowledges();
  expect(world.told()).toEqual(["invite-received", "acked", "offer-received", "acked"]);
  world.latest("acked").leg.sendReinvite(OURS);
  expect(ada.peer.request("INVITE").requestUri).toBe("sip:ada@moved.invalid;transport=ws");
});

test("[SIP-44] a refused re-INVITE leaves the target as it was", () => {
  const { world, ada } = joined("ws", (event) => {
    if (event.type !== "offer-received") return answering(event);
    event.leg.refuseOffer(event.offer.id, { status: 491, retryAfterSeconds: 3 });
  });
  const before = ada.contact;
  ada.contact = "<sip:ada@moved.invalid;transport=ws>";
  ada.invites();
  expect(first(ada.peer.response(491).headers, "retry-after")).toBe("3");
  ada.peer.sends(ada.request("ACK", [], "", ada.cseq));
  world.latest("acked").leg.sendReinvite(OURS);
  expect(`<${ada.peer.request("INVITE").requestUri}>`).toBe(before);
});

test("[SIP-45] an UPDATE with a body is an offer, one without refreshes and is not told", () => {
  const { world, ada } = joined();
  ada.sends("UPDATE", [], OFFER);
  expect(world.latest("offer-received").offer.method).toBe("UPDATE");
  expect(ada.peer.response(200).body).toBe(OURS);
  ada.sends("UPDATE");
  expect(ada.peer.response(200).body).toBe("");
  expect(world.told().filter((type) => type === "offer-received")).toHaveLength(1);
  world.passes(40_000);
  expect(ada.peer.gotLines()).toEqual(["200 UPDATE", "200 UPDATE"]);
});

test("[SIP-46] a BYE gets 200 and every offer still pending 487", () => {
  const { world, ada } = joined("ws", (event) => {
    if (event.type !== "offer-received") answering(event);
  });
  ada.invites();
  ada.sends("BYE");
  expect(ada.peer.gotLines()).toEqual(["487 INVITE", "200 BYE"]);
  expect(world.told().at(-1)).toBe("bye-received");
});

test("[SIP-47] an offer while another is unanswered gets 500 with Retry-After, and nobody hears of it", () => {
  const { world, ada } = joined("ws", (event) => {
    if (event.type !== "offer-received") answering(event);
  });
  ada.sends("INVITE", [], OFFER);
  ada.sends("UPDATE", [], OFFER);
  expect(ada.peer.gotLines()).toEqual(["500 UPDATE"]);
  expect(world.told().filter((type) => type === "offer-received")).toHaveLength(1);
});

test.each([
  [0, "0"],
  [0.5, "5"],
  [1 - Number.EPSILON, "10"],
])("[SIP-140] at chance %f that Retry-After is %s s", (chance, seconds) => {
  const { world, ada } = joined("ws", (event) => {
    if (event.type !== "offer-received") answering(event);
  });
  world.chance = chance;
  ada.sends("INVITE", [], OFFER);
  ada.sends("UPDATE", [], OFFER);
  expect(first(ada.peer.response(500).headers, "retry-after")).toBe(seconds);
});

function joined(
  transport: "ws" | "udp" = "ws",
  user: ConstructorParameters<typeof ScriptedWorld>[0] = answering,
) {
  const world = new ScriptedWorld(user);
  const ada = new ScriptedCaller(world.peer(transport));
  ada.joins();
  return { world, ada };
}
