import { describe, expect, test } from "vitest";
import type { Caller } from "../../src/conference/index.ts";
import type { LegId } from "../../src/switching/index.ts";
import { pageOffer } from "../offer.ts";
import { Stage } from "../stage.ts";

const forbidden = "403 122 Function not allowed";
const proven = { proven: true } as const;
const ada = { entity: "sip:ada@parley.example", displayName: "Ada of the list" };

describe("who may come in", () => {
  test("[CON-50] the checks come in their order: 404, 403, 403, 486", () => {
    const policy = { closed: true, members: [ada], maxParticipants: 1 };
    const stage = new Stage({}, policy);
    stage.joined("ada", { caller: proven });
    const tried = (caller: Partial<Caller>) => Stage.refusals(invited(stage, caller));
    expect(tried({ entity: ada.entity })).toEqual([forbidden]);
    expect(tried({ entity: "sip:eve@parley.example", proven: true })).toEqual([forbidden]);
    expect(tried({ entity: ada.entity, proven: true })).toEqual(["486 102 Too many participants"]);
    stage.meeting.focus.receive({ type: "end-requested", status: 410, text: "Gone" });
    for (const who of [{ entity: ada.entity }, { ...ada, proven: true }]) {
      expect(tried(who)).toEqual(["404 123 Session does not exist"]);
    }
  });

  test("[CON-51] a closed conference takes its members, with proof", () => {
    const stage = new Stage({}, { closed: true, members: [ada] });
    expect(Stage.refusals(stage.after(() => stage.joined("ada")))).toEqual([forbidden]);
    expect(Stage.refusals(stage.after(() => stage.joined("ben", { caller: proven })))).toEqual([
      forbidden,
    ]);
    const effects = stage.after(() => stage.joined("ada", { caller: proven }));
    expect(Stage.refusals(effects)).toEqual([]);
  });

  test.for([
    [true, []],
    [false, [forbidden]],
  ] as const)(
    "[CON-52] long-lived %s: who was in it last may come back when it is closed",
    ([longLived, refusals]) => {
      const stage = new Stage({}, { longLived });
      const ben = stage.joined("ben", { caller: proven });
      stage.joined("cyd");
      ben.vanish();
      stage.pass(60_000);
      const { policy } = stage.meeting.focus.conference;
      stage.meeting.focus.receive({ type: "policy-changed", policy: { ...policy, closed: true } });
      expect(Stage.refusals(stage.after(() => ben.join()))).toEqual(refusals);
    },
  );

  test("[CON-52] without long life nobody was in it last, not even while a seat is held", () => {
    const stage = new Stage({}, { longLived: false });
    const ben = stage.joined("ben", { caller: proven });
    stage.joined("cyd");
    ben.vanish();
    stage.pass(6_000);
    const { policy } = stage.meeting.focus.conference;
    stage.meeting.focus.receive({ type: "policy-changed", policy: { ...policy, closed: true } });
    expect(Stage.refusals(stage.after(() => ben.join()))).toEqual([forbidden]);
  });

  test("[CON-52] who said goodbye is none of the last", () => {
    const stage = new Stage({}, { longLived: true });
    const ben = stage.joined("ben", { caller: proven });
    stage.joined("cyd");
    const { policy } = stage.meeting.focus.conference;
    stage.meeting.focus.receive({ type: "policy-changed", policy: { ...policy, closed: true } });
    ben.leave();
    stage.pass(50);
    expect(
      Stage.refusals(invited(stage, { entity: "sip:ben@parley.example", proven: true })),
    ).toEqual([forbidden]);
  });

  test("[CON-53] nobody goes by a member's or a proven caller's URI without proof", () => {
    const stage = new Stage({}, { members: [ada] });
    stage.joined("ben", { caller: proven });
    stage.joined("cyd");
    const tried = (entity: string) => Stage.refusals(invited(stage, { entity }));
    expect(tried(ada.entity)).toEqual([forbidden]);
    expect(tried("sip:ben@parley.example")).toEqual([forbidden]);
    expect(tried("sip:cyd@parley.example")).toEqual([]);
  });

  test("[CON-54] the same device keeps its seat when the conference is full", () => {
    const stage = new Stage({}, { maxParticipants: 2 });
    const ben = stage.joined("ben");
    stage.joined("cyd");
    expect(Stage.refusals(stage.after(() => ben.join()))).toEqual([]);
    expect(stage.participant("ben")).toMatchObject({ seat: 1, presence: { phase: "connected" } });
  });
});

