import { describe, expect, test } from "vitest";
import type { ConferenceEffect } from "../../src/conference/index.ts";
import { Stage } from "../stage.ts";

describe("messages cross (RFC 5407)", () => {
  test("[CON-80] a BYE that crosses our re-INVITE ends the dialog; its late answer changes nothing", () => {
    const stage = new Stage();
    stage.joined("ada");
    const ben = stage.joined("ben");
    const leg = stage.leg("ben");
    stage.meeting.focus.receive({ type: "refresh-due", leg });
    expect(stage.meeting.focus.reinviting.has(leg)).toBe(true);
    ben.leave();
    stage.settle();
    const before = stage.meeting.focus.conference;
    const failed = { type: "reinvite-failed", leg, status: 481 } as const;
    expect(stage.after(() => stage.meeting.focus.receive(failed))).toEqual([]);
    expect(stage.meeting.focus.conference.legs).toEqual(before.legs);
    expect(stage.meeting.focus.reinviting.has(leg)).toBe(false);
  });

  test("[CON-81] a CANCEL that crosses our 200 changes nothing; the BYE after it ends the dialog", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("ben");
    const leg = stage.leg("ben");
    const cancel = { type: "invite-cancelled", leg } as const;
    expect(stage.after(() => stage.meeting.focus.receive(cancel))).toEqual([]);
    expect(stage.participant("ben")).toMatchObject({ presence: { phase: "connected" } });
    stage.after(() => stage.meeting.focus.receive({ type: "bye-received", leg, reasons: [] }));
    expect(stage.meeting.focus.conference.legs.has(leg)).toBe(false);
  });

  test("[CON-82] an ACK after the BYE brings nobody back", () => {
    const stage = new Stage();
    stage.joined("ada");
    const ben = stage.joined("ben");
    const leg = stage.leg("ben");
    stage.after(() => ben.leave());
    const late = { type: "ack-received", leg } as const;
    expect(stage.after(() => stage.meeting.focus.receive(late))).toEqual([]);
    expect(stage.participant("ben")?.presence.phase).not.toBe("connected");
  });

  test("[CON-86] re-INVITEs that cross get 491 both; the focus tries again first, within 2 s", () => {
    const stage = new Stage();
    stage.joined("ada");
    const ben = stage.joined("ben");
    const leg = stage.leg("ben");
    const before = stage.steps.length;
    ben.presence?.endpoint.offerAgain();
    stage.meeting.focus.receive({ type: "refresh-due", leg });
    stage.pass(15);
    expect(statuses(stage.steps.slice(before).flatMap(({ effects }) => effects))).toEqual([491]);
    const { now } = stage.meeting.world;
    const wait = stage.meeting.focus.conference.legs.get(leg)?.negotiation;
    expect(wait).toMatchObject({ phase: "backing-off", callIdOwner: "peer" });
    expect(wait?.phase === "backing-off" && wait.retryAt - now).toBeLessThanOrEqual(2_000);
    stage.pass(2_000);
    stage.meeting.focus.receive({ type: "refresh-due", leg });
    expect(stage.meeting.focus.reinviting.has(leg)).toBe(true);
    stage.pass(15);
    expect(stage.meeting.focus.reinviting.has(leg)).toBe(false);
    const later = stage.after(() => ben.presence?.endpoint.offerAgain());
    expect(later.map(({ type }) => type)).toContain("answer-offer");
  });

  test("[CON-90] a re-INVITE whose answer was lost with its flow goes again, for nobody knows", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("ben");
    const leg = stage.leg("ben");
    const retried = [503, 500].map((status) => {
      stage.meeting.focus.receive({ type: "refresh-due", leg });
      stage.meeting.focus.receive({ type: "reinvite-failed", leg, status });
      return Stage.recipients(
        stage.after(() => stage.pass(1_500)),
        "send-reinvite",
      );
    });
    expect(retried).toEqual([["ben"], []]);
  });

  test("[CON-87] a BYE that crosses the one of a removal is one departure, and finishes the REFER once", () => {
    const stage = new Stage();
    stage.joined("ada", { caller: { role: "host" } });
    const ben = stage.joined("ben");
    const { referrals } = stage.meeting;
    const effects = stage.after(() => {
      ben.leave();
      referrals.requestRemoval("sip:ben@parley.example", stage.leg("ada"));
    });
    expect(Stage.byes(effects)).toEqual(["ben 200"]);
    expect(effects.filter(({ type }) => type === "answer-bye")).toHaveLength(1);
    expect([...referrals.all.values()]).toMatchObject([{ status: 200, outcome: 200 }]);
    const told = Stage.notifications(effects, "ada").join();
    expect(told.match(/>departed</g)).toHaveLength(1);
  });

  test("[CON-88] a re-INVITE that crosses our BYE changes nothing", () => {
    const stage = new Stage();
    stage.joined("ada", { caller: { role: "host" } });
    const ben = stage.joined("ben");
    const effects = stage.after(() => {
      ben.presence?.endpoint.offerAgain();
      stage.meeting.referrals.requestRemoval("sip:ben@parley.example", stage.leg("ada"));
    });
    expect(effects.map(({ type }) => type)).not.toContain("answer-offer");
    expect(stage.participant("ben")?.presence.phase).toBe("departed");
  });
});

function statuses(effects: readonly ConferenceEffect[]): readonly number[] {
  return effects.flatMap((effect) => (effect.type === "refuse-offer" ? [effect.status] : []));
}
