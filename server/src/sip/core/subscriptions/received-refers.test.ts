import { expect, test } from "vitest";
import { limits } from "../../limits.ts";
import { first } from "../../message/headers.ts";
import type { ScriptedCaller } from "../scripted/scripted-caller.ts";
import { REFER_TO, referring } from "../scripted/scripted-referrer.ts";

test("[REF-1] a REFER in a call is told with what it asks for, the call and who made it", () => {
  const { world, ada } = referring();
  ada.sends("REFER", [REFER_TO, "Privacy: id"]);
  const { refer } = world.latest("refer-received");
  expect(refer.referTo).toEqual({ uri: "sip:room@focus.test", method: "BYE" });
  expect(refer.leg).toBe(world.latest("acked").leg);
  expect(refer.identity).toMatchObject({ type: "proven", entity: "sip:ada@example.test" });
  expect(refer.headers("privacy")).toEqual(["id"]);
  expect(ada.peer.gotLines()).toEqual([]);
});

test("[REF-1] outside a dialog Target-Dialog names the call, with the tags as we see them", () => {
  const { world, ada, bob } = referring();
  bob.sends("REFER", [REFER_TO, targetDialog(ada), "Require: tdialog"]);
  const { refer } = world.latest("refer-received");
  expect(refer.leg).toBe(world.latest("acked").leg);
  expect(refer.identity).toMatchObject({ entity: "sip:bob@example.test" });
});

test("[REF-1] without Target-Dialog a REFER outside a dialog is about no call", () => {
  const { world, bob } = referring();
  bob.sends("REFER", [REFER_TO]);
  expect(world.latest("refer-received").refer.leg).toBeUndefined();
});

test("[REF-1] within one call Target-Dialog may name another", () => {
  const { world, ada, bob } = referring();
  const leg = world.latest("acked").leg;
  bob.joins();
  bob.sends("REFER", [REFER_TO, targetDialog(ada)]);
  expect(world.latest("refer-received").refer.leg).toBe(leg);
});

test.each([
  ["no Refer-To", [], 400],
  ["two Refer-To", [REFER_TO, REFER_TO], 400],
  ["two values", [`${REFER_TO}, <sip:b@c>`], 400],
  ["no URI", ["Refer-To: <room>"], 400],
  ["a bad URI", ["Refer-To: <sip:a@b@c>"], 400],
  ["a bad method", ["Refer-To: <sip:a@b;method=B(E>"], 400],
  ["a telephone number", ["Refer-To: <tel:+358555>"], 416],
  ["Replaces", [REFER_TO, "Replaces: a;to-tag=b;from-tag=c"], 400],
])("[REF-2] a REFER with %s gets %j %i and is not told", (_, extra, status) => {
  const { world, ada, bob } = referring();
  ada.sends("REFER", extra);
  expect(ada.peer.gotLines()).toEqual([`${status} REFER`]);
  bob.sends("REFER", extra);
  expect(bob.peer.gotLines()).toEqual([`${status} REFER`]);
  expect(world.told()).not.toContain("refer-received");
  expect(world.userAgent.counts().dialogs).toBe(1);
});

test.each([
  ["sip:ada@h", "sip:ada@h", "INVITE"],
  ["<sip:ada@h;gr=1;method=BYE?Subject=x>", "sip:ada@h;gr=1?Subject=x", "BYE"],
  ['"Ada" <sip:ada@h>;method=BYE', "sip:ada@h", "INVITE"],
])("[REF-2] %s means %s and %s", (value, uri, method) => {
  const { world, ada } = referring();
  ada.sends("REFER", [`r: ${value}`]);
  expect(world.latest("refer-received").refer.referTo).toEqual({ uri, method });
});

test.each([
  ["no tags", (ada: ScriptedCaller) => `Target-Dialog: ${ada.callId}`],
  [
    "the tags as they see them",
    (ada: ScriptedCaller) =>
      `Target-Dialog: ${ada.callId};local-tag=${ada.tag};remote-tag=${ada.remoteTag}`,
  ],
  ["another Call-ID", (ada: ScriptedCaller) => targetDialog(ada).replace(ada.callId, "other")],
  ["two of them", (ada: ScriptedCaller) => `${targetDialog(ada)}, ${targetDialog(ada).slice(15)}`],
])("[REF-3] a Target-Dialog with %s names no call: 481", (_, header) => {
  const { world, ada, bob } = referring();
  bob.sends("REFER", [REFER_TO, header(ada)]);
  expect(bob.peer.gotLines()).toEqual(["481 REFER"]);
  expect(world.told()).not.toContain("refer-received");
});

test("[REF-3] a Target-Dialog that names a subscription, or a call that was left, gets 481", () => {
  const { ada, bob, cid } = referring();
  cid.subscribes();
  cid.remoteTag = cid.peer.response(200).toTag;
  bob.sends("REFER", [REFER_TO, targetDialog(cid)]);
  ada.sends("BYE");
  bob.sends("REFER", [REFER_TO, targetDialog(ada)]);
  expect(bob.peer.gotLines()).toEqual(["481 REFER", "481 REFER"]);
});

test("[REF-7] a dialog has no more REFERs waiting than the limit, and room again after one is done", () => {
  const { world, ada } = referring();
  for (let i = 0; i <= limits.refersPerDialog; i++) ada.sends("REFER", [REFER_TO]);
  expect(ada.peer.gotLines()).toEqual(["500 REFER"]);
  expect(first(ada.peer.response(500).headers, "retry-after")).toBe("5");
  world.latest("refer-received").referral.refuse({ status: 603 });
  ada.sends("REFER", [REFER_TO]);
  expect(world.told().filter((type) => type === "refer-received")).toHaveLength(
    limits.refersPerDialog + 1,
  );
});

test("[REF-2] a REFER outside a dialog without Contact gets 400", () => {
  const { world, bob } = referring();
  bob.peer.sends(bob.request("REFER", [REFER_TO]).replace(/Contact: .*\r\n/, ""));
  expect(bob.peer.gotLines()).toEqual(["400 REFER"]);
  expect(world.told()).not.toContain("refer-received");
});

test("[REF-8] a subscription's dialog takes no REFER", () => {
  const { cid } = referring();
  cid.subscribes();
  cid.remoteTag = cid.peer.response(200).toTag;
  cid.sends("REFER", [REFER_TO]);
  expect(cid.peer.gotLines().at(-1)).toBe("403 REFER");
});

function targetDialog({ callId, tag, remoteTag }: ScriptedCaller): string {
  return `Target-Dialog: ${callId};local-tag=${remoteTag};remote-tag=${tag}`;
}
