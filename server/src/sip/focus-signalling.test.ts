import type { InvitationId } from "@parley/shared/conference";
import { expect, test } from "vitest";
import type { SignallingUser } from "../focus/ports.ts";
import { OFFER, OURS, ScriptedCaller } from "./core/scripted/scripted-caller.ts";
import { REFER_TO } from "./core/scripted/scripted-referrer.ts";
import { ScriptedWorld } from "./core/scripted/scripted-world.ts";
import { FocusSignalling } from "./focus-signalling.ts";
import { first } from "./message/headers.ts";
import type { Identify } from "./proof.ts";

const invitation = "i1" as InvitationId;
const ADA = "sip:ada@example.test";

test("[OUT-21] a conference calls somebody, and is told what comes of it until it has a leg", () => {
  const { world, ada, signalling, told } = focus();
  signalling.sendInvite(invitation, "room", ADA, { conversationId: "c1" });
  const invite = ada.isCalled();
  expect(invite.from.uri).toBe("sip:room@focus.test");
  expect(first(invite.headers, "conversation-id")).toBe("c1");
  ada.answers(invite, 180);
  ada.answers(invite, 200, {}, OFFER);
  expect(told).toMatchObject([
    { type: "invitation-ringing", invitation },
    {
      ...{ type: "invitation-answered", invitation, sdp: OFFER },
      caller: { entity: ADA, displayName: "ada", proven: false, role: "participant" },
    },
  ]);
  const { leg } = told[1] as { leg: Parameters<FocusSignalling["answerInvite"]>[0] };
  expect(signalling.partyOf(invite.callId)).toBe(leg);
  signalling.answerInvite(leg, OURS, {}, "room");
  world.passes(0);
  expect(told[2]).toEqual({ type: "ack-received", leg });
  ada.sends("BYE");
  expect(told[3]).toMatchObject({ type: "bye-received", leg });
});

test("[OUT-21] what fails and what is cancelled is told with its status", () => {
  const { world, ada, signalling, told } = focus();
  signalling.sendInvite(invitation, "room", "sip:nobody@example.test", {});
  world.passes(0);
  expect(told).toEqual([{ type: "invitation-failed", invitation, status: 480 }]);
  signalling.sendInvite(invitation, "room", ADA, {});
  ada.answers(ada.peer.request("INVITE"), 180);
  signalling.cancelInvite(invitation);
  world.passes(0);
  expect(told.at(-1)).toEqual({ type: "invitation-failed", invitation, status: 487 });
  expect(ada.peer.gotLines().at(-1)).toBe("CANCEL");
});

test("[OUT-22] an answer that no conference waits for gets an ACK and a BYE", () => {
  const { ada, signalling } = focus({ invitationHappened: () => false });
  signalling.sendInvite(invitation, "room", ADA, {});
  ada.answers(ada.isCalled(), 200, {}, OFFER);
  expect(ada.peer.gotLines()).toEqual(["INVITE", "ACK", "BYE"]);
  expect(signalling.partyOf(ada.callId)).toBeUndefined();
});

test.each([
  ["room", true, "host"],
  ["other", false, "participant"],
])("[OUT-23] who registered by a token for room is proven in %s: %s", (name, proven, role) => {
  const token = { type: "proven", entity: ADA, role: "host", conference: "room" } as const;
  const { ada, signalling, told } = focus({}, () => token);
  signalling.sendInvite(invitation, name, ADA, {});
  ada.answers(ada.isCalled(), 200, {}, OFFER);
  expect(told[0]).toMatchObject({ caller: { entity: ADA, proven, role } });
  const { leg } = told[0] as { leg: Parameters<FocusSignalling["answerInvite"]>[0] };
  signalling.answerInvite(leg, OURS, {}, name);
  ada.sends("REFER", [REFER_TO]);
  expect(told.at(-1)).toMatchObject({ type: "removal-requested", by: leg });
  expect((told.at(-1) as { role?: string }).role).toBe(proven ? role : undefined);
});

