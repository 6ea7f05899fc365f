import { describe, expect, test } from "vitest";
import { type ConferenceEffect, rosterOf } from "../../src/conference/index.ts";
import { Stage } from "../stage.ts";

describe("a microphone", () => {
  test("[CON-210] that is muted is shown to all as a stream that only receives, and nobody is disturbed", () => {
    const stage = Stage.met("ada", "ben");
    expect(statusOf(stage, "ada")).toBeUndefined();
    const effects = mutes(stage, "ada");
    expect(answers(effects)).toEqual([200]);
    expect(Stage.notifications(effects, "ben").join()).toContain(
      '<media id="microphone"><type>audio</type><status>recvonly</status></media>',
    );
    expect(new Set(effects.map(({ type }) => type))).toEqual(
      new Set(["answer-info", "send-notify"]),
    );
    const on = mutes(stage, "ada", false);
    expect(Stage.notifications(on, "ben").join()).toContain("<status>sendrecv</status>");
  });

  test("[CON-210] of which the same is said again is told to nobody", () => {
    const stage = Stage.met("ada", "ben");
    mutes(stage, "ada");
    const effects = mutes(stage, "ada");
    expect(answers(effects)).toEqual([200]);
    expect(Stage.notifications(effects, "ben")).toEqual([]);
  });

  test("[CON-212] of who is lost nothing is shown; it is as it was once they are heard on another flow", () => {
    const stage = Stage.met("ada", "ben");
    mutes(stage, "ada");
    const ada = stage.meeting.people.get("ada");
    ada?.loseFlow();
    stage.meeting.focus.receive({ type: "media-silent", leg: stage.leg("ada") });
    stage.settle();
    expect(stage.participant("ada")?.presence.phase).toBe("lost");
    expect(statusOf(stage, "ada")).toBeUndefined();
    ada?.regainFlow();
    stage.meeting.focus.receive({ type: "media-heard", leg: stage.leg("ada") });
    stage.settle();
    expect(statusOf(stage, "ada")).toBe("recvonly");
  });

  test("[CON-212] in a new dialog is what is said there", () => {
    const stage = Stage.met("ada", "ben");
    mutes(stage, "ada");
    const ada = stage.meeting.people.get("ada");
    ada?.vanish();
    stage.pass(6_000);
    expect(statusOf(stage, "ada")).toBeUndefined();
    if (ada) ada.muted = undefined;
    ada?.join();
    stage.settle();
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
    expect(statusOf(stage, "ada")).toBeUndefined();
    mutes(stage, "ada");
    expect(statusOf(stage, "ada")).toBe("recvonly");
  });
});

describe("INFOs of one dialog", () => {
  test("[CON-213] beyond ten at once and one a second get 503, and when to say it again", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => {
      for (let nth = 0; nth < 12; nth += 1) says(stage, nth % 2 === 0);
    });
    const refusal = { type: "answer-info", status: 503, retryAfterSeconds: 1 };
    expect(answers(effects)).toEqual([...Array<number>(10).fill(200), 503, 503]);
    expect(effects.findLast(({ type }) => type === "answer-info")).toMatchObject(refusal);
    expect(statusOf(stage, "ada")).toBe("recvonly");
    stage.pass(1_000);
    expect(answers(stage.after(() => says(stage, true)))).toEqual([200]);
    expect(statusOf(stage, "ada")).toBe("sendrecv");
  });

  test("[CON-213] count together, whatever they say; those of others do not", () => {
    const stage = Stage.met("ada", "ben");
    const [ada, ben] = ["ada", "ben"].map((name) => stage.meeting.people.get(name));
    const effects = stage.after(() => {
      for (let nth = 0; nth < 5; nth += 1) {
        ada?.raiseHand(nth % 2 === 0);
        ada?.mute(nth % 2 === 0);
      }
      ada?.lowerHandOf("sip:ben@parley.example");
      ben?.raiseHand();
    });
    expect(answers(effects).toSorted((one, other) => one - other)).toEqual([
      ...Array<number>(11).fill(200),
      503,
    ]);
  });
});

describe("INFOs of one dialog about its path", () => {
  test("[CON-246] are taken however many there were of others, and leave those no more", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => {
      for (let nth = 0; nth < 10; nth += 1) says(stage, nth % 2 === 0);
      losesPath(stage);
      says(stage, true);
    });
    expect(answers(effects)).toEqual([...Array<number>(11).fill(200), 503]);
    expect(Stage.recipients(effects, "send-reinvite")).toEqual(["ada"]);
  });

  test("[CON-246] beyond five at once and one in 5 s get 503, and leave the others theirs", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => {
      for (let nth = 0; nth < 6; nth += 1) losesPath(stage);
      says(stage, false);
    });
    const refusal = { type: "answer-info", status: 503, retryAfterSeconds: 5 };
    expect(answers(effects)).toEqual([...Array<number>(5).fill(200), 503, 200]);
    expect(effects).toContainEqual(expect.objectContaining(refusal));
  });
});

function says(stage: Stage, on: boolean): void {
  const leg = stage.leg("ada");
  stage.meeting.focus.receive({ type: "microphone-switched", leg, info: "1", on });
}

function losesPath(stage: Stage): void {
  const leg = stage.leg("ada");
  stage.meeting.focus.receive({ type: "path-lost", leg, info: "2" });
}

function mutes(stage: Stage, who: string, muted = true): readonly ConferenceEffect[] {
  return stage.after(() => stage.meeting.people.get(who)?.mute(muted));
}

function statusOf(stage: Stage, who: string): string | undefined {
  const { users } = rosterOf(stage.meeting.focus.conference);
  return users.find(({ displayText }) => displayText === who)?.endpoints[0]?.media[0]?.status;
}

function answers(effects: readonly ConferenceEffect[]): readonly number[] {
  return effects.flatMap((effect) => (effect.type === "answer-info" ? [effect.status] : []));
}
