import { describe, expect, test } from "vitest";
import { type ReferId, type Role, rosterOf } from "../../src/conference/index.ts";
import {
  answered,
  answers,
  calling,
  calls,
  cancels,
  failed,
  refers,
  results,
  rings,
  statuses,
} from "../calls.ts";
import { Stage } from "../stage.ts";

const ben = "sip:ben@parley.example";
const eve = "sip:eve@elsewhere.example";

describe("a REFER with method=INVITE", () => {
  test("[CON-100] by somebody who is in it calls whom it names, once, and tells what comes of it", () => {
    const stage = new Stage();
    stage.joined("ada");
    const effects = refers(stage, `${ben};transport=ws`, stage.leg("ada"));
    expect([answers(effects), calls(effects), results(effects)]).toEqual([[200], [ben], []]);
    expect(calls(stage.after(() => rings(stage)))).toEqual([]);
    expect(results(answered(stage))).toEqual([200]);
    expect(stage.meeting.focus.conference.invitations.size).toBe(0);
  });

  test.for([480, 486, 408, 603])("[CON-100] it is told that the call failed with %i", (status) => {
    const stage = new Stage();
    stage.joined("ada");
    refers(stage, ben, stage.leg("ada"));
    expect(results(failed(stage, status))).toEqual([status]);
  });

  test.for<[Role, boolean, number]>([
    ["participant", false, 200],
    ["observer", false, 403],
    ["participant", true, 403],
    ["host", true, 200],
  ])("[CON-101] by a %s, closed %s, it gets %i", ([role, closed, status]) => {
    const stage = new Stage({}, { closed: false, members: [{ entity: ben }] });
    stage.joined("ada", { caller: { role } });
    const { policy } = stage.meeting.focus.conference;
    stage.meeting.focus.receive({ type: "policy-changed", policy: { ...policy, closed } });
    expect(answers(refers(stage, ben, stage.leg("ada")))).toEqual([status]);
  });

  test("[CON-101] from outside it is a host's, and of a conference where somebody is", () => {
    const stage = new Stage();
    expect(answers(refers(stage, ben, undefined, "host"))).toEqual([480]);
    stage.joined("ada");
    expect(answers(refers(stage, ben, undefined, "participant"))).toEqual([403]);
    expect(answers(refers(stage, ben, undefined))).toEqual([403]);
    expect(calls(refers(stage, ben, undefined, "host"))).toEqual([ben]);
    stage.meeting.focus.receive({ type: "end-requested", status: 410, text: "Gone" });
    expect(answers(refers(stage, ben, undefined, "host"))).toEqual([404]);
  });

  test.each([eve, "sip:demo@parley.example", "tel:+4930123456", "sip:@parley.example", "ben"])(
    "[CON-102] %s is nobody of this domain, and is not called",
    (target) => {
      const stage = new Stage();
      stage.joined("ada");
      const effects = refers(stage, target, stage.leg("ada"));
      expect([answers(effects), calls(effects)]).toEqual([[403], []]);
    },
  );

  test("[CON-103] who is in it is not called, and who is called is not called twice", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("ben");
    const effects = refers(stage, ben, stage.leg("ada"));
    expect([answers(effects), calls(effects), results(effects)]).toEqual([[200], [], [200]]);
    const cyd = "sip:cyd@parley.example";
    expect(calls(refers(stage, cyd, stage.leg("ada")))).toEqual([cyd]);
    expect(calls(refers(stage, cyd, stage.leg("ben")))).toEqual([]);
    expect(results(failed(stage, 486))).toEqual([486, 486]);
  });

  test("[CON-104] nobody is called whom the conference would not take", () => {
    const stage = new Stage({}, { closed: true, members: [{ entity: ada, role: "host" }] });
    stage.joined("ada", { caller: { proven: true } });
    expect(answers(refers(stage, ben, stage.leg("ada")))).toEqual([403]);
    const { policy } = stage.meeting.focus.conference;
    const small = { ...policy, closed: false, maxParticipants: 1 };
    stage.meeting.focus.receive({ type: "policy-changed", policy: small });
    expect(answers(refers(stage, ben, stage.leg("ada")))).toEqual([486]);
  });

  test("[CON-103] who is in it is not called, however full it is", () => {
    const stage = new Stage({}, { maxParticipants: 2 });
    stage.joined("ada");
    stage.joined("ben");
    const effects = refers(stage, ben, stage.leg("ada"));
    expect([answers(effects), calls(effects), results(effects)]).toEqual([[200], [], [200]]);
  });

  test("[CON-105] no more ring than there are seats; the next is called when one fails", () => {
    const stage = new Stage({}, { maxParticipants: 2 });
    stage.joined("ada");
    expect(calls(refers(stage, ben, stage.leg("ada")))).toEqual([ben]);
    const cyd = "sip:cyd@parley.example";
    expect(calls(refers(stage, cyd, stage.leg("ada")))).toEqual([]);
    expect(statuses(stage)).toEqual(["connected", "dialing-out", "pending"]);
    expect(calls(failed(stage, 486))).toEqual([cyd]);
    answered(stage);
    expect(statuses(stage)).toEqual(["connected", "connected", "disconnected"]);
  });
});

