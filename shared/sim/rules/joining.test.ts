import { describe, expect, test } from "vitest";
import type { Caller, ConferenceEffect } from "../../src/conference/index.ts";
import type { LegId } from "../../src/switching/index.ts";
import { pageOffer } from "../offer.ts";
import { Stage } from "../stage.ts";

describe("somebody joins", () => {
  test("[CON-19] everybody gets what they chose, on seats that were there from the start", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("ben", { likes: (capture) => capture === "p1-centre" });
    expect(configured(stage, "ben")).toEqual(["p1-centre>v1"]);
    expect(configured(stage, "ada")).toEqual([
      "p2-left>v1",
      "p2-centre>v2",
      "p2-right>v3",
      "p2-mic>a1",
    ]);
    expect(stage.legOf("ada").sections).toHaveLength(14);
  });

  test("[CON-36] who joins finds its seats open: nobody is re-INVITEd to fill them", () => {
    const stage = new Stage();
    stage.joined("ada");
    const effects = stage.after(() => stage.joined("ben"));
    expect(Stage.recipients(effects, "send-reinvite")).toEqual([]);
    expect(configured(stage, "ben")).toHaveLength(4);
    const picky = stage.after(() => stage.joined("cyd", { likes: (id) => id === "p1-mic" }));
    expect(Stage.recipients(picky, "send-reinvite")).not.toContain("cyd");
    const flowing = stage.legOf("cyd").plan?.sinks.filter(({ from }) => from) ?? [];
    expect(flowing.map(({ kind }) => kind)).toEqual(["audio"]);
  });

  test("[CON-126] everybody hears once of somebody who comes: when they are there", () => {
    const stage = new Stage();
    stage.joined("ada");
    const effects = stage.after(() => stage.joined("ben"));
    const told = effects.flatMap((effect) =>
      effect.type === "send-notify" && effect.body?.includes("sip:ben@") ? [effect.body] : [],
    );
    // One for ada, and ben's own first one.
    expect(told).toHaveLength(2);
    for (const body of told) expect(body).toContain("<status>connected</status>");
  });

  test("[CON-20] more captures than seats: seats are added once, within the operator's bound", () => {
    const stage = new Stage({ maxVideoSeats: 8 });
    for (const name of ["ada", "ben", "cyd", "dan"]) stage.joined(name);
    const seats = stage.legOf("ada").sections.filter(({ role }) => role === "seat") ?? [];
    const video = seats.filter((seat) => "kind" in seat && seat.kind === "video");
    expect(video).toHaveLength(8);
    expect(configured(stage, "ada").filter((pair) => pair.includes(">v"))).toHaveLength(8);
  });

  test("[CON-21] a camera nobody has configured is not asked for; the first who wants it starts it", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("ben", { likes: (capture) => capture === "p1-centre" });
    expect(askedOf(stage, "ada")).toEqual(["centre"]);
    stage.joined("cyd", { likes: (capture) => capture === "p1-left" });
    expect(askedOf(stage, "ada")).toEqual(["centre", "left"]);
    stage.after(() => stage.meeting.people.get("ben")?.leave());
    expect(askedOf(stage, "ada")).toEqual(["left"]);
  });

  test("[CON-22] a participant alone is offered one capture with nothing in it", () => {
    const stage = new Stage();
    const sent = stage.after(() => stage.joined("ada"));
    const texts = sent.flatMap((effect) => (effect.type === "send-clue" ? [effect.text] : []));
    const [advertisement = ""] = texts.filter((text) => text.includes("<p:advertisement"));
    expect(advertisement.match(/<mediaCapture /g)).toHaveLength(1);
    expect(advertisement).toContain('captureID="p0-room1"');
  });

  test("[CON-23] names of different participants' captures never meet, and fit 16 bytes", () => {
    const stage = new Stage();
    for (const name of ["ada", "ben", "cyd"]) stage.joined(name);
    const ids = stage.meeting.focus.conference.offerings.flatMap(({ captures }) =>
      captures.map(({ captureId }) => captureId),
    );
    expect(new Set(ids).size).toBe(15);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(16);
  });

  test("[CON-34] rooms are advertised by seat, whoever came first", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    stage.after(() => ada.leave());
    stage.joined("cyd");
    const { offerings } = stage.meeting.focus.conference;
    expect(offerings.map(({ displayName }) => displayName)).toEqual(["cyd", "ben"]);
  });

  test("[CON-37] no advertisement is longer than the peer takes: who does not fit is in the roster only", () => {
    const stage = new Stage({ maxParticipants: 40 });
    for (let person = 1; person <= 26; person++) stage.joined(`person${person}`);
    const sent = stage.steps.flatMap(({ effects }) => effects);
    const lengths = sent.map((effect) => (effect.type === "send-clue" ? effect.text.length : 0));
    expect(Math.max(...lengths)).toBeLessThan(65_536);
    expect(Math.max(...lengths)).toBeGreaterThan(40_000);
  });

  test("[CON-24] an endpoint without CLUE gets the speaker's middle camera on its one line", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("ben");
    stage.joined("pat", { clue: false });
    const shown = () =>
      stage.legOf("pat").plan?.sinks.find(({ kind }) => kind === "video")?.from?.leg;
    expect(shown()).toBe(stage.leg("ada"));
    const speaker = { type: "speaker-changed", leg: stage.leg("ben") } as const;
    const effects = stage.after(() => stage.meeting.focus.receive(speaker));
    expect(shown()).toBe(stage.leg("ben"));
    expect(Stage.recipients(effects, "send-reinvite")).toEqual([]);
  });
});

