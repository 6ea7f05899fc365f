import { describe, expect, test } from "vitest";
import { ms } from "../../src/lib/index.ts";
import { endsForEveryone } from "../endings-oracle.ts";
import { Stage } from "../stage.ts";

const unknown = "404 123 Session does not exist";

describe("the initiator leaves", () => {
  test("[CON-40] with auto-release everybody else gets BYE 410, and it is released", () => {
    const stage = new Stage({}, { autoRelease: true });
    const ada = stage.joined("ada");
    stage.joined("ben");
    stage.joined("cyd");
    expect(Stage.byes(stage.after(() => ada.leave()))).toEqual(["ben 410", "cyd 410"]);
    expect(stage.phase).toBe("released");
  });

  test("[CON-40] another than the initiator leaves, and it goes on", () => {
    const stage = new Stage({}, { autoRelease: true });
    stage.joined("ada");
    const ben = stage.joined("ben");
    stage.joined("cyd");
    expect(Stage.byes(stage.after(() => ben.leave()))).toEqual([]);
    expect(stage.phase).toBe("active");
  });

  test("[CON-40] without auto-release it goes on", () => {
    const stage = new Stage({}, { autoRelease: false });
    const ada = stage.joined("ada");
    stage.joined("ben");
    expect(Stage.byes(stage.after(() => ada.leave()))).toEqual([]);
    expect(stage.phase).toBe("active");
  });

  test("[CON-41] an initiator who is lost is waited for as long as the seat is held", () => {
    const stage = new Stage({ hold: ms(30_000) }, { autoRelease: true });
    const ada = stage.joined("ada");
    stage.joined("ben");
    ada.vanish();
    stage.pass(20_000);
    expect(stage.phase).toBe("active");
    expect(Stage.byes(stage.after(() => stage.pass(20_000)))).toContain("ben 410");
  });

  test("[CON-42] an INVITE that was cancelled has begun nothing, and ends nothing", () => {
    const stage = new Stage({}, { autoRelease: true, numberOfRemainingParticipants: 0 });
    const eve = stage.meeting.person({ name: "eve", clue: true, likes: () => true, cameras: [] });
    eve.join();
    stage.pass(6);
    stage.meeting.focus.receive({ type: "invite-cancelled", leg: stage.leg("eve") });
    expect(stage.phase).toBe("inactive");
    stage.joined("ben");
    expect(stage.phase).toBe("active");
  });
});

describe("few remain", () => {
  test("[CON-43] with number-of-remaining-participants 1 the last gets BYE 410, the first does not", () => {
    const stage = new Stage({}, { numberOfRemainingParticipants: 1 });
    expect(Stage.byes(stage.after(() => stage.joined("ada")))).toEqual([]);
    const ben = stage.joined("ben");
    expect(Stage.byes(stage.after(() => ben.leave()))).toEqual(["ada 410"]);
    expect(stage.phase).toBe("released");
  });

  test("[CON-43] an attempt to join that fails is nobody who has left", () => {
    const stage = new Stage({}, { numberOfRemainingParticipants: 1 });
    stage.joined("ada");
    const ben = stage.meeting.person({ name: "ben", clue: true, likes: () => true, cameras: [] });
    ben.join();
    stage.pass(6);
    const leg = stage.leg("ben");
    const cancel = { type: "invite-cancelled", leg } as const;
    expect(Stage.byes(stage.after(() => stage.meeting.focus.receive(cancel)))).toEqual([]);
    expect(stage.phase).toBe("active");
  });

  test("[CON-43] with 0 it is released when the last has left, with none it sleeps", () => {
    const phases = ([0, undefined] as const).map((least) => {
      const policy = least === undefined ? {} : { numberOfRemainingParticipants: least };
      const stage = new Stage({}, policy);
      const ada = stage.joined("ada");
      const ben = stage.joined("ben");
      stage.after(() => ben.leave());
      expect(stage.phase).toBe("active");
      stage.after(() => ada.leave());
      return stage.phase;
    });
    expect(phases).toEqual(["released", "inactive"]);
  });

  test("[CON-44] who is lost remains while the seat is held", () => {
    const stage = new Stage({ hold: ms(30_000) }, { numberOfRemainingParticipants: 1 });
    stage.joined("ada");
    const ben = stage.joined("ben");
    ben.vanish();
    stage.pass(20_000);
    expect(stage.phase).toBe("active");
    expect(Stage.byes(stage.after(() => stage.pass(20_000)))).toContain("ada 410");
  });
});