test("[SIP-138] an offer whose flow is lost before its answer is told as dropped, on the next flow", () => {
  const { world, ada, signalling, told } = focus();
  signalling.sendInvite(invitation, "room", ADA, {});
  ada.answers(ada.isCalled(), 200, {}, OFFER);
  const { leg } = told[0] as { leg: Parameters<FocusSignalling["answerInvite"]>[0] };
  signalling.answerInvite(leg, OURS, {}, "room");
  world.passes(0);
  ada.invites();
  ada.peer.loses();
  ada.peer = world.peer("ws", 50_009);
  ada.sends("OPTIONS");
  const { offer } = told.at(-4) as { offer?: string };
  expect(told.slice(-4)).toMatchObject([
    { type: "offer-received", leg, offer: expect.any(String) as string },
    { type: "flow-lost", leg },
    { type: "offer-dropped", leg, offer },
    { type: "flow-restored", leg },
  ]);
});

test("[OUT-24] a REFER asks for somebody to be invited, with method=INVITE or none", () => {
  const { ada, told } = focus();
  ada.sends("REFER", [`Refer-To: <${ADA}>`]);
  ada.sends("REFER", [`Refer-To: <${ADA};method=INVITE>`]);
  const asked = { type: "invite-requested", target: ADA, conference: "room" };
  expect(told).toMatchObject([asked, asked]);
  expect(ada.peer.gotLines()).toEqual([]);
});

test("[OUT-24] a REFER for another method gets 405; one for a BYE asks for a removal", () => {
  const { ada, told } = focus();
  ada.sends("REFER", [`Refer-To: <${ADA};method=MESSAGE>`]);
  expect(ada.peer.gotLines()).toEqual(["405 REFER"]);
  ada.sends("REFER", [REFER_TO]);
  expect(told).toMatchObject([{ type: "removal-requested", target: "sip:room@focus.test" }]);
});

