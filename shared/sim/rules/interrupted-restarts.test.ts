import { describe, expect, test } from "vitest";
import type { ConferenceEffect } from "../../src/conference/index.ts";
import { printSdp } from "../../src/sdp/index.ts";
import { failTransport } from "../failing-channel.ts";
import { Stage } from "../stage.ts";

describe("a transport that fails on its way", () => {
  test.each(["opening", "offered", "connecting"] as const)(
    "[CON-242] while it is %s is made anew, and offered in the same dialog",
    (phase) => {
      const stage = Stage.met("ada", "ben");
      const effects = stage.after(() => {
        failTransport(stage.meeting, stage.leg("ada"));
        stage.passUntil("ada", phase);
        failTransport(stage.meeting, stage.leg("ada"));
      });
      expect(Stage.byes(effects)).toEqual([]);
      expect(ofAda(effects).filter((type) => type === "reopen-transport")).toHaveLength(2);
      expect(ofAda(effects).at(-1)).toBe("connect-transport");
      expectMended(stage);
    },
  );

  test("[CON-242] whose offer is answered after that is offered again, with the credentials of the next", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => {
      failTransport(stage.meeting, stage.leg("ada"));
      stage.passUntil("ada", "offered");
      failTransport(stage.meeting, stage.leg("ada"));
    });
    const [first, second, ...more] = offers(effects);
    expect([first === second, more]).toEqual([false, []]);
    expect(stage.legOf("ada").localTransport?.ice.ufrag).toBe(second);
  });

  test("[CON-242] that its peer has asked for is made anew, and the peer answered", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => {
      stage.endpoint("ada").restartIce();
      stage.passUntil("ada", "answering");
      failTransport(stage.meeting, stage.leg("ada"));
    });
    expect(ofAda(effects)).toEqual(["reopen-transport", "reopen-transport", "answer-offer"]);
    expectMended(stage);
  });

  test.each(["ours", "the peer's"])(
    "[CON-242] twice, and was %s, ends its dialog with a BYE of cause 503",
    (whose) => {
      const stage = Stage.met("ada", "ben");
      const effects = stage.after(() => {
        if (whose === "ours") failTransport(stage.meeting, stage.leg("ada"));
        else stage.endpoint("ada").restartIce();
        stage.passUntil("ada", whose === "ours" ? "connecting" : "answering");
        failTransport(stage.meeting, stage.leg("ada"));
        stage.passUntil("ada", "connecting");
        failTransport(stage.meeting, stage.leg("ada"));
      });
      expect(Stage.byes(effects)).toEqual(["ada 503"]);
      expect(stage.participant("ada")?.presence.phase).toBe("lost");
    },
  );
});

describe("a peer's ICE restart whose flow is lost", () => {
  test("[CON-243] before it is answered is followed by an offer of ours, with another transport", () => {
    const stage = Stage.met("ada", "ben");
    const ada = stage.meeting.people.get("ada");
    const effects = stage.after(() => {
      stage.meeting.mediaStandsStill = true;
      stage.endpoint("ada").restartIce();
      stage.passUntil("ada", "answering");
      stage.meeting.mediaStandsStill = false;
      ada?.loseFlow();
      ada?.regainFlow();
    });
    expect(ofAda(effects)).toEqual([
      "reopen-transport",
      "reopen-transport",
      "send-reinvite",
      "connect-transport",
    ]);
    expectMended(stage);
  });

  test("[CON-243] with its answer is followed by one as soon as it is overdue", () => {
    const stage = Stage.met("ada", "ben");
    const ada = stage.meeting.people.get("ada");
    const effects = stage.after(() => {
      stage.endpoint("ada").restartIce();
      stage.passUntil("ada", "answering");
      ada?.loseFlow();
      stage.passUntil("ada", "connecting");
      ada?.regainFlow();
      stage.pass(5_100);
    });
    expect(Stage.byes(effects)).toEqual([]);
    expect(ofAda(effects).slice(-3)).toEqual([
      "reopen-transport",
      "send-reinvite",
      "connect-transport",
    ]);
    expectMended(stage);
  });

  test.each(["unanswered", "answered"])(
    "[CON-251] and whose transport has failed before is no third time given another: %s, its dialog ends with cause 503",
    (how) => {
      const stage = Stage.met("ada", "ben");
      const ada = stage.meeting.people.get("ada");
      const effects = stage.after(() => {
        stage.endpoint("ada").restartIce();
        stage.passUntil("ada", "answering");
        if (how === "unanswered") stage.meeting.mediaStandsStill = true;
        failTransport(stage.meeting, stage.leg("ada"));
        ada?.loseFlow();
        if (how === "answered") stage.passUntil("ada", "connecting");
        ada?.regainFlow();
        stage.pass(5_100);
        stage.meeting.mediaStandsStill = false;
      });
      expect(ofAda(effects).filter((type) => type === "reopen-transport")).toHaveLength(2);
      expect(Stage.byes(effects)).toEqual(["ada 503"]);
    },
  );

  test("[CON-243] and who cannot be reached after that either has its dialog ended with cause 503", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => {
      stage.endpoint("ada").restartIce();
      stage.passUntil("ada", "connecting");
      stage.meeting.people.get("ada")?.presence?.sipDown.cut();
      stage.pass(1);
      stage.meeting.people.get("ada")?.presence?.clueUp.cut();
      stage.pass(20_000);
    });
    expect(Stage.byes(effects)).toEqual(["ada 503"]);
  });
});

test("[CON-244] an offer that is lost with its flow is as if refused, and what is in force is offered afresh", () => {
  const stage = Stage.met("ada", "ben");
  const { focus } = stage.meeting;
  const leg = stage.leg("ada");
  const sdp = printSdp(stage.endpoint("ada").local);
  const effects = stage.after(() => {
    focus.receive({ type: "offer-received", leg, offer: "1", method: "INVITE", sdp });
    // Its answer waits to be sent, and never is: nor does an ACK come.
    focus.receive({ type: "offer-dropped", leg, offer: "1" });
  });
  expect(ofAda(effects).filter((type) => type !== "answer-offer")).toEqual(["send-reinvite"]);
  expect(stage.legOf("ada").negotiation.phase).toBe("settled");
  expect(stage.participant("ada")?.presence.phase).toBe("connected");
});

function expectMended(stage: Stage): void {
  expect(stage.legOf("ada").restart).toBeUndefined();
  expect(stage.participant("ada")?.presence.phase).toBe("connected");
  expect(stage.endpoint("ada").configured).toHaveLength(4);
}

/** The ICE user fragments that our re-INVITEs to Ada describe. */
function offers(effects: readonly ConferenceEffect[]): readonly (string | undefined)[] {
  return effects.flatMap((effect) =>
    effect.type === "send-reinvite" && effect.leg.startsWith("ada-")
      ? [/a=ice-ufrag:(\S+)/.exec(effect.sdp)?.[1]]
      : [],
  );
}

/** What is done about Ada's transports and their offers. */
function ofAda(effects: readonly ConferenceEffect[]): readonly string[] {
  const names = ["send-reinvite", "answer-offer", "refuse-offer"];
  return effects.flatMap((effect) => {
    if (!("leg" in effect) || !effect.leg.startsWith("ada-")) return [];
    return effect.type.endsWith("-transport") || names.includes(effect.type) ? [effect.type] : [];
  });
}