describe("time is over", () => {
  test("[CON-45] after session-max-length everybody gets BYE 410, not before", () => {
    const stage = new Stage({}, { sessionMaxLengthSeconds: 60 });
    stage.joined("ada");
    stage.joined("ben");
    expect(Stage.byes(stage.after(() => stage.pass(50_000)))).toEqual([]);
    expect(Stage.byes(stage.after(() => stage.pass(11_000)))).toEqual(["ada 410", "ben 410"]);
    expect(stage.phase).toBe("released");
  });

  test("[CON-46] inactivity ends it with 480, and a long-lived one keeps who was in it", () => {
    const stage = new Stage({}, { longLived: true, inactivitySeconds: 60 });
    const ada = stage.joined("ada");
    expect(Stage.byes(stage.after(() => stage.pass(61_000)))).toEqual(["ada 480"]);
    expect(stage.phase).toBe("inactive");
    expect(stage.meeting.focus.conference.absent).toMatchObject([{ displayName: "ada", seat: 1 }]);
    stage.joined("ben");
    stage.after(() => ada.join());
    expect(stage.phase).toBe("active");
    expect([stage.participant("ada")?.seat, stage.participant("ben")?.seat]).toEqual([1, 2]);
  });

  test("[CON-46] two who are connected are active, however long they stay", () => {
    const stage = new Stage({}, { inactivitySeconds: 60 });
    stage.joined("ada");
    const ben = stage.joined("ben");
    expect(Stage.byes(stage.after(() => stage.pass(300_000)))).toEqual([]);
    stage.after(() => ben.leave());
    expect(Stage.byes(stage.after(() => stage.pass(50_000)))).toEqual([]);
    expect(Stage.byes(stage.after(() => stage.pass(10_000)))).toEqual(["ada 480"]);
  });
});

describe("it is ended for everyone", () => {
  test.for([
    [410, "released", [unknown]],
    [480, "inactive", []],
  ] as const)("[CON-47] with %i it is %s", ([status, phase, refusals]) => {
    const stage = new Stage({}, { longLived: true });
    stage.joined("ada");
    stage.joined("ben");
    const end = { type: "end-requested", status, text: "Over" } as const;
    const effects = stage.after(() => stage.meeting.focus.receive(end));
    expect(Stage.byes(effects)).toEqual([`ada ${status}`, `ben ${status}`]);
    expect(stage.phase).toBe(phase);
    expect(stage.meeting.focus.conference.legs.size).toBe(0);
    expect(stage.meeting.focus.conference.subscriptions.size).toBe(0);
    expect(Stage.refusals(stage.after(() => stage.joined("cyd")))).toEqual(refusals);
  });

  test("[CON-47] whose place an INVITE takes is told that, also where it leaves too few for the rest", () => {
    const stage = new Stage({}, { numberOfRemainingParticipants: 1 });
    const caller = { entity: "sip:ada@parley.example" };
    stage.joined("laptop", { caller });
    const tablet = stage.joined("tablet", { caller });
    const effects = stage.after(() => tablet.join(stage.leg("laptop")));
    expect(Stage.byes(effects)).toEqual(["laptop 301", "tablet 301"]);
    expect(stage.phase).toBe("released");
    for (const step of stage.steps) endsForEveryone(step);
  });

  test("[CON-47] what is released is not put to sleep afterwards", () => {
    const stage = new Stage({}, { longLived: true });
    stage.joined("ada");
    for (const status of [410, 480] as const) {
      stage.meeting.focus.receive({ type: "end-requested", status, text: "Over" });
    }
    expect(stage.phase).toBe("released");
  });
});
