import { expect, test } from "vitest";
import { first } from "../../message/headers.ts";
import { call } from "../scripted/scripted-callee.ts";
import type { ScriptedCaller } from "../scripted/scripted-caller.ts";
import { REFER_TO, referring } from "../scripted/scripted-referrer.ts";

test.each(["in a call", "outside"])(
  "[REF-4] a REFER %s is accepted with 200 and followed to its end",
  (where) => {
    const { world, ada, bob } = referring();
    const caller = where === "outside" ? bob : ada;
    const dialogs = world.userAgent.counts().dialogs;
    caller.sends("REFER", [REFER_TO]);
    const { referral } = world.latest("refer-received");
    referral.accept();
    expect(caller.peer.gotLines()).toEqual(["200 REFER", "NOTIFY"]);
    const accepted = caller.peer.response(200);
    expect(first(accepted.headers, "refer-sub")).toBeUndefined();
    expect(first(accepted.headers, "contact")).toContain(";isfocus");
    expect(lastNotify(caller)).toEqual({
      dialog: [caller.callId, accepted.toTag, caller.tag],
      event: `refer;id=${caller.cseq}`,
      state: "active;expires=180",
      type: "message/sipfrag;version=2.0",
      body: "SIP/2.0 100 Trying\r\n",
    });
    world.passes(10_000);
    referral.notify(180);
    expect(lastNotify(caller)).toMatchObject({
      state: "active;expires=170",
      body: "SIP/2.0 180 Ringing\r\n",
    });
    referral.notify(200);
    expect(lastNotify(caller)).toMatchObject({
      state: "terminated;reason=noresource",
      body: "SIP/2.0 200 OK\r\n",
    });
    referral.notify(486);
    world.passes(240_000);
    expect(caller.peer.gotLines().filter((line) => line === "NOTIFY").length).toBe(3);
    expect(world.userAgent.counts().dialogs).toBe(dialogs);
  },
);

test("[REF-4] the final NOTIFY may carry any status and reason, and a final status need not end it", () => {
  const { world, ada } = referring();
  ada.sends("REFER", [REFER_TO]);
  const { referral } = world.latest("refer-received");
  referral.accept();
  referral.notify(200, "First Done", false);
  expect(lastNotify(ada)).toMatchObject({
    state: "active;expires=180",
    body: "SIP/2.0 200 First Done\r\n",
  });
  referral.notify(480, "Gone Already");
  expect(lastNotify(ada)).toMatchObject({
    state: "terminated;reason=noresource",
    body: "SIP/2.0 480 Gone Already\r\n",
  });
});

test.each(["in a call", "outside"])(
  "[REF-5] Refer-Sub: false %s: 200 that says so, and no NOTIFY",
  (where) => {
    const { world, ada, bob } = referring();
    const caller = where === "outside" ? bob : ada;
    caller.sends("REFER", [REFER_TO, "Refer-Sub: False", "Require: norefersub"]);
    const { referral } = world.latest("refer-received");
    referral.accept();
    referral.notify(200);
    world.passes(120_000);
    expect(caller.peer.gotLines()).toEqual(["200 REFER"]);
    expect(first(caller.peer.response(200).headers, "refer-sub")).toBe("false");
    expect(world.userAgent.counts().dialogs).toBe(1);
  },
);

test("[REF-6] a refused REFER gets its status and Warning, and nothing of it is left", () => {
  const { world, bob } = referring();
  bob.sends("REFER", [REFER_TO]);
  const { referral } = world.latest("refer-received");
  referral.notify(100);
  referral.refuse({ status: 403, warning: { code: 122, text: "Function not allowed" } });
  referral.accept();
  referral.notify(200);
  expect(bob.peer.gotLines()).toEqual(["403 REFER"]);
  expect(first(bob.peer.response(403).headers, "warning")).toContain("122 ");
  expect(world.userAgent.counts().dialogs).toBe(1);
});

test("[REF-9] what nobody finishes ends after 180 s, with how far it was", () => {
  const { world, bob } = referring();
  bob.sends("REFER", [REFER_TO]);
  world.latest("refer-received").referral.accept();
  bob.answers(bob.peer.request("NOTIFY"), 200);
  world.passes(180_000);
  expect(lastNotify(bob)).toMatchObject({
    state: "terminated;reason=timeout",
    body: "SIP/2.0 100 Trying\r\n",
  });
  expect(world.userAgent.counts().dialogs).toBe(1);
});

test("[REF-9] it lasts until somebody who is called for it, and does not answer, has rung", () => {
  const { world, ada, bob } = referring();
  bob.registers();
  ada.sends("REFER", ["Refer-To: <sip:bob@example.test>"]);
  const { referral } = world.latest("refer-received");
  referral.accept();
  ada.answers(ada.peer.request("NOTIFY"), 200);
  call(world, "sip:bob@example.test");
  bob.answers(bob.isCalled(), 180);
  world.passes(60_000);
  referral.notify(world.latest("invite-failed").status);
  expect(lastNotify(ada)).toMatchObject({
    state: "terminated;reason=noresource",
    body: "SIP/2.0 408 Request Timeout\r\n",
  });
});

test("[REF-9] a NOTIFY that nobody answers ends it too", () => {
  const { world, bob } = referring();
  bob.sends("REFER", [REFER_TO]);
  world.latest("refer-received").referral.accept();
  world.passes(32_000);
  expect(world.userAgent.counts().dialogs).toBe(1);
  world.latest("refer-received").referral.notify(200);
  expect(bob.peer.gotLines()).toEqual(["200 REFER", "NOTIFY"]);
});

test("[REF-9] a NOTIFY answered 481 ends the subscription, and not the call it is in", () => {
  const { world, ada } = referring();
  ada.sends("REFER", [REFER_TO]);
  const { referral } = world.latest("refer-received");
  referral.accept();
  ada.answers(ada.peer.request("NOTIFY"), 481);
  referral.notify(200);
  expect(ada.peer.gotLines().filter((line) => line === "NOTIFY")).toHaveLength(1);
  expect(world.told()).not.toContain("leg-gone");
  expect(world.userAgent.counts().dialogs).toBe(1);
});

test("[REF-10] a BYE of ours that a REFER asked for is followed by its last NOTIFY", () => {
  const { world, ada } = referring();
  ada.sends("REFER", [REFER_TO]);
  const { referral, refer } = world.latest("refer-received");
  referral.accept();
  refer.leg?.sendBye({ protocol: "SIP", cause: 200 });
  referral.notify(200);
  expect(ada.peer.gotLines()).toEqual(["200 REFER", "NOTIFY", "BYE", "NOTIFY"]);
  const cseqs = ada.peer.got().flatMap((sent) => (sent.kind === "request" ? [sent.cseq] : []));
  expect(cseqs).toEqual([1, 2, 3]);
  expect(world.userAgent.counts().dialogs).toBe(0);
});

test("[REF-10] a REFER that still waits when its call ends gets 487", () => {
  const { ada } = referring();
  ada.sends("REFER", [REFER_TO]);
  ada.sends("BYE");
  expect(ada.peer.gotLines()).toEqual(["487 REFER", "200 BYE"]);
});

function lastNotify(caller: ScriptedCaller) {
  const { headers, callId, fromTag, toTag, body } = caller.peer.request("NOTIFY");
  return {
    dialog: [callId, fromTag, toTag],
    event: first(headers, "event"),
    state: first(headers, "subscription-state"),
    type: first(headers, "content-type"),
    body,
  };
}