test("[LIST-10] recipients are told; with what may be told of them", () => {
  const { ada, told } = focus();
  const list = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"
    xmlns:cp="urn:ietf:params:xml:ns:copycontrol"><list>
    <entry uri="sip:a@b" cp:copyControl="to"><display-name>${"A".repeat(100)}</display-name></entry>
    <entry uri="sip:c@d"/><entry uri="sip:e@f" cp:copyControl="cc" cp:anonymize="1"/>
    </list></resource-lists>`;
  const body = [
    ...["--b", "Content-Type: application/sdp", "", OFFER],
    ...["--b", "Content-Type: application/resource-lists+xml"],
    ...["Content-Disposition: recipient-list", "", list, "--b--"],
  ].join("\r\n");
  const invite = ada.request("INVITE", [], body);
  ada.peer.sends(invite.replace("application/sdp", "multipart/mixed;boundary=b"));
  expect(told).toMatchObject([
    {
      recipients: [
        { entity: "sip:a@b", displayName: "A".repeat(80) },
        { entity: "sip:c@d", blind: true },
        { entity: "sip:e@f", anonymous: true },
      ],
    },
  ]);
});

test("[LIST-11] the Contact of a 200 is the conference that answers, also where a factory was called", () => {
  const { ada, signalling, told } = focus();
  ada.invites();
  const { leg } = told[0] as { leg: Parameters<FocusSignalling["answerInvite"]>[0] };
  signalling.answerInvite(leg, OURS, {}, "c-17 x");
  expect(first(ada.peer.response(200).headers, "contact")).toContain("<sip:c-17%20x@focus.test:");
  ada.acknowledges();
  signalling.sendReinvite(leg, OURS);
  expect(first(ada.peer.request("INVITE").headers, "contact")).toContain("<sip:c-17%20x@");
});

test.each([
  ["parley-mute, parley-hand", ['{"hand":"lowered","by":"Ben"}']],
  ["parley-mute", []],
])(
  "[CON-216] whose hand a host has taken down is told so where they take %s: %j",
  (takes, told) => {
    const { ada, signalling } = joined(takes);
    signalling.lowerHand(ada.leg, "Ben");
    expect(ada.peer.got().map(({ body }) => body)).toEqual(told);
  },
);

test("[CON-211] what an INFO says of hand and microphone is told; what makes no sense is 400", () => {
  const { ada, told } = joined("parley-hand");
  const leg = ada.leg;
  says(ada, "parley-microphone", '{"microphone":"muted"}');
  expect(told.at(-1)).toMatchObject({ type: "microphone-switched", leg, on: false });
  says(ada, "parley-hand", '{"hand":"raised"}');
  expect(told.at(-1)).toMatchObject({ type: "hand-moved", leg, raised: true });
  says(ada, "parley-hand", '{"hand":"lowered","participant":"sip:ben@a"}');
  expect(told.at(-1)).toMatchObject({ type: "hand-lowering-requested", leg, target: "sip:ben@a" });
  says(ada, "parley-microphone", '{"hand":"raised"}');
  expect(ada.peer.gotLines()).toEqual(["400 INFO"]);
});

test("[TALK-18] an INFO that asks everyone to mute is told as one; about somebody as well it is 400", () => {
  const { ada, told } = joined("parley-mute");
  says(ada, "parley-mute", '{"ask":"mute","everyone":true}');
  expect(told.at(-1)).toMatchObject({ type: "mute-everyone-requested", leg: ada.leg });
  says(ada, "parley-mute", '{"ask":"mute","everyone":true,"participant":"sip:ben@a"}');
  expect(ada.peer.gotLines()).toEqual(["400 INFO"]);
});

test("[CON-241] the peer's offers are told by name, and each gets the answer that names it", () => {
  const { ada, signalling, told } = joined("parley-hand");
  const { leg } = ada;
  const offers = ["INVITE", "UPDATE"].map((method) => {
    ada.sends(method, [], OFFER);
    expect(told.at(-1)).toMatchObject({ type: "offer-received", method });
    const { offer } = told.at(-1) as { offer: string };
    if (method === "INVITE") signalling.answerOffer(leg, offer, OURS);
    return offer;
  });
  const [answered = "", waiting = ""] = offers;
  expect(waiting).not.toBe(answered);
  signalling.answerOffer(leg, answered, OURS);
  signalling.refuseOffer(leg, waiting, { status: 500, retryAfterSeconds: 5 });
  expect(ada.peer.gotLines().filter((line) => !line.startsWith("100"))).toEqual([
    "200 INVITE",
    "500 UPDATE",
  ]);
});

/** Ada is in the conference, and takes these packages. */
function joined(recvInfo: string) {
  const { ada, signalling, told } = focus();
  ada.invites([`Recv-Info: ${recvInfo}`]);
  const { leg } = told[0] as { leg: Parameters<FocusSignalling["answerInvite"]>[0] };
  signalling.answerInvite(leg, OURS, {}, "room");
  ada.remoteTag = ada.peer.response(200).toTag;
  ada.acknowledges();
  ada.peer.forgets();
  return { ada: Object.assign(ada, { leg }), signalling, told };
}

function says(ada: ScriptedCaller, infoPackage: string, body: string): void {
  const info = ada.request("INFO", [`Info-Package: ${infoPackage}`], body);
  ada.peer.sends(info.replace("application/sdp", "application/json"));
}

/** Ada is registered, and `told` is what a focus would be told. */
function focus(user: Partial<SignallingUser> = {}, identify?: Identify) {
  const told: object[] = [];
  const signalling = new FocusSignalling();
  const world = new ScriptedWorld((event) => signalling.happened(event), {}, identify);
  const note = (input: object) => told.push(input) > 0;
  signalling.serve({
    inviteReceived: (leg, conference, invite) => void note({ leg, conference, ...invite }),
    subscribeReceived: () => false,
    removalRequested: (conference, removal) => void note({ conference, ...removal }),
    invitationRequested: (conference, request) => void note({ conference, ...request }),
    invitationHappened: note,
    received: note,
    ...user,
  });
  signalling.callBy({
    invite: (call) => world.userAgent.invite(call),
    conferenceUri: (name) => `sip:${name}@focus.test`,
  });
  const ada = new ScriptedCaller(world.peer());
  ada.registers();
  ada.peer.forgets();
  return { world, ada, signalling, told };
}
