import { describe, expect, test } from "vitest";
import { rosterOf } from "../../src/conference/index.ts";
import { ms } from "../../src/lib/index.ts";
import { Stage } from "../stage.ts";

describe("somebody leaves", () => {
  test("[CON-1] exactly those who configured the leaver's captures are re-INVITEd", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    stage.joined("cyd", { likes: (capture) => !capture.startsWith("p1-") });
    stage.joined("dan", { likes: (capture) => capture === "p1-mic" });
    const effects = stage.after(() => ada.leave());
    expect(Stage.recipients(effects, "send-reinvite")).toEqual(["ben", "dan"]);
  });

  test("[CON-2] every remaining participant with CLUE gets exactly one advertisement, without the leaver", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    stage.joined("cyd", { likes: () => false });
    stage.joined("dan", { clue: false });
    const effects = stage.after(() => ada.leave());
    expect(Stage.advertisedTo(effects)).toEqual(["ben", "cyd"]);
    const texts = effects.map((effect) => (effect.type === "send-clue" ? effect.text : ""));
    expect(texts.filter((text) => text.includes("p1-"))).toEqual([]);
  });

  test("[CON-3] leaves within the gathering window are told of together", () => {
    const stage = new Stage({ gather: ms(20) });
    const ada = stage.joined("ada");
    const ben = stage.joined("ben");
    stage.joined("cyd");
    stage.joined("dan");
    const effects = stage.after(() => {
      ada.leave();
      stage.pass(10);
      ben.leave();
    });
    expect(Stage.advertisedTo(effects)).toEqual(["cyd", "dan"]);
    expect(Stage.recipients(effects, "send-reinvite")).toEqual(["cyd", "dan"]);
  });

  test("[CON-3] a later leave does not make those who wait for the first wait longer", () => {
    const stage = new Stage({ gather: ms(20) });
    const ada = stage.joined("ada");
    const ben = stage.joined("ben");
    stage.joined("cyd");
    ada.leave();
    stage.pass(17);
    ben.leave();
    const before = stage.steps.length;
    stage.pass(10);
    const effects = stage.steps.slice(before).flatMap((step) => step.effects);
    expect(Stage.advertisedTo(effects)).toEqual(["cyd"]);
  });

  test("[CON-4] packets to and from the leaver stop before anybody is told", () => {
    const stage = new Stage({ gather: ms(0) });
    const ada = stage.joined("ada");
    stage.joined("ben");
    const effects = stage.after(() => ada.leave());
    const types = effects.map((effect) => effect.type);
    const [closed, told] = [types.indexOf("close-transport"), types.indexOf("send-clue")];
    expect(closed).toBeGreaterThanOrEqual(0);
    expect(closed).toBeLessThan(told);
    expect(closed).toBeLessThan(types.indexOf("send-notify"));
  });

  test("[CON-4] packets of somebody lost stop before anybody is told, too", () => {
    const stage = new Stage({ gather: ms(0) });
    stage.joined("ada");
    stage.joined("ben");
    const lost = { type: "flow-lost", leg: stage.leg("ada") } as const;
    const types = stage.after(() => stage.meeting.focus.receive(lost)).map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(["apply-plan", "apply-plan"]);
  });

  test("[CON-5] the advertisement goes before the re-INVITE, and waits for no answer to it", () => {
    const stage = new Stage({ gather: ms(0) });
    const ada = stage.joined("ada");
    stage.joined("ben");
    stage.after(() => ada.leave());
    const step = stage.steps.find(({ input }) => input.type === "bye-received");
    const effects = step?.effects ?? [];
    const advertised = effects.findIndex((effect) => Stage.advertisedTo([effect]).length > 0);
    const reinvited = effects.findIndex(({ type }) => type === "send-reinvite");
    expect(advertised).toBeGreaterThanOrEqual(0);
    expect(advertised).toBeLessThan(reinvited);
  });

  test("[CON-6] a leaver's media reach nobody from the step on in which it became known", () => {
    const stage = new Stage({ gather: ms(500) });
    const ada = stage.joined("ada");
    stage.joined("ben");
    const [leg] = [stage.leg("ada")];
    ada.leave();
    stage.pass(100);
    const plans = [...stage.meeting.focus.plans.values()];
    expect(plans.flatMap((plan) => plan.sinks.filter((sink) => sink.from?.leg === leg))).toEqual(
      [],
    );
    expect(stage.meeting.focus.plans.has(leg)).toBe(false);
  });

  test("[CON-7] subscribers are told once that the leaver departed, and then that they are gone", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    const now = Stage.notifications(
      stage.after(() => ada.leave()),
      "ben",
    );
    expect(now.filter((body) => body.includes("departed"))).toHaveLength(1);
    const later = Stage.notifications(
      stage.after(() => stage.pass(5_000)),
      "ben",
    );
    expect(later.filter((body) => body.includes('state="deleted"'))).toHaveLength(1);
  });

  test("[CON-8] leaving twice, or by two ways at once, is one departure", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.joined("ben");
    const leg = stage.leg("ada");
    const effects = stage.after(() => {
      ada.leave();
      stage.pass(6);
      stage.meeting.focus.receive({ type: "bye-received", leg, reasons: [] });
      stage.meeting.focus.receive({ type: "flow-lost", leg });
      stage.meeting.focus.receive({ type: "media-silent", leg });
    });
    expect(Stage.advertisedTo(effects)).toEqual(["ben"]);
    expect(Stage.notifications(effects, "ben").join()).not.toContain("booted");
  });

  test.for([
    ["no Reason", "departed", []],
    ["SIP;cause=200", "departed", [{ protocol: "SIP", cause: 200 }]],
    ["SIP;cause=503", "booted", [{ protocol: "SIP", cause: 503 }]],
    ["a Reason of another protocol only", "departed", [{ protocol: "Q.850", cause: 16 }]],
  ] as const)("[CON-9] a BYE with %s makes the leaver %s", ([, method, reasons]) => {
    const stage = new Stage();
    stage.joined("ada");
    stage.joined("ben");
    stage.after(() => {
      stage.meeting.focus.receive({ type: "bye-received", leg: stage.leg("ada"), reasons });
    });
    expect(methodOf(stage, "ada")).toBe(method);
  });

  test("[CON-10] by RFC 4575's reading whoever sent the BYE departed, whatever the Reason", () => {
    const stage = new Stage({ disconnectionSemantics: "rfc4575" });
    stage.joined("ada");
    const reasons = [{ protocol: "SIP", cause: 503 }];
    stage.after(() => {
      stage.meeting.focus.receive({ type: "bye-received", leg: stage.leg("ada"), reasons });
    });
    expect(methodOf(stage, "ada")).toBe("departed");
  });
});

function methodOf(stage: Stage, name: string): string | undefined {
  const { users } = rosterOf(stage.meeting.focus.conference);
  const user = users.find(({ displayText }) => displayText === name);
  return user?.endpoints[0]?.disconnectionMethod;
}
