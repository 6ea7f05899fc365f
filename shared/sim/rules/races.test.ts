import { describe, expect, test } from "vitest";
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
});
