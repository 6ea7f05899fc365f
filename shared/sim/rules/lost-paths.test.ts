import { describe, expect, test } from "vitest";
import type { ConferenceEffect } from "../../src/conference/index.ts";
import { printSdp } from "../../src/sdp/index.ts";
import { failTransport } from "../failing-channel.ts";
import { Stage } from "../stage.ts";

describe("a peer whose path is lost, as its own checks say", () => {
  test("[CON-195] is offered another transport at once, in the same dialog; nobody else hears of it", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => stage.meeting.people.get("ada")?.losePath());

    expect(mediaEffects(effects)).toEqual([
      "reopen-transport",
      "answer-info 200",
      "send-reinvite",
      "connect-transport",
    ]);
    expect(effects.map(({ type }) => type)).not.toContain("send-notify");
    expect(stage.endpoint("ada").configured).toHaveLength(4);
  });

  test("[CON-195] that says so twice is offered one", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => {
      stage.meeting.people.get("ada")?.losePath();
      stage.pass(6);
      stage.meeting.people.get("ada")?.losePath();
    });
    expect(mediaEffects(effects).filter((effect) => effect.endsWith("200"))).toHaveLength(2);
    expect(mediaEffects(effects).filter((effect) => effect.endsWith("reinvite"))).toHaveLength(1);
  });

  test("[CON-195] that says so again within 10 s is refused, and its dialog stays", () => {
    const stage = Stage.met("ada", "ben");
    stage.after(() => stage.meeting.people.get("ada")?.losePath());
    const effects = stage.after(() => stage.meeting.people.get("ada")?.losePath());
    expect(mediaEffects(effects)).toEqual(["answer-info 488"]);
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
  });
});

test("[CON-200] a peer that refuses another transport for good has its dialog ended at once, and its seat held", () => {
  for (const status of [488, 606, 491]) {
    const stage = Stage.met("ada", "ben");
    const { focus } = stage.meeting;
    const leg = stage.leg("ada");
    stage.meeting.people.get("ada")?.presence?.sipDown.cut();
    focus.receive({ type: "transport-failed", leg, reason: "gone" });
    stage.pass(20);
    const before = stage.steps.length;
    focus.receive({ type: "reinvite-failed", leg, status });
    const effects = stage.steps.slice(before).flatMap((step) => step.effects);
    expect(Stage.byes(effects)).toEqual(status === 491 ? [] : ["ada 503"]);
    expect(stage.participant("ada")?.presence.phase).toBe(status === 491 ? "connected" : "lost");
  }
});

test("[CON-240] what offers meet while another transport was refused with 491 is answered with the one in force", () => {
  const stage = Stage.met("ada", "ben");
  const { focus } = stage.meeting;
  const leg = stage.leg("ada");
  const before = stage.legOf("ada").localTransport?.ice.ufrag;
  const sdp = printSdp(stage.endpoint("ada").local);
  stage.meeting.people.get("ada")?.presence?.sipDown.cut();
  focus.receive({ type: "transport-failed", leg, reason: "gone" });
  stage.pass(20);
  const offered = stage.legOf("ada").restart;
  expect(offered?.phase).toBe("offered");
  focus.receive({ type: "reinvite-failed", leg, status: 491 });
  const first = stage.steps.length;
  focus.receive({ type: "offer-received", leg, offer: "1", method: "UPDATE", sdp });
  stage.pass(10_000);
  const effects = stage.steps.slice(first).flatMap((step) => step.effects);
  const [answer = ""] = answers(effects);
  expect(answer).toContain(`a=ice-ufrag:${before}`);
  const [again = ""] = effects.flatMap((effect) =>
    effect.type === "send-reinvite" && effect.leg === leg ? [effect.sdp] : [],
  );
  expect(again).toMatch(/a=ice-ufrag:focus/);
  expect(again).not.toContain(`a=ice-ufrag:${before}`);
});

