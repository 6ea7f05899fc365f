import { expect, test } from "vitest";
import { every } from "../../message/headers.ts";
import type { Identify } from "../../proof.ts";
import { call } from "../scripted/scripted-callee.ts";
import { answering, OFFER, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[REG-1] whom a SIP URI names is found by user and host, whatever else it says", () => {
  const { world, ada } = registered();
  call(world, "sips:%61da@EXAMPLE.test:5061;transport=tcp");
  expect(ada.peer.gotLines()).toEqual(["INVITE"]);
  call(world, "sip:Ada@example.test");
  call(world, "tel:+1");
  world.passes(0);
  expect(world.told()).toEqual(["invite-failed", "invite-failed"]);
});

test("[REG-2] nobody is called at a binding that has expired, was removed or lost its connection", () => {
  const expired = registered(["Expires: 60"]);
  expired.world.passes(60_000);
  expect(isCalled(expired)).toBe(false);
  const removed = registered();
  removed.ada.registers(["Expires: 0"]);
  expect(isCalled(removed)).toBe(false);
  const lost = registered();
  lost.ada.peer.loses();
  expect(isCalled(lost)).toBe(false);
  const closing = registered();
  closing.ada.peer.closes();
  expect(isCalled(closing)).toBe(false);
  expect(closing.world.latest("invite-failed").status).toBe(480);
});

test("[REG-2] only what was registered over a connection goes with it", () => {
  const { world, ada } = registered();
  const phone = new ScriptedCaller(world.peer("udp", 50_005));
  Object.assign(phone, { callId: "phone", contact: "<sip:ada@phone.invalid>" });
  phone.registers();
  expect(every(phone.peer.response(200).headers, "contact")).toHaveLength(2);
  ada.peer.loses();
  expect(isCalled({ world, ada: phone })).toBe(true);
});

test("[REG-3] a binding moves to the connection over which it is registered again", () => {
  const { world, ada } = registered();
  const old = ada.peer;
  ada.peer = world.peer("ws", 50_009);
  ada.registers();
  old.loses();
  expect(isCalled({ world, ada })).toBe(true);
});

test("[REG-4] a REGISTER that comes too late changes nothing: 500", () => {
  const { world, ada } = registered();
  const old = ada.request("REGISTER", ["Expires: 0"]);
  ada.registers();
  ada.peer.sends(old);
  expect(ada.peer.gotLines()).toEqual(["200 REGISTER", "500 REGISTER"]);
  ada.contact = "*";
  ada.peer.sends(ada.request("REGISTER", ["Expires: 0"], "", 2));
  expect(ada.peer.gotLines().at(-1)).toBe("500 REGISTER");
  expect(isCalled({ world, ada })).toBe(true);
});

test("[REG-4] a number used before is too late as well, and of another Call-ID none is", () => {
  const { world, ada } = registered();
  ada.registers();
  ada.peer.sends(ada.request("REGISTER", ["Expires: 0"], "", 2));
  expect(ada.peer.gotLines()).toEqual(["200 REGISTER", "500 REGISTER"]);
  ada.callId = "after-a-restart";
  ada.peer.sends(ada.request("REGISTER", ["Expires: 0"], "", 1));
  expect(isCalled({ world, ada })).toBe(false);
});

test("[REG-5] without proof nobody registers for anybody but whom From names: 403", () => {
  const { world, ada } = registered();
  const mallory = new ScriptedCaller(world.peer("ws", 50_666), "mallory");
  mallory.peer.sends(mallory.request("REGISTER").replace("To: <sip:mallory", "To: <sip:ada"));
  expect(mallory.peer.gotLines()).toEqual(["403 REGISTER"]);
  call(world);
  expect(mallory.peer.gotLines()).toEqual(["403 REGISTER"]);
  expect(ada.peer.gotLines()).toEqual(["INVITE"]);
});

test("[REG-6] an answer is as proven as the registration it came by", () => {
  const proven = { type: "proven", entity: "sip:ada@example.test", role: "host" } as const;
  const { world, ada } = registered([], () => proven);
  call(world);
  ada.answers(ada.peer.request("INVITE"), 200, {}, OFFER);
  expect(world.latest("invite-answered").answer.identity).toEqual(proven);
});

function registered(extra: readonly string[] = [], identify?: Identify) {
  const world = new ScriptedWorld(answering, {}, identify);
  const ada = new ScriptedCaller(world.peer());
  ada.registers(extra);
  ada.peer.forgets();
  return { world, ada };
}

function isCalled({ world, ada }: { world: ScriptedWorld; ada: ScriptedCaller }): boolean {
  ada.peer.forgets();
  call(world);
  world.passes(0);
  return ada.peer.gotLines().includes("INVITE");
}
