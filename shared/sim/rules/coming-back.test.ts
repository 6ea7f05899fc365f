import { describe, expect, test } from "vitest";
import { type Participant, rosterOf } from "../../src/conference/index.ts";
import { ms } from "../../src/lib/index.ts";
import { Stage } from "../stage.ts";

describe("somebody is lost", () => {
  test.for(["flow-lost", "media-silent"] as const)(
    "[CON-11] %s shows at once that the participant is lost, and holds the seat",
    (type) => {
      const stage = new Stage();
      stage.joined("ada");
      stage.joined("ben");
      const leg = stage.leg("ada");
      const effects = stage.after(() => stage.meeting.focus.receive({ type, leg }));
      expect(Stage.notifications(effects, "ben").join()).toContain("booted");
      expect(Stage.advertisedTo(effects)).toEqual(["ben"]);
      expect(Stage.recipients(effects, "send-reinvite")).toEqual(["ben"]);
      expect(person(stage, "ada")).toMatchObject({ seat: 1, presence: { phase: "lost" } });
    },
  );

  test("[CON-12] after the hold the seat is free, and the dialog that is still there is ended", () => {
    const stage = new Stage({ hold: ms(30_000) });
    const ada = stage.joined("ada");
    stage.joined("ben");
    ada.loseFlow();
    stage.pass(29_000);
    expect(person(stage, "ada")).toBeDefined();
    const effects = stage.after(() => stage.pass(7_000));
    expect(person(stage, "ada")).toBeUndefined();
    expect(Stage.recipients(effects, "send-bye")).toEqual(["ada"]);
    expect(Stage.notifications(effects, "ben").join()).toContain('state="deleted"');
  });

  test("[CON-12] a second sign of the same loss does not make the hold longer", () => {
    const stage = new Stage({ hold: ms(30_000) });
    stage.joined("ada");
    stage.joined("ben");
    const leg = stage.leg("ada");
    stage.meeting.focus.receive({ type: "flow-lost", leg });
    stage.pass(20_000);
    stage.meeting.focus.receive({ type: "media-silent", leg });
    stage.pass(11_000);
    expect(person(stage, "ada")).toBeUndefined();
  });

  test("[CON-33] who is lost is sent nothing, and catches up with everything when heard again", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    const ben = stage.joined("ben");
    ada.loseFlow();
    stage.pass(6_000);
    const effects = stage.after(() => ben.changeCameras(["centre"]));
    expect(Stage.advertisedTo(effects)).not.toContain("ada");
    const later = stage.after(() => ada.regainFlow());
    expect(Stage.advertisedTo(later).filter((name) => name === "ada")).toEqual(["ada"]);
  });

  test("[CON-13] a dialog survives a flow that drops and returns: no new INVITE, the same captures", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    const leg = stage.leg("ada");
    const before = stage.meeting.focus.plans.get(stage.leg("ben"));
    stage.after(() => {
      ada.loseFlow();
      stage.pass(5_500);
    });
    expect(person(stage, "ada")).toMatchObject({ presence: { phase: "lost" } });
    stage.after(() => ada.regainFlow());
    expect(person(stage, "ada")).toMatchObject({ presence: { phase: "connected" }, leg });
    expect(stage.meeting.focus.plans.get(stage.leg("ben"))).toEqual(before);
  });
});

describe("somebody comes back", () => {
  test("[CON-14] an INVITE with the instance of a held seat gets that seat and its capture names", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    const captures = capturesOf(stage, "ada");
    ada.vanish();
    stage.pass(6_000);
    expect(capturesOf(stage, "ada")).toEqual([]);
    stage.after(() => ada.join());
    expect(person(stage, "ada")).toMatchObject({ seat: 1, presence: { phase: "connected" } });
    expect(capturesOf(stage, "ada")).toEqual(captures);
  });

  test("[CON-35] an attempt to come back that fails leaves the seat held as before", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    ada.vanish();
    stage.pass(6_000);
    const held = person(stage, "ada")?.presence;
    ada.join();
    stage.pass(6);
    const failed = { type: "transport-failed", leg: stage.leg("ada"), reason: "no port" } as const;
    stage.after(() => stage.meeting.focus.receive(failed));
    expect(person(stage, "ada")?.presence).toEqual(held);
    stage.after(() => ada.join());
    expect(person(stage, "ada")).toMatchObject({ seat: 1, presence: { phase: "connected" } });
  });

  test("[CON-15] a second INVITE of the same instance replaces the first dialog, never adds one", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    const former = stage.leg("ada");
    const effects = stage.after(() => ada.join());
    const byes = effects.filter((effect) => effect.type === "send-bye");
    expect(byes).toMatchObject([{ leg: former, reason: { protocol: "SIP", cause: 301 } }]);
    for (const { after } of stage.steps) {
      const names = [...after.participants.values()].map(({ displayName }) => displayName);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test("[CON-16] who left by a BYE and comes back gets the former seat, if nobody has taken it", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    stage.after(() => ada.leave());
    stage.after(() => ada.join());
    expect(person(stage, "ada")).toMatchObject({ seat: 1 });
    stage.after(() => ada.leave());
    stage.joined("cyd");
    stage.after(() => ada.join());
    expect([person(stage, "cyd")?.seat, person(stage, "ada")?.seat]).toEqual([1, 3]);
  });

  test("[CON-17] a thousand rejoins leave the others' descriptions no longer than one", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    const length = () => stage.meeting.focus.conference.legs.get(stage.leg("ben"))?.sections.length;
    stage.after(() => ada.join());
    const once = length();
    for (let times = 0; times < 1_000; times++) stage.after(() => ada.join());
    expect(length()).toBe(once);
    expect(person(stage, "ada")).toMatchObject({ seat: 1, presence: { phase: "connected" } });
  }, 90_000);

  test("[CON-18] the instance of a participant is never shown to anyone", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("ben");
    const roster = JSON.stringify(rosterOf(stage.meeting.focus.conference));
    const sent = JSON.stringify(stage.steps.flatMap(({ effects }) => effects));
    const secret = person(stage, "ada")?.instance ?? "";
    expect(secret).not.toBe("");
    for (const shown of [roster, sent]) expect(shown.includes(secret)).toBe(false);
  });
});

function person(stage: Stage, name: string): Participant | undefined {
  const { participants } = stage.meeting.focus.conference;
  return [...participants.values()].find(({ displayName }) => displayName === name);
}

function capturesOf(stage: Stage, name: string): readonly string[] {
  const { offerings } = stage.meeting.focus.conference;
  const offering = offerings.find(({ displayName }) => displayName === name);
  return offering?.captures.map(({ captureId }) => captureId) ?? [];
}
