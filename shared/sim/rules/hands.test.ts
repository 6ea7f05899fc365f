import { describe, expect, test } from "vitest";
import { type ConferenceEffect, rosterOf } from "../../src/conference/index.ts";
import { Stage } from "../stage.ts";

describe("a raised hand", () => {
  test("[CHAT-50] is shown to all, with the time since when, until it is taken down", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
    expect(statuses(effects)).toEqual([200]);
    expect(handOf(stage, "ada")).toMatch(/^2026-01-01T/);
    expect(Stage.notifications(effects, "ben").join()).toContain(
      `<hand xmlns="urn:parley:conference-info" raised="${handOf(stage, "ada")}"/>`,
    );
    const lowered = stage.after(() => stage.meeting.people.get("ada")?.raiseHand(false));
    expect(handOf(stage, "ada")).toBeUndefined();
    expect(Stage.notifications(lowered, "ben").join()).not.toContain("<hand");
    expect(Stage.notifications(lowered, "ben")).toHaveLength(1);
  });

  test("[CHAT-51] that is raised again has been up all along, and nobody is told twice", () => {
    const stage = Stage.met("ada", "ben");
    stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
    const since = handOf(stage, "ada");
    const effects = stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
    expect(statuses(effects)).toEqual([200]);
    expect(handOf(stage, "ada")).toBe(since);
    expect(Stage.notifications(effects, "ben")).toEqual([]);
  });

  test("[CHAT-52] stays up while its owner is lost, and after coming back", () => {
    const stage = Stage.met("ada", "ben");
    stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
    const since = handOf(stage, "ada");
    stage.meeting.people.get("ada")?.vanish();
    stage.pass(6_000);
    expect(handOf(stage, "ada")).toBe(since);
    stage.meeting.people.get("ada")?.join();
    stage.settle();
    expect(handOf(stage, "ada")).toBe(since);
  });

  test("[FOC-132] is up all along where its owner's next dialog says so, and nobody is told of it", () => {
    const stage = comingBack();
    const since = handOf(stage, "ada");
    const effects = stage.after(() => {
      stage.meeting.people.get("ada")?.join();
      stage.pass(5_000);
    });
    expect(handOf(stage, "ada")).toBe(since);
    const told = Stage.notifications(effects, "ben");
    expect(told.filter((body) => !body.includes(`raised="${since}"`))).toEqual([]);
  });

  test("[FOC-132] is down 3 s after its owner is there with a dialog that does not say so", () => {
    const stage = comingBack();
    const ada = stage.meeting.people.get("ada");
    if (ada) ada.raised = false;
    stage.after(() => ada?.join());
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
    stage.pass(1_900);
    expect(handOf(stage, "ada")).toBeDefined();
    const effects = stage.after(() => stage.pass(200));
    expect(handOf(stage, "ada")).toBeUndefined();
    expect(Stage.notifications(effects, "ben")).toHaveLength(1);
  });

  test("[FOC-132] stays up while the new dialog's own flow is gone, and has its 3 s again after", () => {
    const stage = comingBack();
    const since = handOf(stage, "ada");
    const { focus } = stage.meeting;
    const ada = stage.meeting.people.get("ada");
    if (ada) ada.raised = false;
    stage.after(() => ada?.join());
    const leg = stage.leg("ada");
    stage.after(() => focus.receive({ type: "flow-lost", leg }));
    stage.pass(5_000);
    expect(handOf(stage, "ada")).toBe(since);
    stage.after(() => focus.receive({ type: "flow-restored", leg }));
    stage.after(() => focus.receive({ type: "hand-moved", leg, info: "1", raised: true }));
    expect(handOf(stage, "ada")).toBe(since);
    stage.pass(5_000);
    expect(handOf(stage, "ada")).toBe(since);
  });

  test("[FOC-132] that goes up before the ACK of its dialog has been said in it", () => {
    const stage = Stage.met("ada", "ben");
    stage.meeting.people.get("ada")?.join();
    const leg = stage.leg("ada");
    const { focus } = stage.meeting;
    while (focus.conference.legs.get(leg)?.phase !== "answered") stage.pass(1);
    stage.after(() => focus.receive({ type: "hand-moved", leg, info: "1", raised: true }));
    stage.pass(5_000);
    expect(handOf(stage, "ada")).toBeDefined();
  });

  test("[CHAT-53] goes down when its owner leaves, and is down on coming back", () => {
    const stage = Stage.met("ada", "ben");
    stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
    stage.meeting.people.get("ada")?.leave();
    stage.settle();
    expect(handOf(stage, "ada")).toBeUndefined();
    stage.meeting.people.get("ada")?.join();
    stage.settle();
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
    expect(handOf(stage, "ada")).toBeUndefined();
  });
});

