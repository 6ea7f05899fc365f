import { describe, expect, test } from "vitest";
import type { ConferenceEffect, ReferId, SubscriptionId } from "../../src/conference/index.ts";
import type { LegId } from "../../src/switching/index.ts";
import { Stage } from "../stage.ts";

const conferenceUri = "sip:demo@parley.example";
const refer = "refer-1" as ReferId;
const host = { caller: { role: "host" } } as const;

type Asker = { readonly leg: string } | { readonly entity?: string };

/** Who asks that Ben be removed, and whether others are told who it was. */
const askers: readonly (readonly [string, Asker, boolean])[] = [
  ["a host in the conference", { leg: "ada" }, true],
  ["a host by their proof alone", { entity: "sip:ada@parley.example" }, true],
  ["a host who withholds their name", { leg: "veiled" }, false],
  ["an administrator", {}, false],
  ["a host who is not in it", { entity: "sip:eve@parley.example" }, false],
  ["themselves, by another device", { entity: "sip:ben@parley.example" }, false],
];

describe("a REFER with method=BYE", () => {
  test("[CON-60] by a host sends away whom it names; everybody else stays", () => {
    const stage = new Stage();
    stage.joined("ada", host);
    stage.joined("ben");
    stage.joined("cyd");
    const effects = removal(stage, "sip:ben@parley.example", stage.leg("ada"));
    expect(answers(effects)).toEqual([200]);
    expect(Stage.byes(effects)).toEqual(["ben 200"]);
    expect(Stage.advertisedTo(effects)).toEqual(["ada", "cyd"]);
  });

  test("[CON-60] by somebody who is in it sends that one away: by URI, or by the conference's", () => {
    for (const target of [conferenceUri, "sip:ben@parley.example"]) {
      const stage = new Stage();
      stage.joined("ada");
      stage.joined("ben");
      const effects = removal(stage, target, stage.leg("ben"));
      expect([answers(effects), Stage.byes(effects)]).toEqual([[200], ["ben 200"]]);
    }
  });

  test("[CON-61] by another gets 403, of somebody unknown 404, and nobody is sent away", () => {
    const stage = new Stage();
    stage.joined("ada", host);
    stage.joined("ben");
    const tries = [
      ["sip:ada@parley.example", stage.leg("ben"), 403],
      ["sip:ada@parley.example", undefined, 403],
      ["sip:ada@parley.example", "gone-1" as LegId, 403],
      ["sip:eve@parley.example", stage.leg("ben"), 404],
      ["sip:eve@parley.example", stage.leg("ada"), 404],
    ] as const;
    for (const [target, by, status] of tries) {
      const effects = removal(stage, target, by);
      expect([answers(effects), Stage.byes(effects)]).toEqual([[status], []]);
    }
  });

  test("[CON-62] subscribers are told departed only after the BYE is answered, then it is finished", () => {
    const stage = new Stage();
    stage.joined("ada", host);
    stage.joined("ben");
    const before = stage.steps.length;
    removal(stage, "sip:ben@parley.example", stage.leg("ada"));
    const steps = stage.steps.slice(before);
    const answered = steps.findIndex(({ input }) => input.type === "bye-answered");
    const effectsOf = (some: typeof steps) => some.flatMap(({ effects }) => effects);
    const early = effectsOf(steps.slice(0, answered));
    const late = effectsOf(steps.slice(answered));
    expect(answered).toBeGreaterThan(0);
    expect(Stage.notifications(early, "ada").join()).not.toContain("departed");
    expect(finished(early)).toBe(0);
    expect(Stage.notifications(late, "ada").join()).toContain("departed");
    expect(finished(late)).toBe(1);
  });

  test("[CON-63] both endpoints of one user go, and it is finished once", () => {
    const stage = new Stage();
    const entity = "sip:ben@parley.example";
    stage.joined("ada", host);
    stage.joined("ben");
    stage.joined("bens-tablet", { caller: { entity } });
    const effects = removal(stage, entity, stage.leg("ada"));
    expect(Stage.byes(effects)).toEqual(["ben 200", "bens-tablet 200"]);
    expect(finished(effects)).toBe(1);
  });

  test("[CON-63] also when one of them is still being let in", () => {
    const stage = new Stage();
    const entity = "sip:ben@parley.example";
    stage.joined("ada", host);
    const traits = { name: "ben", clue: true, likes: () => true, cameras: [] };
    stage.joined("bens-tablet", { caller: { entity } });
    stage.meeting.person(traits).join();
    stage.pass(6);
    const effects = removal(stage, entity, stage.leg("ada"));
    expect([answers(effects), Stage.byes(effects)]).toEqual([[200], ["bens-tablet 200"]]);
    expect(Stage.refusals(effects)).toEqual(["487"]);
    expect(finished(effects)).toBe(1);
  });

  test("[CON-63] the first of them, too", () => {
    const stage = new Stage();
    const entity = "sip:ben@parley.example";
    stage.joined("ada", host);
    const ben = stage.joined("ben");
    stage.joined("bens-tablet", { caller: { entity } });
    ben.join();
    stage.pass(6);
    expect(finished(removal(stage, entity, stage.leg("ada")))).toBe(1);
  });

  test("[CON-64] the leaver's own subscription is terminated, nobody else's", () => {
    const stage = new Stage();
    stage.joined("ada", host);
    stage.joined("ben");
    for (const name of ["ada", "ben"]) {
      const subscriber = { entity: `sip:${name}@parley.example`, instance: `secret-of-${name}` };
      const subscription = `own-${name}` as SubscriptionId;
      const expiresSeconds = 3_600;
      const type = "subscribe-received";
      stage.meeting.focus.receive({ type, subscription, subscriber, expiresSeconds });
      stage.meeting.focus.receive({ type: "notify-answered", subscription, status: 200 });
    }
    const effects = removal(stage, "sip:ben@parley.example", stage.leg("ada"));
    const over = effects.flatMap((effect) =>
      effect.type === "send-notify" && effect.subscriptionState.startsWith("terminated")
        ? [`${effect.subscription}`]
        : [],
    );
    expect(over).toEqual(["roster-ben-1", "own-ben"]);
    expect(stage.meeting.focus.conference.subscriptions.has("own-ada" as SubscriptionId)).toBe(
      true,
    );
  });

  test("[CON-64] another device of the same user follows on when one leaves", () => {
    const stage = new Stage();
    const ben = stage.joined("ben");
    stage.joined("bens-tablet", { caller: { entity: "sip:ben@parley.example" } });
    const tablet = stage.leg("bens-tablet");
    const effects = stage.after(() => ben.leave());
    expect(Stage.notifications(effects, "bens-tablet").join()).toContain("departed");
    expect(stage.meeting.subscriberOf(tablet)?.over).toBe(false);
  });

  test("[CON-65] who is back before the BYE was answered is in it, whatever comes of that BYE", () => {
    const stage = new Stage();
    stage.joined("ada", host);
    const ben = stage.joined("ben");
    const effects = stage.after(() => {
      const by = stage.leg("ada");
      const target = "sip:ben@parley.example";
      stage.meeting.focus.receive({ type: "removal-requested", refer, target, by });
      ben.join();
    });
    expect(finished(effects)).toBe(0);
    expect(finished(stage.after(() => stage.pass(33_000)))).toBe(1);
    expect(stage.participant("ben")).toMatchObject({ presence: { phase: "connected" } });
    expect(stage.meeting.presenceOf(stage.leg("ben"))?.endpoint.over).toBe(false);
  });

  test.each(askers)(
    "[CON-230] the BYE says who did it where that is told: %s",
    (_, asker, isTold) => {
      const reasons = benIsRemovedBy(asker).flatMap((effect) =>
        effect.type === "send-bye" ? [effect.reason] : [],
      );
      const text = isTold ? "Removed by ada" : "Removed";
      expect(reasons).toEqual([{ protocol: "SIP", cause: 200, text }]);
    },
  );

  test.each(askers)(
    "[CON-247] the roster says who did it where that is told: %s",
    (_, asker, isTold) => {
      const [told = ""] = Stage.notifications(benIsRemovedBy(asker), "ada").filter((body) =>
        body.includes("<disconnection-info>"),
      );
      expect(told).toContain("SIP;cause=200;text=&quot;Removed&quot;</reason>");
      expect(told.includes("</reason><by>sip:ada@parley.example</by></disconnection-info>")).toBe(
        isTold,
      );
      expect(told.includes("<by>")).toBe(isTold);
    },
  );

  test("[CON-247] of a seat that was held the roster says so, too; of who leaves by themselves it names nobody", () => {
    const stage = new Stage();
    stage.joined("ada", host);
    stage.joined("ben");
    const leg = stage.leg("ben");
    stage.after(() => stage.meeting.focus.receive({ type: "dialog-gone", leg, status: 481 }));
    const effects = removal(stage, "sip:ben@parley.example", stage.leg("ada"));
    expect(Stage.notifications(effects, "ada").join()).toContain("<by>sip:ada@parley.example</by>");
    const cyd = stage.joined("cyd");
    const left = Stage.notifications(
      stage.after(() => cyd.leave()),
      "ada",
    ).join();
    expect([left.includes("departed"), left.includes("<by>")]).toEqual([true, false]);
  });

  test("[CON-65] who was removed comes back as anybody does", () => {
    const stage = new Stage({}, { longLived: true });
    stage.joined("ada", host);
    const ben = stage.joined("ben");
    removal(stage, "sip:ben@parley.example", stage.leg("ada"));
    expect(stage.meeting.focus.memory?.lastParticipants).toMatchObject([{ displayName: "ada" }]);
    stage.after(() => ben.join());
    expect(stage.participant("ben")).toMatchObject({ presence: { phase: "connected" } });
  });
});

function benIsRemovedBy(asker: Asker): readonly ConferenceEffect[] {
  const stage = new Stage();
  stage.joined("ada", host);
  stage.joined("veiled", { caller: { role: "host", anonymous: true } });
  stage.joined("ben");
  const by = "leg" in asker ? { by: stage.leg(asker.leg) } : ({ role: "host", ...asker } as const);
  const target = "sip:ben@parley.example";
  return stage.after(() =>
    stage.meeting.focus.receive({ type: "removal-requested", refer, target, ...by }),
  );
}

function removal(stage: Stage, target: string, by: LegId | undefined) {
  return stage.after(() =>
    stage.meeting.focus.receive({ type: "removal-requested", refer, target, ...(by && { by }) }),
  );
}

function answers(effects: readonly ConferenceEffect[]): readonly number[] {
  return effects.flatMap((effect) => (effect.type === "answer-refer" ? [effect.status] : []));
}

function finished(effects: readonly ConferenceEffect[]): number {
  return effects.filter(({ type }) => type === "finish-refer").length;
}
