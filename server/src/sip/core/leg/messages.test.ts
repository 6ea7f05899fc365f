import { printCpim } from "@parley/shared/instant-message";
import { expect, test } from "vitest";
import { limits } from "../../limits.ts";
import { first } from "../../message/headers.ts";
import { answering, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[CHAT-60] a text in the dialog of a call is told, and answered once the user says how", () => {
  const { ada, world } = joined();
  ada.peer.sends(message(ada, "text/plain; charset=UTF-8", "hello, Zoë"));
  const { leg, message: received } = world.latest("message-received");
  expect(received).toMatchObject({ disposition: "render", text: "hello, Zoë" });
  expect(ada.peer.gotLines()).toEqual([]);
  leg.answerMessage(received.id, 202);
  leg.answerMessage(received.id, 503);
  expect(ada.peer.gotLines()).toEqual(["202 MESSAGE"]);
});

test("[CHAT-60] a message/cpim is told with its id, and what it is for", () => {
  const { ada, world } = joined();
  ada.peer.sends(message(ada, "message/cpim", printCpim({ ...cpim, disposition: "reaction" })));
  const { leg, message: received } = world.latest("message-received");
  expect(received).toMatchObject({ messageId: "m-1", disposition: "reaction", text: "👏" });
  leg.answerMessage(received.id, 503, 7);
  expect(first(ada.peer.response(503).headers, "retry-after")).toBe("7");
});

test("[CHAT-60] a plain text may be a reaction too", () => {
  const { ada, world } = joined();
  ada.peer.sends(message(ada, "text/plain", "👏", ["Content-Disposition: reaction"]));
  expect(world.latest("message-received").message.disposition).toBe("reaction");
});

test.each<[string, string, string[], number]>([
  ["text/html", "<b>", [], 415],
  ["text/plain;charset=iso-8859-1", "x", [], 415],
  ["message/cpim", "no cpim", [], 400],
  ["message/cpim", printCpim(base()).replace("text/plain", "text/html"), [], 415],
  ["text/plain", "x", ["Content-Encoding: gzip"], 415],
])("[CHAT-61] of %s %j it is not told, and why", (type, body, extra, status) => {
  const { ada, world } = joined();
  ada.peer.sends(message(ada, type, body, extra));
  const { headers } = ada.peer.response(status);
  const wanted = extra.length > 0 ? "accept-encoding" : "accept";
  const values = { accept: "message/cpim, text/plain", "accept-encoding": "identity" };
  expect(first(headers, wanted)).toBe(status === 415 ? values[wanted] : undefined);
  expect(world.told()).not.toContain("message-received");
});

test("[CHAT-61] what is no UTF-8 is 400", () => {
  const { ada, world } = joined();
  const [head = ""] = message(ada, "text/plain", "xx").split("xx");
  world.userAgent.inbox.received(
    ada.peer.flow,
    Buffer.concat([Buffer.from(head), Buffer.from([0xc3, 0x28])]),
  );
  expect(ada.peer.gotLines()).toContain("400 MESSAGE");
});

test("[CHAT-85] U+FFFD is a character like any other", () => {
  const { ada, world } = joined();
  ada.peer.sends(message(ada, "text/plain", "what does \ufffd mean?"));
  expect(world.latest("message-received").message.text).toBe("what does \ufffd mean?");
});

test("[CHAT-62] outside a call there is no say: 403", () => {
  const { ada } = strangers();
  ada.peer.sends(message(ada, "text/plain", "hello"));
  ada.subscribes();
  ada.remoteTag = ada.peer.response(200).toTag;
  ada.peer.sends(message(ada, "text/plain", "hello"));
  expect(ada.peer.gotLines().filter((line) => line.endsWith("MESSAGE"))).toEqual(
    Array(2).fill("403 MESSAGE"),
  );
});

test("[CHAT-63] too many at a time get 500, and the end of the call answers all of them", () => {
  const { ada } = joined();
  for (let sent = 0; sent <= limits.messagesPerDialog; sent += 1) {
    ada.peer.sends(message(ada, "text/plain", "hello"));
  }
  expect(ada.peer.gotLines()).toEqual(["500 MESSAGE"]);
  ada.sends("BYE");
  expect(ada.peer.gotLines().filter((line) => line === "487 MESSAGE")).toHaveLength(
    limits.messagesPerDialog,
  );
});