describe("a leg that has fallen silent while its signalling is there", () => {
  test("[CON-196] is offered another transport 2 s later, and is there again by it", () => {
    const stage = Stage.met("ada", "ben");
    fallsSilent(stage);
    stage.pass(1_999);
    expect(stage.participant("ada")?.presence.phase).toBe("lost");
    const effects = stage.after(() => stage.pass(1));

    expect(mediaEffects(effects)).toEqual([
      "reopen-transport",
      "send-reinvite",
      "connect-transport",
    ]);
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
  });

  test("[CON-196] is left alone if it is heard, or its signalling is lost too, before that", () => {
    for (const type of ["media-heard", "flow-lost"] as const) {
      const stage = Stage.met("ada", "ben");
      fallsSilent(stage);
      stage.meeting.focus.receive({ type, leg: stage.leg("ada") });
      expect(mediaEffects(stage.after(() => stage.pass(5_000)))).toEqual([]);
    }
  });

  test("[CON-196] is offered one 2 s after its signalling is back, where the silence lasts", () => {
    const stage = Stage.met("ada", "ben");
    const leg = stage.leg("ada");
    stage.meeting.focus.receive({ type: "flow-lost", leg });
    fallsSilent(stage);
    stage.pass(10_000);
    stage.meeting.focus.receive({ type: "flow-restored", leg });
    stage.pass(1_999);
    expect(stage.legOf("ada").restart).toBeUndefined();
    expect(mediaEffects(stage.after(() => stage.pass(1)))).toContain("send-reinvite");
  });

  test("[CON-245] without CLUE is left alone, as a muted phone may send nothing, until its transport fails", () => {
    const stage = Stage.met("ben");
    stage.joined("ada", { clue: false });
    fallsSilent(stage);
    const silent = stage.after(() => stage.pass(60_000));
    expect([silent.map(({ type }) => type), stage.participant("ada")?.presence.phase]).toEqual([
      [],
      "connected",
    ]);
    const failed = stage.after(() => failTransport(stage.meeting, stage.leg("ada")));
    expect(mediaEffects(failed)).toContain("send-reinvite");
  });

  test("[CON-245] without CLUE whose peer closed its transport is lost all the same", () => {
    const stage = Stage.met("ben");
    stage.joined("ada", { clue: false });
    const { focus } = stage.meeting;
    const leg = stage.leg("ada");
    stage.after(() => focus.receive({ type: "media-silent", leg, closed: true }));
    expect(stage.participant("ada")?.presence.phase).toBe("lost");
    const effects = stage.after(() => stage.pass(3_000));
    expect(mediaEffects(effects)).toContain("send-reinvite");
  });

  test("[CON-197] whom a new transport does not help is offered the next after 10, then 20 s, until its hold ends", () => {
    const stage = Stage.met("ada", "ben");
    const { focus, world } = stage.meeting;
    const offeredAt: number[] = [];
    while (focus.conference.legs.has(stage.leg("ada"))) {
      if (stage.legOf("ada").media === "heard") fallsSilent(stage);
      const effects = stage.after(() => stage.pass(1_000));
      if (mediaEffects(effects).includes("send-reinvite")) offeredAt.push(world.now);
    }
    const gaps = offeredAt.slice(1).map((at, index) => at - (offeredAt[index] ?? 0));
    expect(gaps.map((gap) => Math.round(gap / 10_000) * 10)).toEqual([10, 20]);
  });
});