describe("a hand that a host takes down", () => {
  test("[CON-214] is down for all, and its owner hears by whom", () => {
    const stage = withHost();
    stage.after(() => stage.meeting.people.get("ben")?.raiseHand());
    const effects = lowers(stage, "ada", "sip:ben@parley.example");
    expect(statuses(effects)).toEqual([200]);
    expect(handOf(stage, "ben")).toBeUndefined();
    expect(loweredBy(effects)).toEqual([{ type: "lower-hand", leg: stage.leg("ben"), by: "ada" }]);
    expect(Stage.notifications(effects, "cyd")).toHaveLength(1);
    stage.after(() => stage.meeting.people.get("ben")?.raiseHand());
    expect(handOf(stage, "ben")).toMatch(/^2026/);
  });

  test("[CON-214] may be down already: nobody hears of it", () => {
    const stage = withHost();
    const effects = lowers(stage, "ada", "sip:ben@parley.example");
    expect([statuses(effects), loweredBy(effects)]).toEqual([[200], []]);
  });

  test("[CON-215] by anybody else stays up: 403", () => {
    const stage = withHost();
    stage.after(() => stage.meeting.people.get("ben")?.raiseHand());
    const effects = lowers(stage, "cyd", "sip:ben@parley.example");
    expect([statuses(effects), loweredBy(effects)]).toEqual([[403], []]);
    expect(handOf(stage, "ben")).toBeDefined();
  });

  test("[CON-215] of nobody who is connected is 488", () => {
    const stage = withHost();
    stage.after(() => stage.meeting.people.get("ben")?.raiseHand());
    stage.meeting.people.get("ben")?.vanish();
    stage.pass(6_000);
    expect(statuses(lowers(stage, "ada", "sip:ben@parley.example"))).toEqual([488]);
    expect(statuses(lowers(stage, "ada", "sip:eve@parley.example"))).toEqual([488]);
    expect(handOf(stage, "ben")).toBeDefined();
  });
});

/** Ada's hand is up, and her page is gone. */
function comingBack(): Stage {
  const stage = Stage.met("ada", "ben");
  stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
  stage.meeting.people.get("ada")?.vanish();
  stage.pass(6_000);
  return stage;
}

function withHost(): Stage {
  const stage = new Stage();
  stage.joined("ada", { caller: { proven: true, role: "host" } });
  stage.joined("ben");
  stage.joined("cyd");
  return stage;
}

function lowers(stage: Stage, who: string, target: string): readonly ConferenceEffect[] {
  return stage.after(() => stage.meeting.people.get(who)?.lowerHandOf(target));
}

function loweredBy(effects: readonly ConferenceEffect[]): readonly ConferenceEffect[] {
  return effects.filter(({ type }) => type === "lower-hand");
}

function handOf(stage: Stage, who: string): string | undefined {
  const { users } = rosterOf(stage.meeting.focus.conference);
  return users.find(({ displayText }) => displayText === who)?.endpoints[0]?.handRaisedAt;
}

function statuses(effects: readonly ConferenceEffect[]): readonly number[] {
  return effects.flatMap((effect) => (effect.type === "answer-info" ? [effect.status] : []));
}
