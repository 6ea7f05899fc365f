import { expect, test } from "vitest";
import { first } from "../../message/headers.ts";
import { answering, OFFER, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

test("[SIP-100] an INVITE with Replaces is told with the call it names", () => {
  const { world, ada, bob } = meeting();
  ada.joins();
  const leg = world.latest("acked").leg;
  bob.invites([replaces(ada), "Require: replaces"]);
  const { invite } = world.latest("invite-received");
  expect(invite.replaces).toBe(leg);
  expect(bob.peer.gotLines()).toEqual(["200 INVITE"]);
  ada.sends("BYE");
  bob.invites();
  expect(world.latest("invite-received").invite.replaces).toBeUndefined();
});

test.each([
  ["early-only", (ada: ScriptedCaller) => [`${replaces(ada)};early-only`], 486],
  ["swapped tags", (ada: ScriptedCaller) => [replaces(ada, "from-tag", "to-tag")], 481],
  ["another Call-ID", (ada: ScriptedCaller) => [replaces(ada).replace("call-of", "no")], 481],
  ["two headers", (ada: ScriptedCaller) => [replaces(ada), replaces(ada)], 400],
  ["no tags", (ada: ScriptedCaller) => [`Replaces: ${ada.callId}`], 400],
  ["one tag", (ada: ScriptedCaller) => [`Replaces: ${ada.callId};to-tag=${ada.remoteTag}`], 400],
  ["no Call-ID", () => ["Replaces: ;to-tag=a;from-tag=b"], 400],
  ["nothing", () => ["Replaces: "], 400],
])("[SIP-101] Replaces with %s is refused: %s %i", (_, headers, status) => {
  const { world, ada, bob } = meeting();
  ada.joins();
  bob.invites(headers(ada));
  expect(bob.peer.gotLines()).toEqual([`${status} INVITE`]);
  expect(world.told()).toEqual(["invite-received", "acked"]);
  expect(world.userAgent.counts().dialogs).toBe(1);
});

test("[SIP-101] a subscription, a call that rings and one that has ended are not to be replaced", () => {
  const world = new ScriptedWorld((event) => {
    if (event.type === "invite-received") event.leg.provisional(180);
    else answering(event);
  });
  const [ada, bob, cid] = [1, 2, 3].map(
    (n) => new ScriptedCaller(world.peer("ws", 50_000 + n), `caller${n}`),
  ) as [ScriptedCaller, ScriptedCaller, ScriptedCaller];
  ada.invites();
  ada.remoteTag = ada.peer.response(180).toTag;
  bob.subscribes();
  bob.remoteTag = bob.peer.response(200).toTag;
  cid.invites([replaces(ada)]);
  cid.invites([`${replaces(ada)};early-only`]);
  cid.invites([replaces(bob)]);
  world.latest("invite-received").leg.answer({ sdp: OFFER });
  world.latest("invite-received").leg.abandon();
  cid.invites([replaces(ada)]);
  expect(cid.peer.gotLines()).toEqual(Array.from({ length: 4 }, () => "481 INVITE"));
});

test.each(["SUBSCRIBE", "OPTIONS", "REGISTER", "BYE"])(
  "[SIP-102] Replaces in a %s gets 400",
  (method) => {
    const { ada, bob } = meeting();
    ada.joins();
    bob.sends(method, ["Event: conference", replaces(ada)]);
    expect(bob.peer.gotLines()).toEqual([`400 ${method}`]);
  },
);

test("[SIP-103] that we take Replaces, REFER, Target-Dialog and Refer-Sub is said", () => {
  const { ada } = meeting();
  ada.invites();
  const { headers } = ada.peer.response(200);
  expect(first(headers, "supported")).toContain("timer, replaces, tdialog, norefersub");
  expect(first(headers, "allow")).toContain("REFER");
});

function meeting() {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  return { world, ada, bob: new ScriptedCaller(world.peer("ws", 50_002), "bob") };
}

function replaces(
  { callId, tag, remoteTag }: ScriptedCaller,
  ours = "to-tag",
  theirs = "from-tag",
) {
  return `Replaces: ${callId};${ours}=${remoteTag};${theirs}=${tag}`;
}