describe("whose seat it is", () => {
  test("[CON-55] an INVITE with Replaces takes over its own person's dialog, and no other", () => {
    const stage = new Stage();
    stage.joined("ada");
    const replaces = stage.leg("ada");
    const tablet = { entity: "sip:ada@parley.example", instance: "tablet" };
    expect(Stage.refusals(invited(stage, tablet, "nobody-1" as LegId))).toEqual(["481"]);
    expect(Stage.refusals(invited(stage, { entity: "sip:eve@x.example" }, replaces))).toEqual([
      forbidden,
    ]);
    const effects = invited(stage, tablet, replaces);
    expect(Stage.byes(effects)).toEqual(["ada 301"]);
    const { participants } = stage.meeting.focus.conference;
    expect([...participants.values()]).toMatchObject([{ seat: 1, instance: "tablet" }]);
  });

  test("[CON-55] a proven person's dialog is replaced with proof only", () => {
    const stage = new Stage();
    stage.joined("ada", { caller: proven });
    const tablet = { entity: "sip:ada@parley.example", instance: "tablet" };
    const leg = stage.leg("ada");
    expect(Stage.refusals(invited(stage, tablet, leg))).toEqual([forbidden]);
    expect(Stage.byes(invited(stage, { ...tablet, proven: true }, leg))).toEqual(["ada 301"]);
  });

  test("[CON-56] the seats of the absent are kept for them", () => {
    const stage = new Stage({}, { longLived: true });
    const ben = stage.joined("ben");
    stage.joined("cyd");
    ben.vanish();
    stage.pass(60_000);
    stage.joined("dan");
    stage.after(() => ben.join());
    expect(["ben", "cyd", "dan"].map((name) => stage.participant(name)?.seat)).toEqual([1, 2, 3]);
    expect(stage.meeting.focus.conference.absent).toEqual([]);
  });

  test("[CON-56] also when an attempt to come back fails", () => {
    const stage = new Stage({}, { longLived: true });
    const ben = stage.joined("ben");
    stage.joined("cyd");
    ben.vanish();
    stage.pass(60_000);
    const before = stage.meeting.focus.memory;
    ben.join();
    stage.pass(6);
    expect(stage.meeting.focus.memory).toEqual(before);
    stage.meeting.focus.receive({ type: "invite-cancelled", leg: stage.leg("ben") });
    expect(stage.meeting.focus.memory).toEqual(before);
    stage.joined("dan");
    expect(stage.participant("dan")?.seat).toBe(3);
  });

  test("[CON-57] a proven seat is not taken with the same instance but without proof", () => {
    const stage = new Stage();
    stage.joined("ada", { caller: proven });
    const effects = invited(stage, { entity: "sip:eve@x.example", instance: "secret-of-ada" });
    expect(Stage.byes(effects)).toEqual([]);
    expect(stage.participant("ada")).toMatchObject({ seat: 1, entity: "sip:ada@parley.example" });
  });

  test("[CON-58] a member goes by the name and the role that the policy gives", () => {
    const stage = new Stage({}, { members: [{ ...ada, role: "host" }] });
    stage.joined("ada", { caller: { proven: true, displayName: "Somebody", role: "observer" } });
    expect(stage.participant("ada")).toMatchObject({ displayName: ada.displayName, role: "host" });
  });

  test("[CON-59] an observer's cameras are offered to nobody", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("ben", { caller: { role: "observer" } });
    const { offerings } = stage.meeting.focus.conference;
    expect(
      offerings.flatMap(({ captures }) => captures.map((c) => c.captureId)).join(),
    ).not.toContain("p2-");
    expect(stage.meeting.people.get("ben")?.presence?.endpoint.configured).not.toEqual([]);
  });
});

let attempts = 0;

/** What comes of an INVITE by somebody of whom only the INVITE is known. */
function invited(stage: Stage, claims: Partial<Caller>, replaces?: LegId) {
  const caller: Caller = {
    entity: "sip:somebody@parley.example",
    displayName: "Somebody",
    proven: false,
    role: "participant",
    anonymous: false,
    ...claims,
  };
  const leg = `caller-${++attempts}` as LegId;
  const sdp = pageOffer({ video: 1, audio: 1 });
  return stage.after(() =>
    stage.meeting.focus.receive({
      type: "invite-received",
      leg,
      caller,
      sdp,
      ...(replaces && { replaces }),
    }),
  );
}
