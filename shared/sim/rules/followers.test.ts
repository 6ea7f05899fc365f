import { describe, expect, test } from "vitest";
import type { ConferenceEffect, SubscriptionId } from "../../src/conference/index.ts";
import { Stage } from "../stage.ts";

describe("somebody follows without being in it", () => {
  test("[CON-89] when the last has left, the NOTIFY that says so is the last", () => {
    const stage = new Stage();
    const ada = stage.joined("ada");
    stage.meeting.watch("eve");
    stage.settle();
    expect(statesOf(stage.after(() => ada.leave()))).toEqual([expect.stringMatching(/^active/)]);
    expect(statesOf(stage.after(() => stage.pass(3_000))).at(-1)).toBe(over);
    expect(stage.meeting.focus.conference.subscriptions.size).toBe(0);
  });

  test.each([410, 480] as const)("[CON-89] so it is at once when it ends with %i", (status) => {
    const stage = new Stage();
    stage.joined("ada");
    stage.meeting.watch("eve");
    stage.settle();
    const end = { type: "end-requested", status, text: "Over" } as const;
    expect(statesOf(stage.after(() => stage.meeting.focus.receive(end))).at(-1)).toBe(over);
  });

  test("[CON-89] a refresh is answered with all there is, Expires 0 with an end", () => {
    const stage = new Stage();
    stage.joined("ada");
    stage.meeting.watch("eve");
    stage.settle();
    const refreshed = stage.after(() => stage.meeting.followers.subscribe(eve, 600));
    expect(statesOf(refreshed)).toEqual(["active;expires=600"]);
    expect(Stage.notifications(refreshed, "ada")).toEqual([]);
    const ended = stage.after(() => stage.meeting.followers.subscribe(eve, 0));
    expect(statesOf(ended)).toEqual(["terminated;reason=timeout"]);
  });
});

const eve = "watch-eve" as SubscriptionId;
const over = "terminated;reason=noresource";

/** What eve's NOTIFYs say of her subscription, in order. */
function statesOf(effects: readonly ConferenceEffect[]): readonly string[] {
  return effects.flatMap((effect) =>
    effect.type === "send-notify" && effect.subscription === eve ? [effect.subscriptionState] : [],
  );
}
