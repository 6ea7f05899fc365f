import { describe, expect, test } from "vitest";
import type { ConferenceEffect } from "../../src/conference/index.ts";
import type { SinkPlan } from "../../src/switching/index.ts";
import { failTransport } from "../failing-channel.ts";
import { Stage } from "../stage.ts";

describe("a transport that fails behind a dialog that lives", () => {
  test("[CON-180] is made anew and offered in the same dialog; nobody else hears of it", () => {
    const stage = Stage.met("ada", "ben");
    const before = shownTo(stage, "ada");
    const effects = fails(stage, "ada");

    expect(transportEffects(effects)).toEqual([
      "ada reopen-transport",
      "ada send-reinvite",
      "ada connect-transport",
    ]);
    expect(effects.map(({ type }) => type)).not.toContain("send-notify");
    expect(shownTo(stage, "ada").map(({ from }) => from)).toEqual(before.map(({ from }) => from));
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
  });

  test("[CON-180] is offered to who is not heard of any more, too, and is heard of by it", () => {
    const stage = Stage.met("ada", "ben");
    stage.meeting.focus.receive({ type: "media-silent", leg: stage.leg("ada") });
    expect(transportEffects(fails(stage, "ada"))).toContain("ada connect-transport");
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
  });

  test("[CON-180] is another wish than what was refused too often", () => {
    const stage = Stage.met("ada", "ben");
    const { focus } = stage.meeting;
    focus.receive({ type: "reinvite-failed", leg: stage.leg("ada"), status: 488 });
    const leg = stage.legOf("ada");
    const negotiation = { ...leg.negotiation, phase: "given-up", attempts: 7 } as const;
    const legs = new Map(focus.conference.legs).set(leg.id, { ...leg, negotiation });
    focus.conference = { ...focus.conference, legs };
    expect(transportEffects(fails(stage, "ada"))).toContain("ada connect-transport");
  });

  test("[CON-184] every seat is another stream on it, as the offer says", () => {
    const stage = Stage.met("ada", "ben");
    const before = new Set(shownTo(stage, "ada").map(({ ssrc }) => ssrc));
    const sdp = offered(fails(stage, "ada"));
    const after = shownTo(stage, "ada").map(({ ssrc }) => ssrc);

    expect(after.filter((ssrc) => before.has(ssrc))).toEqual([]);
    for (const ssrc of after) expect(sdp).toContain(`a=ssrc:${ssrc} `);
  });

  test("[CON-180] the offer has the new credentials, and the same m-sections as before", () => {
    const stage = Stage.met("ada", "ben");
    const before = stage.legOf("ada");
    const sdp = offered(fails(stage, "ada"));

    expect(ufrags(sdp)).toEqual([stage.legOf("ada").localTransport?.ice.ufrag]);
    expect(ufrags(sdp)).not.toEqual([before.localTransport?.ice.ufrag]);
    expect(sdp.match(/^m=/gm)).toHaveLength(before.sections.length);
    expect(sdp).toContain("a=setup:actpass");
    expect(sdp).not.toContain("a=setup:active");
  });

  test("[CON-181] CLUE begins anew on it, what was configured holding meanwhile", () => {
    const stage = Stage.met("ada", "ben");
    const clue = fails(stage, "ada").flatMap((effect) =>
      effect.type === "send-clue" ? [effect.summary.split(" ")[0]] : [],
    );

    expect(clue.slice(0, 2)).toEqual(["options", "advertisement"]);
    expect(stage.legOf("ada").session.channel?.phase).toBe("active");
    expect(stage.endpoint("ada").configured).toHaveLength(4);
  });

  test("[CON-182] that is not connected 5 s after it was made ends with a BYE of cause 503, the seat being held", () => {
    const stage = Stage.met("ada", "ben");
    const { focus } = stage.meeting;
    const leg = stage.leg("ada");
    stage.meeting.people.get("ada")?.presence?.sipDown.cut();
    const effects = stage.after(() => {
      focus.receive({ type: "transport-failed", leg, reason: "gone" });
      stage.pass(5_001);
      expect(focus.conference.legs.has(leg)).toBe(true);
      stage.pass(10);
    });

    expect(Stage.byes(effects)).toEqual(["ada 503"]);
    expect(stage.participant("ada")?.presence.phase).toBe("lost");
  });

  test("[CON-182] so does one that cannot be made within 10 s", () => {
    const stage = Stage.met("ada", "ben");
    const leg = stage.leg("ada");
    const effects = stage.after(() => {
      stage.meeting.mediaStandsStill = true;
      stage.meeting.focus.receive({ type: "transport-failed", leg, reason: "gone" });
      stage.pass(9_999);
      expect(stage.meeting.focus.conference.legs.has(leg)).toBe(true);
      stage.pass(1);
    });

    expect(Stage.byes(effects)).toEqual(["ada 503"]);
  });

  test("[CON-182] so does one that fails again within 10 s of being made anew", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => {
      failTransport(stage.meeting, stage.leg("ada"));
      stage.pass(9_000);
      failTransport(stage.meeting, stage.leg("ada"));
    });
    expect(Stage.byes(effects)).toEqual(["ada 503"]);
  });

  test("[CON-182] one that has lasted is made anew again", () => {
    const stage = Stage.met("ada", "ben");
    for (const _ of [1, 2, 3]) {
      expect(Stage.byes(fails(stage, "ada"))).toEqual([]);
      stage.pass(10_000);
    }
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
  });

  test("[CON-183] all of a conference are offered another at once, and nobody is shown as lost", () => {
    const stage = Stage.met("ada", "ben", "cyd");
    const effects = stage.after(() => {
      for (const name of ["ada", "ben", "cyd"]) failTransport(stage.meeting, stage.leg(name));
    });

    expect(Stage.recipients(effects, "send-reinvite").toSorted()).toEqual(["ada", "ben", "cyd"]);
    expect(effects.map(({ type }) => type)).not.toContain("send-notify");
  });
});

function fails(stage: Stage, name: string): readonly ConferenceEffect[] {
  return stage.after(() => failTransport(stage.meeting, stage.leg(name)));
}

function offered(effects: readonly ConferenceEffect[]): string {
  return effects.flatMap((effect) => (effect.type === "send-reinvite" ? [effect.sdp] : [])).join();
}

function shownTo(stage: Stage, name: string): readonly SinkPlan[] {
  return stage.meeting.focus.plans.get(stage.leg(name))?.sinks ?? [];
}

function transportEffects(effects: readonly ConferenceEffect[]): readonly string[] {
  return effects.flatMap((effect) =>
    effect.type.endsWith("-transport") || effect.type === "send-reinvite"
      ? [`${"leg" in effect ? effect.leg.replace(/-\d+$/, "") : ""} ${effect.type}`]
      : [],
  );
}

function ufrags(sdp: string): readonly string[] {
  return [...new Set([...sdp.matchAll(/^a=ice-ufrag:(\S+)/gm)].map(([, ufrag = ""]) => ufrag))];
}
