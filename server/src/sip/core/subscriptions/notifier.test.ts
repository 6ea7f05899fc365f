import { expect, test } from "vitest";
import { first } from "../../message/headers.ts";
import { answering, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

const XML = { contentType: "application/conference-info+xml", text: "<conference-info/>" };

test("[SIP-70] a SUBSCRIBE is told, gets 200 before the first NOTIFY, and the answer is told", () => {
  const { world, ada } = subscribed(["Event: conference;id=7", "Expires: 600", "Accept: text/x"]);
  expect(world.latest("subscribe-received").subscribe).toMatchObject({
    event: { package: "conference", id: "7" },
    expiresSeconds: 600,
    accept: ["text/x"],
    requestUri: "sip:room@focus.test",
  });
  expect(first(ada.peer.response(200).headers, "expires")).toBe("600");
  world.passes(10_000);
  world.latest("subscribe-received").subscription.notify({ state: { state: "active" }, body: XML });
  const notify = ada.peer.request("NOTIFY");
  expect(ada.peer.gotLines()).toEqual(["200 SUBSCRIBE", "NOTIFY"]);
  expect(first(notify.headers, "event")).toBe("conference;id=7");
  expect(first(notify.headers, "subscription-state")).toBe("active;expires=590");
  expect(first(notify.headers, "contact")).toContain(";isfocus");
  expect(notify.body).toBe(XML.text);
  ada.answers(notify, 200);
  expect(world.latest("notify-answered")).toMatchObject({ status: 200, ended: false });
});

test.each([
  ["another package", ["Event: presence"], 489, "allow-events", "conference"],
  ["no package", [], 489, "allow-events", "conference"],
  ["a brief interval", ["Event: conference", "Expires: 5"], 423, "min-expires", "60"],
  ["no interval", ["Event: conference", "Expires: soon"], 400, "min-expires", undefined],
])("[SIP-71] a SUBSCRIBE with %s is refused and not told", (_, extra, status, header, value) => {
  const { world, ada } = subscribed(extra);
  expect(first(ada.peer.response(status).headers, header)).toBe(value);
  expect(world.told()).toEqual([]);
  expect(world.userAgent.counts().dialogs).toBe(0);
});

test("[SIP-72] refreshing restarts the interval; Expires 0 asks for a last NOTIFY", () => {
  const { world, ada } = subscribed();
  ada.remoteTag = ada.peer.response(200).toTag;
  world.passes(500_000);
  ada.subscribes();
  expect(world.latest("subscribe-refreshed").expiresSeconds).toBe(600);
  world.passes(500_000);
  expect(world.told()).not.toContain("subscription-expired");
  ada.subscribes(["Event: conference", "Expires: 0"]);
  expect(world.latest("subscribe-refreshed").expiresSeconds).toBe(0);
  const over = { state: "terminated", reason: "timeout" } as const;
  world.latest("subscribe-refreshed").subscription.notify({ state: over });
  expect(first(ada.peer.request("NOTIFY").headers, "subscription-state")).toBe(
    "terminated;reason=timeout",
  );
  expect(world.userAgent.counts().dialogs).toBe(0);
  ada.answers(ada.peer.request("NOTIFY"), 200);
  expect(world.latest("notify-answered").ended).toBe(true);
});

test("[SIP-73] a subscription not refreshed ends with a NOTIFY that says so", () => {
  const { world, ada } = subscribed();
  world.passes(600_000);
  expect(first(ada.peer.request("NOTIFY").headers, "subscription-state")).toBe(
    "terminated;reason=timeout",
  );
  expect(world.told().at(-1)).toBe("subscription-expired");
  expect(world.userAgent.counts().dialogs).toBe(0);
});

test.each([
  [481, true],
  [404, true],
  [500, false],
  [503, false],
])("[SIP-74] a NOTIFY answered with %i ends the subscription: %s", (status, ended) => {
  const { world, ada } = subscribed();
  world.latest("subscribe-received").subscription.notify({ state: { state: "active" } });
  ada.answers(ada.peer.request("NOTIFY"), status);
  expect(world.latest("notify-answered")).toMatchObject({ status, ended });
  expect(world.userAgent.counts().dialogs).toBe(ended ? 0 : 1);
});

test("[SIP-75] in the dialog another event gets 481, and an INVITE dialog takes no SUBSCRIBE", () => {
  const { world, ada } = subscribed();
  ada.remoteTag = ada.peer.response(200).toTag;
  ada.subscribes(["Event: conference;id=other"]);
  expect(ada.peer.gotLines().at(-1)).toBe("481 SUBSCRIBE");
  const bob = new ScriptedCaller(world.peer("ws", 50_002), "bob");
  bob.joins();
  bob.subscribes();
  expect(bob.peer.gotLines()).toEqual(["403 SUBSCRIBE"]);
});

function subscribed(extra?: readonly string[]) {
  const world = new ScriptedWorld(answering);
  const ada = new ScriptedCaller(world.peer());
  ada.subscribes(extra);
  return { world, ada };
}
