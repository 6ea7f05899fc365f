import { defaultConferenceSettings, type SubscriptionId } from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";
import { expect, test } from "vitest";
import { longLivedPolicy, stagedFocus } from "./staged-focus.ts";

const visits = 200;
/** Who has been there before gets their seat again: so many are remembered, and no more. */
const visitors = 5;

test.each(["ad-hoc", "long-lived"])(
  "[FOC-131] a living conference that is %s is as large after 200 visits as after the first few",
  async (kind) => {
    const stage = stagedFocus();
    if (kind === "long-lived") await stage.administration.create("demo", longLivedPolicy);
    stage.joins("ada", "demo");
    stage.subscribes("ada's roster", "demo");
    for (let nth = 0; nth < visitors; nth += 1) visit(stage, nth);
    const before = sizeOf(stage.focus.conference("demo"));
    const alarms = stage.time.alarms;

    for (let nth = visitors; nth < visits; nth += 1) visit(stage, nth);

    expect(sizeOf(stage.focus.conference("demo"))).toBe(before);
    expect(stage.time.alarms).toBe(alarms);
    expect(stage.presences("demo")).toEqual(["connected"]);
    expect(stage.focus.whereabouts("visitor1" as LegId)).toBeUndefined();
    expect(stage.focus.whereabouts("roster1" as SubscriptionId)).toBeUndefined();
  },
);

function visit(stage: ReturnType<typeof stagedFocus>, nth: number): void {
  const name = `visitor${nth % visitors}`;
  const roster = `roster${nth}` as SubscriptionId;
  stage.joins(name, "demo");
  stage.subscribes(roster, "demo", 600, `sip:${name}@focus.test`);
  stage.focus.received({ type: "notify-answered", subscription: roster, status: 200 });
  stage.leaves(name);
  stage.time.passes(defaultConferenceSettings.departedShown);
  for (const subscription of ["ada's roster" as SubscriptionId, roster]) {
    stage.focus.received({ type: "notify-answered", subscription, status: 200 });
  }
}

/** How many values there are in it, each as often as it is reached. */
function sizeOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 1;
  const parts = value instanceof Map ? [...value].flat() : Object.values(value);
  const all = value instanceof Set ? [...value] : parts;
  return all.reduce<number>((sum, part) => sum + sizeOf(part), 1);
}