describe("a peer's own ICE restart", () => {
  test("[CON-198] is answered with new credentials, once there is a transport for its new ones", () => {
    const stage = Stage.met("ada", "ben");
    const before = stage.legOf("ada");
    const effects = stage.after(() => stage.endpoint("ada").restartIce());

    expect(mediaEffects(effects)).toEqual(["reopen-transport", "answer-offer"]);
    const [reopened] = effects.flatMap((effect) =>
      effect.type === "reopen-transport" ? [effect.remote?.ice.ufrag] : [],
    );
    expect(reopened).not.toBe(before.remoteTransport.ice.ufrag);
    expect(stage.legOf("ada").remoteTransport.ice.ufrag).toBe(reopened);
    const after = stage.legOf("ada");
    expect(after.localTransport?.ice).not.toEqual(before.localTransport?.ice);
    const [answer = ""] = answers(effects);
    expect(answer).toContain(`a=ice-ufrag:${after.localTransport?.ice.ufrag}`);
    expect(answer).not.toContain(`a=ice-ufrag:${before.localTransport?.ice.ufrag}`);
  });

  test("[CON-198] what was configured holds, CLUE begins anew, and nobody else hears of it", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => stage.endpoint("ada").restartIce());
    expect(stage.legOf("ada").session.channel?.phase).toBe("active");
    expect(stage.endpoint("ada").configured).toHaveLength(4);
    expect(effects.map(({ type }) => type)).not.toContain("send-notify");
    expect(Stage.recipients(effects, "send-reinvite")).toEqual([]);
  });

  test("[CON-198] every seat is another stream on it, as the answer says", () => {
    const stage = Stage.met("ada", "ben");
    const plan = () => stage.meeting.focus.plans.get(stage.leg("ada"))?.sinks ?? [];
    const before = new Set(plan().map(({ ssrc }) => ssrc));
    const [answer = ""] = answers(stage.after(() => stage.endpoint("ada").restartIce()));
    expect(plan().filter(({ ssrc }) => before.has(ssrc))).toEqual([]);
    for (const { ssrc } of plan()) expect(answer).toContain(`a=ssrc:${ssrc} `);
  });

  test("[CON-198] an offer with the credentials of before keeps the transport", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => stage.endpoint("ada").offerAgain());
    expect(mediaEffects(effects)).toEqual(["answer-offer"]);
  });

  test("[CON-198] overtakes a transport of ours that is not offered yet", () => {
    const stage = Stage.met("ada", "ben");
    const { focus } = stage.meeting;
    const leg = stage.leg("ada");
    const effects = stage.after(() => {
      stage.meeting.mediaStandsStill = true;
      focus.receive({ type: "transport-failed", leg, reason: "gone" });
      stage.endpoint("ada").restartIce();
      stage.pass(500);
      const { localTransport } = stage.legOf("ada");
      if (localTransport) focus.receive({ type: "transport-ready", leg, local: localTransport });
    });
    const expected = ["reopen-transport", "reopen-transport", "answer-offer"];
    expect(mediaEffects(effects)).toEqual(expected);
    expect(stage.legOf("ada").restart).toBeUndefined();
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
  });

  test("[CON-241] whose answer waits for its transport is answered, though another came and was refused meanwhile", () => {
    const stage = Stage.met("ada", "ben");
    const { focus } = stage.meeting;
    const leg = stage.leg("ada");
    const sdp = restarted(stage);
    const effects = stage.after(() => {
      focus.receive({ type: "offer-received", leg, offer: "1", method: "INVITE", sdp });
      focus.receive({ type: "offer-received", leg, offer: "2", method: "UPDATE", sdp });
    });
    const outcomes = effects.flatMap((effect) =>
      "offer" in effect ? [`${effect.type} ${effect.offer}`] : [],
    );
    expect(outcomes).toEqual(["refuse-offer 2", "answer-offer 1"]);
  });

  test("[CON-199] one for which no transport can be made is refused with 503, and so ends its dialog", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => {
      stage.meeting.mediaStandsStill = true;
      stage.endpoint("ada").restartIce();
      stage.pass(10_010);
    });
    expect(mediaEffects(effects)).toContain("refuse-offer 503");
    expect(Stage.byes(effects)).toEqual(["ada 503"]);
    expect(stage.participant("ada")?.presence.phase).toBe("lost");
  });
});

/** What Ada would offer with other credentials. */
function restarted(stage: Stage): string {
  const sdp = printSdp(stage.endpoint("ada").local);
  return sdp.replaceAll(/a=ice-ufrag:.*/g, "a=ice-ufrag:another");
}

function fallsSilent(stage: Stage): void {
  stage.meeting.focus.receive({ type: "media-silent", leg: stage.leg("ada") });
}

function answers(effects: readonly ConferenceEffect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.type === "answer-offer" ? [effect.sdp] : []));
}

/** What is done about Ada's transports and their offers. */
function mediaEffects(effects: readonly ConferenceEffect[]): readonly string[] {
  const names = ["send-reinvite", "answer-offer", "refuse-offer", "answer-info"];
  return effects.flatMap((effect) => {
    if (!("leg" in effect) || !effect.leg.startsWith("ada-")) return [];
    if (!effect.type.endsWith("-transport") && !names.includes(effect.type)) return [];
    return ["status" in effect ? `${effect.type} ${effect.status}` : effect.type];
  });
}
