import type { ConferenceInput } from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";
import { describe, expect, test } from "vitest";
import { longLivedPolicy, stagedFocus } from "./staged-focus.ts";

describe("a message", () => {
  test("[FOC-101] is acknowledged before anybody hears it, and an ad-hoc conference waits for no disk", () => {
    const stage = stagedFocus();
    stage.joins("ada", "demo");
    stage.joins("ben", "demo");
    stage.store.slowDown();
    stage.done.length = 0;
    says(stage, "ada", "hello");
    expect(stage.done).toEqual([
      "answerMessage ada 202",
      "sendMessage ada hello",
      "sendMessage ben hello",
    ]);
  });

  test("[FOC-102] of a long-lived conference is kept before it is acknowledged, or told to anybody", async () => {
    const stage = await meeting();
    stage.store.slowDown();
    says(stage, "ada", "hello");
    expect(stage.done).toEqual([]);
    stage.store.write();
    await stage.remembered.settled();
    expect(stage.done[0]).toBe("answerMessage ada 202");
    expect(stage.store.saved.get("board")?.chat?.messages).toMatchObject([{ text: "hello" }]);
  });

  test("[FOC-102] is so although another waits already", async () => {
    const stage = await meeting();
    stage.focus.received({ type: "flow-lost", leg: "ben" as LegId });
    says(stage, "ada", "one");
    await stage.remembered.settled();
    says(stage, "ada", "two");
    await stage.remembered.settled();
    expect(stage.store.saved.get("board")?.chat?.messages).toHaveLength(2);
  });

  test("[FOC-103] that cannot be kept is not acknowledged", async () => {
    const stage = await meeting();
    stage.store.slowDown();
    says(stage, "ada", "hello");
    stage.store.fail();
    await stage.remembered.settled();
    expect(stage.done.filter((each) => /Message/.test(each))).toEqual([]);
    expect(stage.done.toSorted()).toEqual([
      "close ada",
      "close ben",
      "sendBye ada 503",
      "sendBye ben 503",
    ]);
  });

  test("[FOC-104] that everybody has got is kept no more; who was lost finds it after a restart", async () => {
    const stage = await meeting();
    stage.focus.received({ type: "flow-lost", leg: "ben" as LegId });
    says(stage, "ada", "hello");
    hears(stage, "ada", 1);
    await stage.remembered.settled();
    const second = stagedFocus({ remembered: await stage.store.conferences() });
    second.joins("ada", "board");
    second.joins("ben", "board");
    await second.remembered.settled();
    expect(second.done.filter((each) => /sendMessage/.test(each))).toEqual([
      "sendMessage ada hello",
      "sendMessage ben hello",
    ]);
    hears(second, "ada", 1);
    hears(second, "ben", 1);
    await second.remembered.settled();
    expect(second.store.saved.get("board")).not.toHaveProperty("chat");
  });

  test("[FOC-105] of who is in no conference is nobody's", () => {
    const stage = stagedFocus();
    expect(says(stage, "eve", "hello")).toBe(false);
  });
});

type Stage = ReturnType<typeof stagedFocus>;

/** Ada and Ben in a conference that is kept. */
async function meeting(): Promise<Stage> {
  const uri = "sip:board@focus.test";
  const nothing = { phase: "inactive", conversation: {}, lastParticipants: [] } as const;
  const memory = { uri, policy: longLivedPolicy, ...nothing };
  const stage = stagedFocus({ remembered: [{ name: "board", memory }] });
  stage.joins("ada", "board");
  stage.joins("ben", "board");
  await stage.remembered.settled();
  stage.done.length = 0;
  return stage;
}

function says({ focus }: Stage, who: string, text: string): boolean {
  const said = { message: "1", messageId: `${who} ${text}`, disposition: "render", text } as const;
  return focus.received({ type: "message-received", leg: who as LegId, ...said });
}

function hears({ focus }: Stage, who: string, number: number): void {
  const answer: ConferenceInput = {
    type: "message-answered",
    leg: who as LegId,
    number,
    status: 200,
  };
  focus.received(answer);
}
