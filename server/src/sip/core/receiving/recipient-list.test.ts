import { expect, test } from "vitest";
import { first } from "../../message/headers.ts";
import { answering, OFFER, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

const REQUIRE = "Require: recipient-list-invite";
const LIST = `<?xml version="1.0" encoding="UTF-8"?>
<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"
    xmlns:cp="urn:ietf:params:xml:ns:copycontrol">
  <list><entry uri="sip:bill@example.com" cp:copyControl="to"/></list>
</resource-lists>`;

test("[LIST-6] an INVITE with offer and recipient list is told with both", () => {
  const { world, ada } = sent([part("application/sdp", OFFER), listPart()], [REQUIRE]);
  expect(world.latest("invite-received").invite).toMatchObject({
    sdp: OFFER,
    recipients: [{ uri: "sip:bill@example.com", copyControl: "to" }],
  });
  expect(ada.peer.gotLines()).toEqual(["200 INVITE"]);
});

test("[LIST-6] a list alone is an INVITE without offer; without Require it is read as well", () => {
  const { world, ada } = caller();
  const body = LIST;
  ada.peer.sends(
    invite(ada, body, "application/resource-lists+xml", ["Content-Disposition: recipient-list"]),
  );
  const { invite: told } = world.latest("invite-received");
  expect(told.sdp).toBeUndefined();
  expect(told.recipients).toHaveLength(1);
});

test("[LIST-6] a quoted boundary and parts that may be ignored are taken in stride", () => {
  const optional = part("text/plain", "hello", ["Content-Disposition: icon;handling=optional"]);
  const { world } = sent([optional, part("application/sdp", OFFER)], [], '"b"');
  expect(world.latest("invite-received").invite).toMatchObject({ sdp: OFFER });
  expect(world.latest("invite-received").invite.recipients).toBeUndefined();
});

test.each([
  ["a list that is none", 400, [part("application/sdp", OFFER), listPart("<list/>")]],
  ["no list, though it is required", 400, [part("application/sdp", OFFER)]],
  ["two offers", 400, [part("application/sdp", OFFER), part("application/sdp", OFFER), listPart()]],
  ["two lists", 400, [listPart(), listPart()]],
  [
    "a list that is not said to be of recipients",
    415,
    [part("application/resource-lists+xml", LIST)],
  ],
  ["a part of another kind", 415, [listPart(), part("text/plain", "hello")]],
  ["a list in base64", 415, [listPart("UEs=", ["Content-Transfer-Encoding: base64"])]],
])("[LIST-7] %s: %i, and nothing is told", (_, status, parts) => {
  const { world, ada } = sent(parts, [REQUIRE]);
  expect(ada.peer.gotLines()).toEqual([`${status} INVITE`]);
  expect(world.told()).toEqual([]);
  expect(world.userAgent.counts().dialogs).toBe(0);
});

test("[LIST-7] parts that are never closed: 400; what would be taken is said with a 415", () => {
  const { ada } = caller();
  ada.peer.sends(invite(ada, "--b\r\n\r\nv=0", "multipart/mixed;boundary=b"));
  expect(ada.peer.gotLines()).toEqual(["400 INVITE"]);
  const other = sent([part("text/plain", "hello")]);
  expect(first(other.ada.peer.response(415).headers, "accept")).toBe(
    "application/sdp, multipart/mixed, application/resource-lists+xml",
  );
});

test("[LIST-7] what may be ignored is no offer, in a re-INVITE either", () => {
  const { world, ada } = caller();
  ada.joins();
  const optional = ["Content-Disposition: icon;handling=optional"];
  ada.peer.sends(invite(ada, "hello", "text/plain", optional));
  expect(world.latest("offer-received").offer.sdp).toBeUndefined();
});

test("[LIST-8] within a dialog, and for any other request, the extension is none of ours: 420", () => {
  const { ada } = caller();
  ada.joins();
  ada.invites([REQUIRE]);
  expect(first(ada.peer.response(420).headers, "unsupported")).toBe("recipient-list-invite");
  const bob = new ScriptedCaller(ada.peer, "bob");
  bob.subscribes(["Event: conference", REQUIRE]);
  expect(ada.peer.gotLines().at(-1)).toBe("420 SUBSCRIBE");
});

test("[LIST-8] it is among what OPTIONS and 200 say we support", () => {
  const { ada } = caller();
  ada.sends("OPTIONS");
  expect(first(ada.peer.response(200).headers, "supported")).toContain("recipient-list-invite");
});

function caller() {
  const world = new ScriptedWorld(answering);
  return { world, ada: new ScriptedCaller(world.peer()) };
}

function sent(parts: readonly string[], extra: readonly string[] = [], boundary = "b") {
  const { world, ada } = caller();
  const body = `${parts.map((one) => `--b\r\n${one}\r\n`).join("")}--b--\r\n`;
  ada.peer.sends(invite(ada, body, `multipart/mixed;boundary=${boundary}`, extra));
  return { world, ada };
}

function invite(
  ada: ScriptedCaller,
  body: string,
  type: string,
  extra: readonly string[] = [],
): string {
  return ada
    .request("INVITE", extra, body)
    .replace("Content-Type: application/sdp", `Content-Type: ${type}`);
}

function part(type: string, body: string, extra: readonly string[] = []): string {
  return [`Content-Type: ${type}`, ...extra, "", body].join("\r\n");
}

function listPart(list = LIST, extra: readonly string[] = []): string {
  const headers = ["Content-Disposition: recipient-list", ...extra];
  return part("application/resource-lists+xml", list, headers);
}
