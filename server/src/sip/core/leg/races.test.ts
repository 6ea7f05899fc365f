import { describe, expect, test } from "vitest";
import { answering, OFFER, OURS, ScriptedCaller } from "../scripted/scripted-caller.ts";
import { ScriptedWorld } from "../scripted/scripted-world.ts";

describe("a CANCEL or a BYE crosses our 200", () => {
  test("[SIP-110] a CANCEL before the ACK gets 200 and changes nothing; the BYE behind it ends the call", () => {
    const { world, ada, invite } = answered();
    ada.peer.sends(invite.replace(/^INVITE/, "CANCEL").replace("1 INVITE", "1 CANCEL"));
    expect(ada.peer.gotLines()).toEqual(["200 INVITE", "200 CANCEL"]);
    expect(world.told()).toEqual(["invite-received"]);
    ada.acknowledges();
    ada.sends("BYE");
    expect(world.told()).toEqual(["invite-received", "acked", "bye-received"]);
    expect(ada.peer.gotLines()).toEqual(["200 INVITE", "200 CANCEL", "200 BYE"]);
    expect(world.userAgent.counts().dialogs).toBe(0);
  });

  test("[SIP-110] an INVITE repeated after our 200 gets that again, and is told once", () => {
    const { world, ada, invite } = answered();
    ada.peer.sends(invite);
    world.passes(500);
    expect(new Set(ada.peer.raw).size).toBe(1);
    expect(world.told()).toEqual(["invite-received"]);
  });

  test("[SIP-111] a BYE before the ACK ends the call; the 200 is not repeated, a late ACK is no news", () => {
    const { world, ada } = answered();
    const { toTag } = ada.peer.response(200);
    ada.remoteTag = toTag;
    ada.sends("BYE");
    ada.peer.sends(ada.request("ACK", [], "", 1));
    world.passes(40_000);
    expect(ada.peer.gotLines()).toEqual(["200 INVITE", "200 BYE"]);
    expect(world.told()).toEqual(["invite-received", "bye-received"]);
    expect(world.broken()).toEqual([]);
  });

  test("[SIP-111] nor does an ACK with an answer begin anything after the BYE", () => {
    const world = new ScriptedWorld(answering);
    const ada = new ScriptedCaller(world.peer("udp"));
    ada.invites([], "");
    ada.remoteTag = ada.peer.response(200).toTag;
    ada.sends("BYE");
    ada.peer.sends(ada.request("ACK", [], OFFER, 1));
    expect(world.told()).toEqual(["invite-received", "bye-received"]);
  });
});

describe("the ACK is lost", () => {
  test("[SIP-112] the peer's re-INVITE before it is told; the lost ACK still ends the first wait", () => {
    const { world, ada } = answered((event) => {
      if (event.type === "offer-received") {
        return event.leg.refuseOffer(event.offer.id, { status: 491 });
      }
      answering(event);
    });
    ada.remoteTag = ada.peer.response(200).toTag;
    ada.invites();
    expect(ada.peer.gotLines()).toEqual(["200 INVITE", "491 INVITE"]);
    ada.peer.sends(ada.request("ACK", [], "", 2).replace(/branch=[^;]+/, branchOf(ada, 2)));
    world.passes(500);
    expect(ada.peer.gotLines()).toEqual(["200 INVITE", "491 INVITE", "200 INVITE"]);
    ada.peer.sends(ada.request("ACK", [], "", 1));
    world.passes(40_000);
    expect(ada.peer.gotLines()).toHaveLength(3);
    expect(world.told()).toEqual(["invite-received", "offer-received", "acked"]);
  });

  test("[SIP-112] of a re-INVITE, too: its 200 is repeated, and then the user is told", () => {
    const { world, ada } = confirmed();
    ada.invites();
    world.passes(32_000);
    expect(ada.peer.gotLines().length).toBeGreaterThan(8);
    expect(world.told().at(-1)).toBe("ack-missing");
    ada.peer.sends(ada.request("ACK", [], "", ada.cseq));
    expect(world.told().filter((type) => type === "acked")).toHaveLength(1);
  });
});

