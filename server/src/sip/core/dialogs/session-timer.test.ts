import { expect, test } from "vitest";
import { first } from "../../message/headers.ts";
import { answering, OFFER, OURS, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

const ALLOW = "Allow: INVITE, ACK, BYE, UPDATE";

test("[SIP-60] an interval below the minimum gets 422 with Min-SE and is not told", () => {
  const { world, ada } = called(["Supported: timer", "Session-Expires: 60"]);
  expect(first(ada.peer.response(422).headers, "min-se")).toBe("90");
  expect(world.told()).toEqual([]);
});

test.each(["INVITE", "UPDATE"])(
  "[SIP-60] nor is that of a later %s, which is refused at once",
  (method) => {
    const { world, ada } = called(["Supported: timer"]);
    ada.acknowledges();
    const before = world.told();
    ada.sends(method, ["Supported: timer", "Session-Expires: 60"], OFFER);
    expect(first(ada.peer.response(422).headers, "min-se")).toBe("90");
    expect(world.told()).toEqual(before);
  },
);

test("[SIP-61] without the peer's choice we refresh, by an UPDATE at half the interval", () => {
  const { world, ada } = called(["Supported: timer", "Session-Expires: 600", ALLOW]);
  const answer = ada.peer.response(200);
  expect(first(answer.headers, "session-expires")).toBe("600;refresher=uas");
  expect(first(answer.headers, "require")).toBe("timer");
  ada.acknowledges();
  world.passes(299_999);
  expect(ada.peer.gotLines()).not.toContain("UPDATE");
  world.passes(1);
  const update = ada.peer.request("UPDATE");
  expect(update.body).toBe("");
  expect(first(update.headers, "session-expires")).toBe("600;refresher=uac");
  ada.answers(update, 200, { "session-expires": "600;refresher=uac" });
  world.passes(299_999);
  expect(ada.peer.gotLines().filter((line) => line === "UPDATE")).toHaveLength(1);
  world.passes(1);
  expect(ada.peer.gotLines().filter((line) => line === "UPDATE")).toHaveLength(2);
  expect(world.told()).toEqual(["invite-received", "acked"]);
});

test("[SIP-62] a peer that takes no UPDATE is refreshed by the user's re-INVITE", () => {
  const { world, ada } = called(["Supported: timer", "Session-Expires: 600"]);
  ada.acknowledges();
  world.passes(300_000);
  world.latest("session-refresh-due").leg.sendReinvite(OURS);
  const reinvite = ada.peer.request("INVITE");
  expect(first(reinvite.headers, "session-expires")).toBe("600;refresher=uac");
  ada.answers(reinvite, 200, { "session-expires": "600;refresher=uac" }, OURS);
  world.passes(299_000);
  expect(world.told().filter((type) => type === "session-refresh-due")).toHaveLength(1);
});

test("[SIP-63] a session the peer does not refresh expires slightly before its end, without a BYE", () => {
  const { world, ada } = called(["Supported: timer", "Session-Expires: 600;refresher=uac"]);
  expect(first(ada.peer.response(200).headers, "session-expires")).toBe("600;refresher=uac");
  ada.acknowledges();
  world.passes(567_999);
  expect(world.told()).not.toContain("session-expired");
  world.passes(1);
  expect(world.told().at(-1)).toBe("session-expired");
  expect(ada.peer.gotLines()).toEqual(["200 INVITE"]);
});

test("[SIP-63] a short session expires a third before its end", () => {
  const { world, ada } = called(["Supported: timer", "Session-Expires: 90;refresher=uac"]);
  ada.acknowledges();
  world.passes(59_999);
  expect(world.told()).not.toContain("session-expired");
  world.passes(1);
  expect(world.told()).toContain("session-expired");
});

test("[SIP-63] the peer's refresh starts the interval again", () => {
  const { world, ada } = called(["Supported: timer", "Session-Expires: 600;refresher=uac"]);
  ada.acknowledges();
  world.passes(300_000);
  ada.sends("UPDATE", ["Supported: timer", "Session-Expires: 600;refresher=uac"]);
  world.passes(567_000);
  expect(world.told()).not.toContain("session-expired");
});

test("[SIP-64] a refresh refused for its interval is tried again with the peer's Min-SE", () => {
  const { world, ada } = called(["Supported: timer", "Session-Expires: 600", ALLOW]);
  ada.acknowledges();
  world.passes(300_000);
  ada.answers(ada.peer.request("UPDATE"), 422, { "min-se": "900" });
  world.passes(10_000);
  const again = ada.peer.request("UPDATE");
  expect(first(again.headers, "session-expires")).toBe("900;refresher=uac");
  expect(first(again.headers, "min-se")).toBe("900");
});

test("[SIP-64] a refresh nobody answers ends the leg, one that gets 501 falls back to re-INVITE", () => {
  const first501 = called(["Supported: timer", "Session-Expires: 600", ALLOW]);
  first501.ada.acknowledges();
  first501.world.passes(300_000);
  first501.ada.answers(first501.ada.peer.request("UPDATE"), 501);
  first501.world.passes(10_000);
  expect(first501.world.told().at(-1)).toBe("session-refresh-due");

  const silent = called(["Supported: timer", "Session-Expires: 600", ALLOW]);
  silent.ada.acknowledges();
  silent.world.passes(332_000);
  expect(silent.world.latest("leg-gone").status).toBe(408);
});

test("[SIP-65] a peer without timers gets none", () => {
  const { world, ada } = called([]);
  expect(first(ada.peer.response(200).headers, "session-expires")).toBeUndefined();
  ada.acknowledges();
  world.passes(4_000_000);
  expect(world.told()).toEqual(["invite-received", "acked"]);
});

function called(extra: readonly string[]) {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.invites(extra);
  return { world, ada };
}
