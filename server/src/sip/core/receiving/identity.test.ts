import { expect, test } from "vitest";
import { every, first } from "../../message/headers.ts";
import type { Identify } from "../../proof.ts";
import { answering, OFFER, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

const PROVEN = { type: "proven", entity: "sip:ada@example.test", role: "host" } as const;
const REFER_TO = "Refer-To: <sip:room@focus.test;method=BYE>";

test.each([
  ["INVITE", []],
  ["SUBSCRIBE", ["Event: conference"]],
  ["REFER", [REFER_TO]],
])(
  "[AUTH-1] whom a %s is from is asked before anything is made of it, and told",
  (method, extra) => {
    const asked: unknown[] = [];
    const { world, ada } = knowing((request) => {
      asked.push(request);
      return PROVEN;
    });
    ada.sends(method, [...extra, "Authorization: Digest a", "Authorization: Digest b"]);
    expect(asked).toEqual([
      {
        method,
        requestUri: "sip:room@focus.test",
        fromUri: "sip:ada@example.test",
        authorization: ["Digest a", "Digest b"],
        remoteAddress: "192.0.2.7",
      },
    ]);
    const event = { invite: {}, subscribe: {}, refer: {}, ...world.events[0] };
    expect({ ...event.invite, ...event.subscribe, ...event.refer }).toMatchObject({
      identity: PROVEN,
    });
  },
);

test("[AUTH-1] without anybody to ask, nobody is proven and nobody refused", () => {
  const { world, ada } = knowing(undefined);
  ada.invites();
  expect(world.latest("invite-received").invite.identity).toEqual({ type: "unproven" });
});

test("[AUTH-1] within a dialog nobody is asked again", () => {
  let asked = 0;
  const { ada } = knowing(() => {
    asked += 1;
    return PROVEN;
  });
  ada.joins();
  ada.sends("REFER", [REFER_TO]);
  ada.sends("UPDATE");
  ada.sends("BYE");
  expect(asked).toBe(1);
});

test.each([
  ["INVITE", []],
  ["SUBSCRIBE", ["Event: conference"]],
  ["REGISTER", []],
  ["REFER", [REFER_TO]],
])(
  "[AUTH-2] a %s to prove gets 401 with every challenge in order, and nothing is held",
  (method, extra) => {
    const headers = ['Digest realm="r", algorithm=SHA-256', 'Digest realm="r", algorithm=MD5'];
    const { world, ada } = knowing(() => ({ type: "challenge", headers, why: "no proof" }));
    ada.sends(method, extra, method === "INVITE" ? OFFER : "");
    const answer = ada.peer.response(401);
    expect(every(answer.headers, "www-authenticate")).toEqual(headers);
    expect(ada.peer.raw[0]).toContain('\r\nWWW-Authenticate: Digest realm="r", algorithm=MD5\r\n');
    expect(world.told()).toEqual([]);
    expect(world.userAgent.counts().dialogs).toBe(0);
  },
);

test("[AUTH-2] the same call with an answer to the challenge is let in", () => {
  const { world, ada } = knowing(({ authorization }) =>
    authorization.length > 0 ? PROVEN : { type: "challenge", headers: ["Digest x"], why: "" },
  );
  ada.invites();
  ada.peer.sends(ada.request("ACK", [], "", 1));
  ada.invites(["Authorization: Digest proof"]);
  expect(ada.peer.gotLines()).toEqual(["401 INVITE", "200 INVITE"]);
  expect(world.latest("invite-received").invite.identity).toEqual(PROVEN);
});

test("[AUTH-3] who is refused gets that status with its Warning, and is not told", () => {
  const { world, ada } = knowing(() => ({
    type: "refused",
    status: 403,
    warning: { code: 122, text: "Function not allowed" },
    why: "token expired",
  }));
  ada.invites();
  expect(first(ada.peer.response(403).headers, "warning")).toBe(
    '122 Parley "Function not allowed"',
  );
  expect(ada.peer.raw.join()).not.toContain("token expired");
  expect(world.told()).toEqual([]);
});

test.each([
  ["sip:ada@example.test", 200],
  ["sip:%61da@EXAMPLE.test:5061", 200],
  ["sip:eve@example.test", 403],
  ["sip:example.test", 403],
  ["sip:ada@elsewhere.test", 403],
])(
  "[AUTH-4] a REGISTER for ada@example.test by who is proven to be %s gets %i",
  (entity, status) => {
    const { ada } = knowing(() => ({ ...PROVEN, entity }));
    ada.sends("REGISTER");
    expect(ada.peer.gotLines()).toEqual([`${status} REGISTER`]);
  },
);

test("[AUTH-5] P-Asserted-Identity is not told", () => {
  const { world, ada } = knowing(() => ({ type: "unproven" }));
  ada.invites(["P-Asserted-Identity: <sip:boss@focus.test>", "Privacy: id"]);
  const { invite } = world.latest("invite-received");
  expect(invite.headers("P-Asserted-Identity")).toEqual([]);
  expect(invite.headers("privacy")).toEqual(["id"]);
});

function knowing(identify: Identify | undefined) {
  const world = new ScriptedWorld(answering, {}, identify);
  return { world, ada: new ScriptedCaller(world.peer()) };
}