describe("a BYE crosses a re-INVITE", () => {
  test("[SIP-113] the peer's crosses ours: 200, and a late answer to ours is acknowledged, not told", () => {
    const { world, ada } = confirmed();
    world.latest("acked").leg.sendReinvite(OURS);
    const reinvite = ada.peer.request("INVITE");
    ada.sends("BYE");
    ada.answers(reinvite, 200, {}, OFFER);
    expect(ada.peer.gotLines()).toEqual(["INVITE", "200 BYE", "ACK"]);
    expect(world.told().at(-1)).toBe("bye-received");
    expect(world.told()).not.toContain("reinvite-answered");
    expect(world.userAgent.counts().dialogs).toBe(0);
  });

  test.each([481, 487, 491])("[SIP-113] so is its refusal with %i", (status) => {
    const { world, ada } = confirmed();
    world.latest("acked").leg.sendReinvite(OURS);
    const reinvite = ada.peer.request("INVITE");
    ada.sends("BYE");
    ada.answers(reinvite, status);
    world.passes(64_000);
    expect(ada.peer.gotLines()).toEqual(["INVITE", "200 BYE", "ACK"]);
    expect(world.told().at(-1)).toBe("bye-received");
  });

  test("[SIP-114] ours crosses the peer's: that gets 481, and its ACK changes nothing", () => {
    const { world, ada } = confirmed();
    world.latest("acked").leg.sendBye({ protocol: "SIP", cause: 200 });
    ada.invites();
    ada.peer.sends(ada.request("ACK", [], "", ada.cseq));
    ada.answers(ada.peer.request("BYE"), 200);
    expect(ada.peer.gotLines()).toEqual(["BYE", "481 INVITE"]);
    expect(world.told()).toEqual(["invite-received", "acked", "bye-answered"]);
  });

  test("[SIP-114] ours follows our re-INVITE at once: its late 200 is still acknowledged", () => {
    const { world, ada } = confirmed();
    const { leg } = world.latest("acked");
    leg.sendReinvite(OURS);
    leg.sendBye();
    ada.answers(ada.peer.request("INVITE"), 200, {}, OFFER);
    ada.answers(ada.peer.request("BYE"), 200);
    expect(ada.peer.gotLines()).toEqual(["INVITE", "BYE", "ACK"]);
    expect(world.told()).toEqual(["invite-received", "acked", "bye-answered"]);
  });

  test("[SIP-114] a REFER that crosses our BYE gets 481", () => {
    const { world, ada } = confirmed();
    world.latest("acked").leg.sendBye();
    ada.sends("REFER", ["Refer-To: <sip:room@focus.test;method=BYE>"]);
    expect(ada.peer.gotLines()).toEqual(["BYE", "481 REFER"]);
    expect(world.told()).not.toContain("refer-received");
  });
});

test("[SIP-115] a BYE crosses ours: the peer is not left without an answer, and ours is told", () => {
  const { world, ada } = confirmed();
  world.latest("acked").leg.sendBye();
  ada.sends("BYE");
  ada.answers(ada.peer.request("BYE"), 200);
  const [ours, theirs] = ada.peer.gotLines();
  expect([ours, theirs]).toEqual(["BYE", "481 BYE"]);
  expect(world.told()).toEqual(["invite-received", "acked", "bye-answered"]);
  expect(world.userAgent.counts().dialogs).toBe(0);
});

describe("a re-INVITE crosses a re-INVITE", () => {
  test("[SIP-116] the peer's is told while ours is out, for the user to refuse; ours may be refused too", () => {
    const { world, ada } = confirmed((event) => {
      if (event.type !== "offer-received") return answering(event);
      event.leg.refuseOffer(event.offer.id, { status: 491 });
    });
    const { leg } = world.latest("acked");
    leg.sendReinvite(OURS);
    const ours = ada.peer.request("INVITE");
    ada.invites();
    expect(ada.peer.gotLines()).toEqual(["INVITE", "491 INVITE"]);
    ada.answers(ours, 491);
    expect(ada.peer.request("ACK").branch).toBe(ours.branch);
    expect(world.latest("reinvite-failed").status).toBe(491);
    leg.sendReinvite(OURS);
    const again = ada.peer.request("INVITE");
    expect(again.cseq).toBe(ours.cseq + 1);
    ada.answers(again, 200, {}, OFFER);
    expect(world.told().at(-1)).toBe("reinvite-answered");
  });

  test("[SIP-116] an UPDATE with an offer that crosses ours is told for the user to refuse, too", () => {
    const { world, ada } = confirmed((event) => {
      if (event.type !== "offer-received") return answering(event);
      event.leg.refuseOffer(event.offer.id, { status: 491 });
    });
    world.latest("acked").leg.sendReinvite(OURS);
    ada.sends("UPDATE", [], OFFER);
    expect(ada.peer.gotLines()).toEqual(["INVITE", "491 UPDATE"]);
    ada.answers(ada.peer.request("INVITE"), 200, {}, OFFER);
    expect(world.told().at(-1)).toBe("reinvite-answered");
  });
});

type User = ConstructorParameters<typeof ScriptedWorld>[0];

/** Has our 200, and has not acknowledged it. */
function answered(user: User = answering) {
  const world = new ScriptedWorld(user);
  const ada = new ScriptedCaller(world.peer("udp"));
  const invite = ada.request("INVITE", [], OFFER);
  ada.peer.sends(invite);
  return { world, ada, invite };
}

function confirmed(user: User = answering) {
  const world = new ScriptedWorld(user);
  const ada = new ScriptedCaller(world.peer("udp"));
  ada.joins();
  return { world, ada };
}

/** Branch of the nth request, as the ACK to its refusal carries it (RFC 3261 §17.1.1.3). */
function branchOf({ tag }: ScriptedCaller, nth: number): string {
  return `branch=z9hG4bK${tag}${nth}`;
}
