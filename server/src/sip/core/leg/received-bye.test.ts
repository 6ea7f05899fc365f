import { expect, test } from "vitest";
import type { SipEvent } from "../../sip-event.ts";
import { answering, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[SIP-104] the 200 to a BYE waits for the user; the call is over before", () => {
  const { world, ada } = left();
  expect(ada.peer.gotLines()).toEqual([]);
  expect(world.userAgent.counts().dialogs).toBe(0);
  world.passes(1_999);
  world.latest("bye-received").leg.confirmBye();
  world.latest("bye-received").leg.confirmBye();
  world.passes(40_000);
  world.latest("bye-received").leg.confirmBye();
  expect(ada.peer.gotLines()).toEqual(["200 BYE"]);
});

test("[SIP-104] without a word of the user the 200 goes out after 2 s, once", () => {
  const { world, ada } = left();
  world.passes(1_999);
  expect(ada.peer.gotLines()).toEqual([]);
  world.passes(1);
  expect(ada.peer.gotLines()).toEqual(["200 BYE"]);
  world.latest("bye-received").leg.confirmBye();
  expect(ada.peer.gotLines()).toEqual(["200 BYE"]);
});

test("[SIP-104] a BYE repeated while it waits is told once, and answered again afterwards", () => {
  const world = new ScriptedWorld(silentAtBye);
  const ada = new ScriptedCaller(world.peer("udp"));
  ada.joins();
  const bye = ada.request("BYE");
  ada.peer.sends(bye);
  ada.peer.sends(bye);
  expect(ada.peer.gotLines()).toEqual([]);
  world.latest("bye-received").leg.confirmBye();
  ada.peer.sends(bye);
  expect(ada.peer.gotLines()).toEqual(["200 BYE", "200 BYE"]);
  expect(world.told().filter((type) => type === "bye-received")).toHaveLength(1);
});

test("[SIP-104] a BYE that crosses ours is answered at once, and not told", () => {
  const world = new ScriptedWorld(silentAtBye);
  const ada = new ScriptedCaller(world.peer());
  ada.invites();
  ada.remoteTag = ada.peer.response(200).toTag;
  world.latest("invite-received").leg.sendBye();
  ada.sends("BYE");
  expect(ada.peer.gotLines()).toEqual(["200 INVITE", "200 BYE"]);
  expect(world.told()).toEqual(["invite-received"]);
});

function left() {
  const world = new ScriptedWorld(silentAtBye);
  const ada = new ScriptedCaller(world.peer());
  ada.joins();
  ada.sends("BYE");
  return { world, ada };
}

function silentAtBye(event: SipEvent): void {
  if (event.type !== "bye-received") answering(event);
}
