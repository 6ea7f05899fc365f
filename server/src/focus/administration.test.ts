import type { ConferencePolicy } from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";
import { describe, expect, test } from "vitest";
import { longLivedPolicy, stagedFocus } from "./staged-focus.ts";

describe("configured conferences", () => {
  test("[FOC-90] are there before anybody calls, and survive a restart with who was in them", async () => {
    const first = stagedFocus({ createOnInvite: false });
    expect(await first.administration.configure([board])).toEqual({ ok: true });
    first.joins("ada", "board");
    await first.remembered.settled();
    const second = stagedFocus({ remembered: await first.store.conferences() });
    const smaller = { ...board, maxParticipants: 2 };
    await second.administration.configure([smaller]);
    expect(second.administration.conference("board")?.policy).toEqual(policyOf(smaller));
    expect(second.store.saved.get("board")?.lastParticipants).toHaveLength(1);
  });

  test("[FOC-91] are made, changed and released by nobody else", async () => {
    const { administration, ...stage } = stagedFocus();
    await administration.configure([board]);
    stage.joins("ada", "board");
    expect(await administration.create("board", longLivedPolicy)).toBe("configured");
    expect(await administration.amend("board", longLivedPolicy)).toBe("configured");
    expect(await administration.end("board", 410)).toBe("configured");
    expect(administration.conference("board")).toMatchObject({ phase: "active" });
    expect(await administration.end("board", 480)).toBe("ended");
    expect(stage.done).toContain("sendBye ada 480");
    expect(administration.conference("board")).toMatchObject({ phase: "inactive" });
  });

  test("[FOC-92] that are configured no longer stay, and are the API's; that ended are made anew", async () => {
    const first = stagedFocus();
    await first.administration.configure([{ ...board, autoRelease: true }]);
    await first.administration.create("other", longLivedPolicy);
    first.joins("ada", "board");
    first.leaves("ada");
    expect(first.administration.conference("board")).toBeUndefined();
    await first.remembered.settled();
    const known = await first.store.conferences();
    const second = stagedFocus({ remembered: known });
    await second.administration.configure([board]);
    expect(second.administration.conference("board")).toMatchObject({ phase: "inactive" });
    const third = stagedFocus({ remembered: await second.store.conferences() });
    await third.administration.configure([]);
    expect(await third.administration.end("board", 410)).toBe("ended");
  });

  test("[FOC-93] that there is no room for, or no store, are named", async () => {
    const full = stagedFocus({ maxConferences: 1 });
    const other = { ...board, name: "other" };
    expect(await full.administration.configure([board, other])).toEqual({
      ok: false,
      refusal: expect.stringMatching(/^There is no room for other: /) as string,
    });
    const broken = stagedFocus();
    broken.store.slowDown();
    const configuring = broken.administration.configure([board]);
    broken.store.fail();
    expect(await configuring).toEqual({
      ok: false,
      refusal: "Conference board could not be stored.",
    });
  });
});

describe("ended from outside", () => {
  test("[FOC-94] with 480 a conference can be called again, with 410 it cannot", async () => {
    const stage = stagedFocus();
    await stage.administration.create("board", longLivedPolicy);
    stage.joins("ada", "board");
    expect(await stage.administration.end("board", 480)).toBe("ended");
    expect(await stage.administration.end("board", 480)).toBe("ended");
    stage.joins("ben", "board");
    expect(stage.presences("board")).toEqual(["connected"]);
    await stage.administration.end("board", 410);
    expect(stage.done).toContain("sendBye ben 410");
  });

  test("[FOC-95] exactly one participant is sent away, and departs when the BYE is answered", () => {
    const stage = stagedFocus();
    stage.joins("ada", "demo");
    stage.joins("ada2", "demo", { entity: "sip:ada@focus.test" });
    expect(stage.administration.remove("demo", "seat-1")).toBe("removed");
    expect(stage.done).toContain("sendBye ada 200");
    expect(stage.done).not.toContain("sendBye ada2 200");
    expect(stage.presences("demo")).toEqual(["removed", "connected"]);
    stage.focus.received({ type: "bye-answered", leg: "ada" as LegId, status: 200 });
    expect(stage.presences("demo")).toEqual(["departed", "connected"]);
    expect(stage.administration.remove("demo", "seat-1")).toBe("unknown");
    expect(stage.administration.remove("demo", "seat-9")).toBe("unknown");
    expect(stage.administration.remove("nowhere", "seat-1")).toBe("unknown");
  });
});

const board = { name: "board", ...longLivedPolicy };

function policyOf({ name: _, ...rest }: typeof board): ConferencePolicy {
  return rest;
}
