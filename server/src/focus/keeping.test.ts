import { describe, expect, test } from "vitest";
import { longLivedPolicy, stagedFocus } from "./staged-focus.ts";

describe("what is kept before it is told", () => {
  test("[FOC-53] a long-lived conference's 200 waits for the store, and its packets do not", async () => {
    const stage = await longLived();
    stage.store.slowDown();
    stage.invites("ada", "board");
    stage.connects("ada");
    expect(stage.done).toEqual(["open ada", "apply ada"]);
    stage.store.write();
    await stage.remembered.settled();
    expect(stage.done.at(-1)).toBe("answerInvite ada");
    expect(stage.store.saved.get("board")?.lastParticipants).toMatchObject([{ seat: 1 }]);
  });

  test("[FOC-54] the 200 to a BYE waits until the leaver is off the list", async () => {
    const stage = await longLived();
    stage.joins("ada", "board");
    stage.joins("ben", "board");
    await stage.remembered.settled();
    stage.store.slowDown();
    stage.leaves("ada");
    expect(stage.done).not.toContain("answerBye ada");
    stage.store.write();
    await stage.remembered.settled();
    expect(stage.done).toContain("answerBye ada");
    expect(stage.store.saved.get("board")?.lastParticipants).toHaveLength(1);
  });

  test("[FOC-55] where nothing can be kept, a caller is refused with 503 and nobody is told anything", async () => {
    const stage = await longLived();
    stage.store.slowDown();
    stage.invites("ada", "board");
    stage.connects("ada");
    stage.store.fail();
    await stage.remembered.settled();
    expect(stage.done).not.toContain("answerInvite ada");
    expect(stage.done.at(-1)).toBe("refuseInvite ada 503");
    expect(stage.broken).toEqual(["board: the disk is full"]);
  });

  test("[FOC-56] an ad-hoc conference never waits, and leaves nothing behind", () => {
    const stage = stagedFocus();
    stage.store.slowDown();
    stage.joins("ada", "demo");
    expect(stage.done).toContain("answerInvite ada");
    expect(stage.store.saved.size).toBe(0);
  });

  test("[FOC-57] whoever was in a long-lived conference finds it after a restart, and the seat", async () => {
    const first = await longLived();
    first.joins("ada", "board");
    first.joins("ben", "board");
    await first.remembered.settled();
    const second = stagedFocus({ remembered: await first.store.conferences() });
    second.joins("ben", "board");
    expect(second.seats("board")).toEqual([["ben", 2]]);
    await second.remembered.settled();
    expect(second.store.saved.get("board")?.lastParticipants).toHaveLength(2);
  });

  test("[FOC-58] visits are noted when they begin and when they end, with why", () => {
    const stage = stagedFocus();
    stage.joins("ada", "demo");
    stage.leaves("ada");
    expect(stage.store.visits).toMatchObject([
      { conference: "demo", participant: "seat-1", entity: "sip:ada@focus.test" },
      { participant: "seat-1", out: "2026-01-01T00:00:00Z", why: "BYE" },
    ]);
    expect(stage.store.visits[0]?.out).toBeUndefined();
  });
});

describe("conferences made from outside", () => {
  test("[FOC-59] a conference is there once it is kept; a name is taken once, and free after its end", async () => {
    const stage = stagedFocus({ createOnInvite: false });
    stage.invites("ada", "board");
    expect(stage.done).toEqual(["refuseInvite ada 404"]);
    expect(await stage.administration.create("board", longLivedPolicy)).toBe("created");
    expect(await stage.administration.create("board", longLivedPolicy)).toBe("taken");
    expect(stage.administration.list()).toEqual([{ name: "board", participants: 0 }]);
    stage.joins("ada", "board");
    expect(stage.administration.conference("board")?.phase).toBe("active");
    expect(await stage.administration.end("board", 410)).toBe("ended");
    expect(stage.done).toContain("sendBye ada 410");
    expect(stage.administration.conference("board")).toBeUndefined();
    expect(await stage.administration.end("board", 410)).toBe("unknown");
    stage.invites("ben", "board");
    expect(stage.done.at(-1)).toBe("refuseInvite ben 404");
    stage.time.passes(2_000);
    expect(await stage.administration.create("board", longLivedPolicy)).toBe("created");
  });

  test("[FOC-60] what cannot be kept is not there, and there are only so many", async () => {
    const stage = stagedFocus({ maxConferences: 1 });
    stage.store.slowDown();
    const creating = stage.administration.create("board", longLivedPolicy);
    stage.store.fail();
    expect(await creating).toBe("unavailable");
    expect(stage.administration.conference("board")).toBeUndefined();
    const again = stage.administration.create("board", longLivedPolicy);
    stage.store.write();
    expect(await again).toBe("created");
    expect(await stage.administration.create("other", longLivedPolicy)).toBe("full");
  });

  test("[FOC-61] a policy that changes is in force at once where the conference is running", async () => {
    const stage = stagedFocus();
    await stage.administration.create("board", longLivedPolicy);
    stage.joins("ada", "board");
    const small = { ...longLivedPolicy, maxParticipants: 1 };
    expect(await stage.administration.amend("board", small)).toBe("amended");
    stage.invites("ben", "board");
    expect(stage.done.at(-1)).toBe("refuseInvite ben 486");
    expect(stage.store.saved.get("board")?.policy.maxParticipants).toBe(1);
    expect(await stage.administration.amend("nowhere", small)).toBe("unknown");
  });

  test("[FOC-64] who is in a closed conference is told to its members and to those in it, and nobody else", async () => {
    const stage = stagedFocus();
    const members = [{ entity: "sip:ada@focus.test" }];
    await stage.administration.create("board", { ...longLivedPolicy, closed: true, members });
    stage.joins("ada", "board", { proven: true });
    expect(stage.subscribes("roster", "board")).toBe(false);
    expect(stage.subscribes("roster", "board", 600, "sip:ada@focus.test")).toBe(true);
  });

  test("[FOC-62] adjourning sends everybody home with 480, and keeps who was there", async () => {
    const stage = await longLived();
    stage.joins("ada", "board");
    await stage.focus.adjourn();
    expect(stage.done).toContain("sendBye ada 480");
    expect(stage.store.saved.get("board")).toMatchObject({ phase: "inactive" });
    expect(stage.store.saved.get("board")?.lastParticipants).toHaveLength(1);
    stage.invites("ben", "board");
    expect(stage.done.at(-1)).toBe("refuseInvite ben 503");
  });

  test("[FOC-63] a stop that waits waits for the last leave, and no longer than it may", async () => {
    const stage = stagedFocus();
    stage.joins("ada", "demo");
    let empty = 0;
    const waiting = stage.focus.empty(60_000).then(() => void empty++);
    stage.leaves("ada");
    await Promise.resolve();
    expect(empty).toBe(0);
    stage.time.passes(2_000);
    await waiting;
    stage.joins("ben", "demo");
    const second = stage.focus.empty(60_000);
    stage.time.passes(60_000);
    await second;
  });

  test("[FOC-63] a conference that breaks is one fewer to wait for", async () => {
    const stage = stagedFocus({ breaksOn: "ben" });
    stage.joins("ada", "demo");
    let empty = 0;
    const waiting = stage.focus.empty(60_000).then(() => void empty++);
    stage.invites("ben", "demo");
    await Promise.resolve();
    expect(empty).toBe(1);
    await waiting;
  });
});

async function longLived() {
  const stage = stagedFocus();
  await stage.administration.create("board", longLivedPolicy);
  return stage;
}
