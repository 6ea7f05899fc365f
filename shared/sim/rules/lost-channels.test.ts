import { describe, expect, test } from "vitest";
import type { ConferenceEffect } from "../../src/conference/index.ts";
import { failChannel } from "../failing-channel.ts";
import { Stage } from "../stage.ts";

describe("a CLUE channel that is lost", () => {
  test("[CON-170] costs no media, no re-INVITE and no NOTIFY; the next one begins with options", () => {
    const stage = Stage.met("ada", "ben");
    const before = stage.meeting.focus.plans.get(stage.leg("ada"));
    const effects = lose(stage, "ada");

    expect(stage.meeting.focus.plans.get(stage.leg("ada"))).toBe(before);
    expect(said(effects)).toEqual(["ada options", "ada advertisement", "ada configure"]);
    expect(effects.map(({ type }) => type)).not.toContain("send-notify");
    expect(stage.legOf("ada").session.channel?.phase).toBe("active");
    expect(stage.endpoint("ada").configured).toHaveLength(4);
  });

  test("[CON-171] what was configured holds while there is no channel, and nobody else hears of it", () => {
    const stage = Stage.met("ada", "ben");
    const { focus } = stage.meeting;
    const leg = stage.leg("ada");
    focus.receive({ type: "clue-closed", leg });
    stage.pass(10_000);

    expect(focus.plans.get(leg)?.sinks.filter(({ from }) => from)).toHaveLength(4);
    expect(stage.legOf("ada").session.channel?.phase).toBe("channel-setup");
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
  });

  test("[CON-172] who joins meanwhile is advertised on the next channel", () => {
    const stage = Stage.met("ada", "ben");
    stage.meeting.focus.receive({ type: "clue-closed", leg: stage.leg("ada") });
    stage.joined("cyd");
    expect(stage.endpoint("ada").configured).toHaveLength(4);

    lose(stage, "ada");
    expect(stage.endpoint("ada").configured).toHaveLength(8);
  });

  test("[CON-173] a peer that CLUE cannot be spoken with has its channel closed, and no more", () => {
    const stage = Stage.met("ada", "ben");
    const leg = stage.leg("ada");
    const effects = stage.after(() => {
      for (let faults = 0; faults < 20; faults += 1) {
        stage.meeting.focus.receive({ type: "clue-received", leg, text: "<garbage" });
      }
    });

    expect(effects.filter(({ type }) => type === "close-clue")).toMatchObject([{ leg }]);
    expect(effects.map(({ type }) => type)).not.toContain("send-bye");
    expect(stage.legOf("ada").session.channel?.phase).toBe("active");
    expect(stage.endpoint("ada").configured).toHaveLength(4);
  });
});

function lose(stage: Stage, name: string): readonly ConferenceEffect[] {
  return stage.after(() => failChannel(stage.meeting, stage.leg(name)));
}

/** What was said on CLUE, without numbers; and every re-INVITE. */
function said(effects: readonly ConferenceEffect[]): readonly string[] {
  return effects.flatMap((effect) => {
    if (effect.type === "send-reinvite") return [`${effect.leg} re-INVITE`];
    if (effect.type !== "send-clue") return [];
    const [what = ""] = effect.summary.split(" ");
    const isOurs = what === "options" || what === "advertisement" || what === "configure";
    return isOurs ? [`${effect.leg.replace(/-\d+$/, "")} ${what}`] : [];
  });
}
