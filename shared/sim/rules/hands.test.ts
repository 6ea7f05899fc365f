import { describe, expect, test } from "vitest";
import { type ConferenceEffect, rosterOf } from "../../src/conference/index.ts";
import { Stage } from "../stage.ts";

describe("a raised hand", () => {
  test("[CHAT-50] is shown to all, with the time since when, until it is taken down", () => {
    const stage = Stage.met("ada", "ben");
    const effects = stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
    expect(statuses(effects)).toEqual([200]);
    expect(handOf(stage, "ada")).toMatch(/^2026-01-01T/);
    expect(Stage.notifications(effects, "ben").join()).toContain(
      `<hand xmlns="urn:parley:conference-info" raised="${handOf(stage, "ada")}"/>`,
    );
    const lowered = stage.after(() => stage.meeting.people.get("ada")?.raiseHand(false));
    expect(handOf(stage, "ada")).toBeUndefined();
    expect(Stage.notifications(lowered, "ben").join()).not.toContain("<hand");
    expect(Stage.notifications(lowered, "ben")).toHaveLength(1);
  });

  test("[CHAT-51] that is raised again has been up all along, and nobody is told twice", () => {
    const stage = Stage.met("ada", "ben");
    stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
    const since = handOf(stage, "ada");
    const effects = stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
    expect(statuses(effects)).toEqual([200]);
    expect(handOf(stage, "ada")).toBe(since);
    expect(Stage.notifications(effects, "ben")).toEqual([]);
  });

  test("[CHAT-52] stays up while its owner is lost, and after coming back", () => {
    const stage = Stage.met("ada", "ben");
    stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
    const since = handOf(stage, "ada");
    stage.meeting.people.get("ada")?.vanish();
    stage.pass(6_000);
    expect(handOf(stage, "ada")).toBe(since);
    stage.meeting.people.get("ada")?.join();
    stage.settle();
    expect(handOf(stage, "ada")).toBe(since);
  });

  test("[CHAT-53] goes down when its owner leaves, and is down on coming back", () => {
    const stage = Stage.met("ada", "ben");
    stage.after(() => stage.meeting.people.get("ada")?.raiseHand());
    stage.meeting.people.get("ada")?.leave();
    stage.settle();
    expect(handOf(stage, "ada")).toBeUndefined();
    stage.meeting.people.get("ada")?.join();
    stage.settle();
    expect(stage.participant("ada")?.presence.phase).toBe("connected");
    expect(handOf(stage, "ada")).toBeUndefined();
  });
});

function handOf(stage: Stage, who: string): string | undefined {
  const { users } = rosterOf(stage.meeting.focus.conference);
  return users.find(({ displayText }) => displayText === who)?.endpoints[0]?.handRaisedAt;
}

function statuses(effects: readonly ConferenceEffect[]): readonly number[] {
  return effects.flatMap((effect) => (effect.type === "answer-info" ? [effect.status] : []));
}
