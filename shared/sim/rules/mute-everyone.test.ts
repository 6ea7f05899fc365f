import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ConferenceEffect } from "../../src/conference/index.ts";
import { Stage } from "../stage.ts";

describe("a host's wish that everybody mute", () => {
  test("[TALK-14] reaches everybody else once, by the host's name, and nobody is muted by it", () => {
    const stage = meeting("ben", "cyd");
    const effects = asksEveryone(stage, "ada");
    expect(answers(effects)).toEqual(["ada 200"]);
    expect(askedIn(effects)).toEqual(["ben", "cyd"]);
    expect(effects).toContainEqual({ type: "ask-to-mute", leg: stage.leg("ben"), by: "ada" });
    expect(new Set(effects.map(({ type }) => type))).toEqual(
      new Set(["answer-info", "ask-to-mute"]),
    );
  });

  test("[TALK-14] reaches all endpoints of another user that may be heard, and none of the host's own", () => {
    const stage = meeting("ben", "cyd");
    stage.joined("ben2", { caller: { entity: "sip:ben@parley.example" } });
    stage.joined("ada2", { caller: { entity: "sip:ada@parley.example", proven: true } });
    mutes(stage, "ben");
    expect(askedIn(asksEveryone(stage, "ada"))).toEqual(["cyd", "ben2"]);
  });

  test("[TALK-14] disturbs no observer, whom nobody hears", () => {
    const stage = meeting("ben");
    stage.joined("eve", { caller: { role: "observer" } });
    expect(askedIn(asksEveryone(stage, "ada"))).toEqual(["ben"]);
  });

  test("[TALK-15] is no wish of anybody else's: 403, and nobody is asked", () => {
    const stage = meeting("ben", "cyd");
    stage.joined("eve", { caller: { role: "observer" } });
    for (const guest of ["ben", "eve"]) {
      const effects = asksEveryone(stage, guest);
      expect([answers(effects), askedIn(effects)]).toEqual([[`${guest} 403`], []]);
    }
  });

  test("[TALK-16] disturbs nobody who is muted; where all are, it is 200", () => {
    const stage = meeting("ben", "cyd");
    mutes(stage, "cyd");
    expect(askedIn(asksEveryone(stage, "ada"))).toEqual(["ben"]);
    mutes(stage, "ben");
    mutes(stage, "cyd", false);
    expect(askedIn(asksEveryone(stage, "ada"))).toEqual(["cyd"]);
    mutes(stage, "cyd");
    stage.pass(20_000);
    const effects = asksEveryone(stage, "ada");
    expect([answers(effects), askedIn(effects)]).toEqual([["ada 200"], []]);
  });

  test("[TALK-16] does not reach who is lost, neither then nor when they are back", () => {
    const stage = meeting("ben", "cyd");
    stage.meeting.people.get("ben")?.vanish();
    stage.pass(6_000);
    expect(stage.participant("ben")?.presence.phase).toBe("lost");
    expect(askedIn(asksEveryone(stage, "ada"))).toEqual(["cyd"]);
    const back = stage.after(() => stage.meeting.people.get("ben")?.join());
    expect(stage.participant("ben")?.presence.phase).toBe("connected");
    expect(askedIn(back)).toEqual([]);
  });

  test("[TALK-16] reaches who was muted in a former dialog, and has not said so in this one", () => {
    const stage = meeting("ben");
    mutes(stage, "ben");
    const ben = stage.meeting.people.get("ben");
    ben?.vanish();
    stage.pass(6_000);
    if (ben) ben.muted = undefined;
    ben?.join();
    stage.settle();
    expect(askedIn(asksEveryone(stage, "ada"))).toEqual(["ben"]);
  });

  test("[TALK-17] is passed on twice at once and once in 10 s; beyond, 503 says when again", () => {
    const stage = meeting("ben");
    const thrice = () => {
      for (let nth = 0; nth < 3; nth += 1) wishes(stage, "ada");
    };
    const effects = stage.after(thrice);
    expect(answers(effects)).toEqual(["ada 200", "ada 200", "ada 503"]);
    expect(askedIn(effects)).toEqual(["ben", "ben"]);
    const refusal = { type: "answer-info", status: 503, retryAfterSeconds: 10 };
    expect(effects).toContainEqual(expect.objectContaining(refusal));
    stage.pass(10_000);
    expect(answers(stage.after(thrice))).toEqual(["ada 200", "ada 503", "ada 503"]);
  });

  test("[TALK-17] leaves what else a host says and asks its own allowance", () => {
    const stage = meeting("ben");
    const effects = stage.after(() => {
      for (let nth = 0; nth < 3; nth += 1) wishes(stage, "ada");
      stage.meeting.people.get("ada")?.mute();
    });
    expect(answers(effects)).toEqual(["ada 200", "ada 200", "ada 503", "ada 200"]);
  });

  test("[TALK-14] [TALK-15] [TALK-16] whoever may be heard is asked, once, and nobody else", () => {
    fc.assert(
      fc.property(fc.array(situations, { maxLength: 3 }), fc.boolean(), (guests, byHost) => {
        const names = guests.map((_, nth) => `guest${nth}`);
        const stage = meeting("ben", ...names);
        guests.forEach((situation, nth) => befalls(stage, names[nth] ?? "", situation));
        stage.pass(6_000);
        const asked = askedIn(asksEveryone(stage, byHost ? "ada" : "ben"));
        const audible = names.filter((_, nth) => isAudible[guests[nth] ?? "left"]);
        expect(asked.toSorted()).toEqual(byHost ? ["ben", ...audible].toSorted() : []);
      }),
      { numRuns: 12 },
    );
  });
});

const isAudible = { silent: true, on: true, muted: false, lost: false, left: false };

type Situation = keyof typeof isAudible;

const situations = fc.constantFrom<Situation>("silent", "on", "muted", "lost", "left");

function befalls(stage: Stage, name: string, situation: Situation): void {
  const person = stage.meeting.people.get(name);
  if (situation === "on" || situation === "muted") person?.mute(situation === "muted");
  if (situation === "lost") person?.vanish();
  if (situation === "left") person?.leave();
}

/** Ada hosts it. */
function meeting(...guests: readonly string[]): Stage {
  const stage = new Stage();
  const caller = { entity: "sip:ada@parley.example", proven: true, role: "host" } as const;
  stage.joined("ada", { caller });
  for (const guest of guests) stage.joined(guest);
  return stage;
}

function wishes(stage: Stage, who: string): void {
  const leg = stage.leg(who);
  stage.meeting.focus.receive({ type: "mute-everyone-requested", leg, info: "1" });
}

function asksEveryone(stage: Stage, who: string): readonly ConferenceEffect[] {
  return stage.after(() => wishes(stage, who));
}

function mutes(stage: Stage, who: string, muted = true): void {
  stage.after(() => stage.meeting.people.get(who)?.mute(muted));
}

/** Names of those who are asked, in order. */
function askedIn(effects: readonly ConferenceEffect[]): readonly string[] {
  return effects.flatMap((effect) =>
    effect.type === "ask-to-mute" ? [effect.leg.replace(/-\d+$/, "")] : [],
  );
}

function answers(effects: readonly ConferenceEffect[]): readonly string[] {
  return effects.flatMap((effect) =>
    effect.type === "answer-info" ? [`${effect.leg.replace(/-\d+$/, "")} ${effect.status}`] : [],
  );
}