describe("how many may be asked for", () => {
  test("[CON-125] 200 at a time, of whom 50 ring, and 16 REFERs for one of them", () => {
    const stage = new Stage({}, { maxParticipants: 1_000 });
    stage.joined("ada");
    const by = stage.leg("ada");
    const asks = (name: string) => answers(refers(stage, `sip:${name}@parley.example`, by));
    for (let at = 0; at < 200; at++) expect(asks(`p${at}`)).toEqual([200]);
    expect(asks("p200")).toEqual([486]);
    expect(calling(stage)).toHaveLength(50);
    for (let times = 1; times < 16; times++) expect(asks("p0")).toEqual([200]);
    expect(asks("p0")).toEqual([486]);
  });
});

describe("the answer", () => {
  test("[CON-106] is checked as an INVITE is", () => {
    const stage = new Stage({}, { members: [{ entity: ben }] });
    stage.joined("ada");
    refers(stage, ben, stage.leg("ada"));
    const effects = answered(stage, { proven: false });
    expect(Stage.refusals(effects)).toEqual(["403 122 Function not allowed"]);
    expect(results(effects)).toEqual([403]);
    expect(stage.meeting.focus.conference.participants.size).toBe(1);
  });

  test("[CON-106] of who was called: the entity is not the answerer's to choose", () => {
    const stage = new Stage();
    stage.joined("ada");
    refers(stage, ben, stage.leg("ada"));
    answered(stage, { entity: eve, displayName: "Ben at home" });
    const [, user] = rosterOf(stage.meeting.focus.conference).users;
    expect(user).toMatchObject({ entity: ben, displayText: "Ben at home" });
    expect(user?.endpoints).toMatchObject([{ status: "connected", joiningMethod: "dialed-out" }]);
  });

  test("[CON-106] of somebody who is gone before there is a transport brings nobody in", () => {
    const stage = new Stage();
    stage.joined("ada");
    refers(stage, ben, stage.leg("ada"));
    const reason = "No port is free";
    const effects = answered(stage, {}, undefined, (leg) => {
      expect(statuses(stage)).toEqual(["connected", "dialing-out"]);
      stage.meeting.focus.receive({ type: "transport-failed", leg, reason });
    });
    expect([Stage.refusals(effects), results(effects)]).toEqual([["503"], [480]]);
    expect(calls(refers(stage, ben, stage.leg("ada")))).toEqual([ben]);
  });

  test("[CON-107] that comes after the call was called off is refused", () => {
    const stage = new Stage();
    stage.joined("ada");
    refers(stage, ben, stage.leg("ada"));
    const [invitation] = calling(stage);
    stage.joined("ben");
    const effects = answered(stage, {}, invitation);
    expect(Stage.refusals(effects)).toEqual(["487"]);
    expect(stage.meeting.focus.conference.participants.size).toBe(2);
  });
});

describe("a call is called off", () => {
  test("[CON-108] when the called one comes in by itself", () => {
    const stage = new Stage();
    stage.joined("ada");
    refers(stage, ben, stage.leg("ada"));
    const effects = stage.after(() => stage.joined("ben"));
    expect([cancels(effects), results(effects)]).toEqual([1, [200]]);
  });

  test("[CON-108] when the conference ends, or nobody is left who waits for it", () => {
    for (const end of ["end-requested", "leave"] as const) {
      const stage = new Stage({}, { longLived: true });
      const person = stage.joined("ada");
      refers(stage, ben, stage.leg("ada"));
      const effects = stage.after(() => {
        if (end === "leave") return person.leave();
        stage.meeting.focus.receive({ type: end, status: 480, text: "Over" });
      });
      stage.pass(3_000);
      expect([cancels(effects), results(effects)]).toEqual([1, [487]]);
      expect(stage.meeting.focus.conference.invitations.size).toBe(0);
    }
  });

  test("[CON-108] when it would not be let in any more", () => {
    const stage = new Stage();
    stage.joined("ada");
    refers(stage, ben, stage.leg("ada"));
    const { policy } = stage.meeting.focus.conference;
    const small = { ...policy, maxParticipants: 1 };
    const effects = stage.after(() =>
      stage.meeting.focus.receive({ type: "policy-changed", policy: small }),
    );
    expect([cancels(effects), results(effects)]).toEqual([1, [486]]);
  });

  test("[CON-109] when a host takes it back; a participant may not", () => {
    const stage = new Stage();
    stage.joined("ada", { caller: { role: "host" } });
    stage.joined("cyd");
    refers(stage, ben, stage.leg("ada"));
    const removes = (by: string) =>
      stage.after(() => {
        const refer = "refer-removal" as ReferId;
        const type = "removal-requested";
        stage.meeting.focus.receive({ type, refer, target: ben, by: stage.leg(by) });
      });
    expect(answers(removes("cyd"))).toEqual([403]);
    const effects = removes("ada");
    expect([answers(effects), cancels(effects)]).toEqual([[200], 1]);
  });
});

const ada = "sip:ada@parley.example";