test.each<[string[], string]>([
  [["Allow: INVITE, MESSAGE", "Accept: application/sdp, message/cpim"], "message/cpim"],
  [["Allow: INVITE, MESSAGE"], "text/plain; charset=utf-8"],
  [["Allow: INVITE, MESSAGE", "Accept: application/sdp"], "text/plain; charset=utf-8"],
])("[CHAT-64] to a peer that has said %j goes %s", (extra, type) => {
  const { ada, world } = joined(extra);
  world.latest("invite-received").leg.sendMessage(ours);
  const { headers, body } = ada.peer.request("MESSAGE");
  expect(first(headers, "content-type")).toBe(type);
  expect(first(headers, "contact")).toBeUndefined();
  expect(body).toBe(type === "message/cpim" ? ours.cpim : ours.text);
});

test.each([[["Allow: INVITE"]], [[]]])(
  "[CHAT-64] to a peer that has said %j goes none",
  (extra) => {
    const { ada, world } = joined(extra);
    world.latest("invite-received").leg.sendMessage(ours);
    expect(world.told()).not.toContain("message-answered");
    world.passes(0);
    expect(ada.peer.gotLines()).toEqual([]);
    expect(world.latest("message-answered").status).toBe(405);
  },
);

test("[CHAT-64] to who takes texts alone goes no message that has none", () => {
  const { ada, world } = joined(["Allow: MESSAGE"]);
  world.latest("invite-received").leg.sendMessage({ id: "3", cpim: ours.cpim });
  world.passes(0);
  expect(ada.peer.gotLines()).toEqual([]);
  expect(world.latest("message-answered")).toMatchObject({ id: "3", status: 200 });
});

test("[CHAT-65] who refuses message/cpim gets the text instead, from then on too", () => {
  const { ada, world } = joined(taking);
  const { leg } = world.latest("invite-received");
  leg.sendMessage(ours);
  ada.answers(ada.peer.request("MESSAGE"), 415);
  expect(ada.peer.request("MESSAGE").body).toBe(ours.text);
  ada.answers(ada.peer.request("MESSAGE"), 200);
  expect(world.latest("message-answered")).toMatchObject({ id: "1", status: 200 });
  leg.sendMessage({ ...ours, id: "2" });
  expect(ada.peer.request("MESSAGE").body).toBe(ours.text);
});

test.each([
  [200, ["message-answered"]],
  [480, ["message-answered"]],
  [481, ["message-answered", "leg-gone"]],
])("[CHAT-66] one answered %i tells %j", (status, told) => {
  const { ada, world } = joined(taking);
  world.latest("invite-received").leg.sendMessage(ours);
  const before = world.told().length;
  ada.answers(ada.peer.request("MESSAGE"), status);
  expect(world.told().slice(before)).toEqual(told);
  expect(world.latest("message-answered")).toMatchObject({ id: "1", status });
});

test("[CHAT-67] what was on its way when the dialog moves has failed with its flow, once", () => {
  const { ada, world } = joined(taking);
  world.latest("invite-received").leg.sendMessage(ours);
  ada.peer.closes();
  ada.peer = world.peer("ws", 50_002);
  ada.sends("OPTIONS");
  const answered = world.events.filter(({ type }) => type === "message-answered");
  expect(answered).toMatchObject([{ id: "1", status: 503 }]);
  world.passes(40_000);
  expect(world.told().filter((type) => type === "message-answered")).toHaveLength(1);
  expect(world.told()).not.toContain("leg-gone");
});

test("[CHAT-68] over UDP nothing goes that would not fit into a packet", () => {
  const here = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(here.peer("udp"));
  ada.joins(taking);
  const { leg } = here.latest("invite-received");
  for (const cpim of ["x".repeat(limits.messageOverUdp + 1), "é".repeat(limits.messageOverUdp)]) {
    leg.sendMessage({ ...ours, cpim });
    here.passes(0);
    expect(here.latest("message-answered")).toMatchObject({ id: "1", status: 513 });
    expect(ada.peer.gotLines()).toEqual([]);
  }
  leg.sendMessage({ ...ours, cpim: "x".repeat(limits.messageOverUdp) });
  expect(ada.peer.gotLines()).toEqual(["MESSAGE"]);
});

const taking = ["Allow: INVITE, MESSAGE", "Accept: application/sdp, message/cpim"];

function base() {
  return { messageId: "m-1", disposition: "render", text: "👏" } as const;
}

const cpim = base();

const ours = { id: "1", cpim: printCpim(cpim), text: "Ada: 👏" };

function strangers() {
  const world = new ScriptedWorld(answering);
  return { world, ada: new ScriptedCaller(world.peer()) };
}

function joined(extra: readonly string[] = []) {
  const made = strangers();
  made.ada.joins(extra);
  return made;
}

function message(
  ada: ScriptedCaller,
  type: string,
  body: string,
  extra: readonly string[] = [],
): string {
  return ada
    .request("MESSAGE", extra, body)
    .replace("Content-Type: application/sdp", `Content-Type: ${type}`);
}