describe("an INVITE is refused", () => {
  test("[CON-25] plain RTP gets 488 with Warning 302", () => {
    const plain = pageOffer({ video: 1, audio: 1 })
      .split("\r\n")
      .filter((line) => !/^a=(ice|fingerprint|setup|group)/.test(line))
      .join("\r\n");
    expect(refusalOf(plain)).toMatchObject({ status: 488, warning: { code: 302 } });
  });

  test("[CON-26] what is no SDP gets 400, and no seat is taken", () => {
    expect(refusalOf("no SDP at all")).toMatchObject({ status: 400 });
  });

  test("[CON-27] a full conference gets 486 with Warning text 102 Too many participants", () => {
    const stage = new Stage({ maxParticipants: 2 });
    stage.joined("ada");
    stage.joined("ben");
    const effects = stage.after(() => stage.joined("cyd"));
    expect(effects.find(({ type }) => type === "refuse-invite")).toMatchObject({
      status: 486,
      warning: { code: 399, text: "102 Too many participants" },
    });
  });

  test("[CON-27] also to somebody who has just left it, when another took the place", () => {
    const stage = new Stage({ maxParticipants: 2 });
    const ada = stage.joined("ada");
    stage.joined("ben");
    ada.leave();
    stage.pass(50);
    stage.joined("cyd");
    const effects = stage.after(() => ada.join());
    expect(effects.find(({ type }) => type === "refuse-invite")).toMatchObject({ status: 486 });
  });

  test("[CON-28] CANCEL before the answer leaves no trace but a 487", () => {
    const stage = new Stage();
    const id = "ada-1" as LegId;
    stage.meeting.focus.receive(invite(id, pageOffer({ video: 1, audio: 1 })));
    stage.meeting.focus.receive({ type: "invite-cancelled", leg: id });
    const effects = stage.steps.flatMap((step) => step.effects);
    expect(effects.find(({ type }) => type === "refuse-invite")).toMatchObject({ status: 487 });
    expect(stage.meeting.focus.conference.participants.size).toBe(0);
  });

  test("[CON-29] a transport that cannot be made gets 503", () => {
    const stage = new Stage();
    const id = "eve-1" as LegId;
    stage.meeting.focus.receive(invite(id, pageOffer({ video: 1, audio: 1 })));
    stage.meeting.focus.receive({ type: "transport-failed", leg: id, reason: "no port" });
    const refused = stage.steps.flatMap((step) => step.effects);
    expect(refused.find(({ type }) => type === "refuse-invite")).toMatchObject({ status: 503 });
  });
});

describe("a peer's own offer", () => {
  test("[CON-30] is answered, and what it holds is not opened again", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("ben");
    const held = pageOffer({ video: 6, audio: 2 }).replaceAll("a=recvonly", "a=inactive");
    const effects = stage.after(() => offered(stage, "ben", held));
    expect(effects.map(({ type }) => type)).toContain("answer-offer");
    expect(Stage.recipients(effects, "send-reinvite")).toEqual([]);
    const flowing = stage.meeting.focus.plans.get(stage.leg("ben"))?.sinks ?? [];
    expect(flowing.filter(({ from }) => from)).toEqual([]);
  });

  test("[CON-31] with fewer m-sections than before is refused with 488 and changes nothing", () => {
    const stage = new Stage();
    stage.joined("ada");
    const before = stage.legOf("ada").sections;
    const effects = stage.after(() => offered(stage, "ada", pageOffer({ video: 1, audio: 0 })));
    expect(effects[0]).toMatchObject({ type: "refuse-offer", status: 488 });
    expect(stage.legOf("ada").sections).toEqual(before);
  });

  test("[CON-32] that is missing from a re-INVITE is asked for with ours, and the ACK answers", () => {
    const stage = new Stage();
    stage.joined("ada");
    const id = stage.leg("ada");
    stage.meeting.focus.receive({ type: "offer-received", leg: id, offer: "1", method: "INVITE" });
    const [answer] = stage.steps.at(-1)?.effects ?? [];
    expect(answer).toMatchObject({ type: "answer-offer" });
    const ours = answer?.type === "answer-offer" ? answer.sdp : "";
    const sdp = ours.replaceAll("a=recvonly", "a=sendonly");
    stage.after(() => stage.meeting.focus.receive({ type: "ack-received", leg: id, sdp }));
    expect(stage.legOf("ada")).toMatchObject({ negotiation: { phase: "settled" } });
    expect(stage.legOf("ada").session.lines.filter(({ active }) => active)).toHaveLength(5);
  });
});

function invite(leg: LegId, sdp: string) {
  const caller: Caller = {
    entity: "sip:someone@parley.example",
    displayName: "someone",
    proven: false,
    role: "participant",
    anonymous: false,
  };
  return { type: "invite-received", leg, caller, sdp } as const;
}

function refusalOf(sdp: string): ConferenceEffect | undefined {
  const stage = new Stage();
  stage.meeting.focus.receive(invite("eve-1" as LegId, sdp));
  expect(stage.meeting.focus.conference.participants.size).toBe(0);
  return stage.steps[0]?.effects[0];
}

function offered(stage: Stage, name: string, sdp: string): void {
  stage.meeting.focus.receive({
    type: "offer-received",
    leg: stage.leg(name),
    offer: "1",
    method: "INVITE",
    sdp,
  });
}

function configured(stage: Stage, name: string): readonly string[] {
  const pairs = stage.legOf(name).session.channel?.provider.configured ?? [];
  return pairs.map(({ captureId, encodingId }) => `${captureId}>${encodingId}`);
}

/** Captures the focus has asked of a participant, by their own names. */
function askedOf(stage: Stage, name: string): readonly string[] {
  const pairs = stage.legOf(name).session.channel?.consumer.configured ?? [];
  return pairs.map(({ captureId }) => String(captureId)).sort();
}
