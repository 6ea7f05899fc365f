import type { LegId } from "@parley/shared/switching";
import { describe, expect, test } from "vitest";
import { longLivedPolicy, stagedFocus } from "./focus/staged-focus.ts";
import { peopleFor } from "./people-for.ts";

const open = { required: false };

describe("who is there, before one joins", () => {
  test("[API-24] is told by name, those who are being waited for as such", () => {
    const { focus, ...they } = people();
    expect(peopleFor(focus, open, "daily", undefined)).toEqual([]);
    for (const name of ["ada", "ben", "cy"]) they.joins(name, "daily");
    they.loses("ada");
    they.leaves("ben");
    expect(peopleFor(focus, open, "daily", undefined)).toEqual([
      { name: "ada", state: "reconnecting" },
      { name: "cy", state: "connected" },
    ]);
  });

  test("[API-24] is told of who is on the way back, but not of who is on the way in", () => {
    const { focus, ...they } = people();
    they.joins("ada", "daily");
    they.loses("ada");
    they.invites("again", "daily", undefined, { displayName: "ada", instance: "device of ada" });
    they.invites("ben", "daily");
    expect(peopleFor(focus, open, "daily", undefined)).toEqual([
      { name: "ada", state: "reconnecting" },
    ]);
  });

  test("[API-24] is told without the name of who asked for privacy", () => {
    const { focus, ...they } = people();
    they.joins("ada", "daily", { anonymous: true });
    expect(peopleFor(focus, open, "daily", undefined)).toEqual([
      { name: "Anonymous", state: "connected" },
    ]);
  });

  test("[API-25] of a closed conference is for its members and who is in it", async () => {
    const { focus, administration, ...they } = people();
    const members = [{ entity: "sip:ada@example.com" }, { entity: "sip:dan@example.com" }];
    await administration.create("board", { ...longLivedPolicy, closed: true, members });
    they.joins("ada", "board", { entity: "sip:ada@example.com", proven: true });
    expect(peopleFor(focus, open, "board", undefined)).toBe("not-yours");
    expect(peopleFor(focus, open, "board", "sip:eve@example.com")).toBe("not-yours");
    expect(peopleFor(focus, open, "board", "sip:dan@example.com")).toHaveLength(1);
  });

  test("[API-25] is for nobody without proof where everybody has to prove who they are", () => {
    const { focus, ...they } = people();
    they.joins("ada", "daily");
    expect(peopleFor(focus, { required: true }, "daily", undefined)).toBe("not-yours");
    expect(peopleFor(focus, { required: true }, "daily", "sip:ben@example.com")).toHaveLength(1);
  });

  test("[API-26] of a name that no call would find is not known; of one that sleeps, nobody", async () => {
    const { focus, administration } = people({ createOnInvite: false });
    await administration.create("weekly", longLivedPolicy);
    expect(peopleFor(focus, open, "weekly", undefined)).toEqual([]);
    await administration.end("weekly", 410);
    expect(peopleFor(focus, open, "weekly", undefined)).toBe("unknown");
    expect(peopleFor(focus, open, "never", undefined)).toBe("unknown");
  });
});

function people(staging: Parameters<typeof stagedFocus>[0] = {}) {
  const stage = stagedFocus(staging);
  const loses = (name: string) => stage.focus.received({ type: "flow-lost", leg: name as LegId });
  return { ...stage, loses };
}
