import { defaultConferenceSettings, type SubscriptionId } from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";
import { describe, expect, test } from "vitest";
import { stagedFocus } from "./staged-focus.ts";

describe("conferences", () => {
  test("[FOC-1] a conference is made by the first INVITE to its URI, and gone when nobody is left", () => {
    const stage = stagedFocus();
    stage.joins("ada", "demo");
    stage.joins("ben", "demo");
    stage.joins("cem", "other");
    expect(stage.focus.names()).toEqual(["demo", "other"]);
    expect(stage.focus.conference("demo")?.participants.size).toBe(2);
    stage.leaves("cem");
    stage.time.passes(defaultConferenceSettings.departedShown);
    expect(stage.focus.names()).toEqual(["demo"]);
  });

  test.each(["", "a b", "x".repeat(65), "a/b", "../demo"])(
    "[FOC-2] an INVITE to %j, which no conference may be called, gets 404",
    (name) => {
      const stage = stagedFocus();
      stage.invites("ada", name);
      expect(stage.done).toEqual(["refuseInvite ada 404"]);
      expect(stage.focus.names()).toEqual([]);
    },
  );

  test("[FOC-3] beyond so many conferences an INVITE to another gets 503, one to a known conference does not", () => {
    const stage = stagedFocus({ maxConferences: 1 });
    stage.joins("ada", "demo");
    stage.invites("ben", "other");
    expect(stage.done.at(-1)).toBe("refuseInvite ben 503");
    stage.joins("ben", "demo");
    expect(stage.focus.conference("demo")?.participants.size).toBe(2);
  });

  test("[FOC-4] a SUBSCRIBE to a conference that is not there opens nothing", () => {
    const stage = stagedFocus();
    expect(stage.subscribes("roster", "demo")).toBe(false);
    stage.joins("ada", "demo");
    expect(stage.subscribes("roster", "demo")).toBe(true);
    expect(stage.done.at(-1)).toBe("sendNotify roster active");
  });
});

describe("what is kept", () => {
  test("[FOC-5] a refused INVITE and a fetched roster leave nothing behind", () => {
    const stage = stagedFocus();
    stage.joins("ada", "demo");
    stage.invites("bad", "demo", "no sdp");
    expect(stage.done.at(-1)).toBe("refuseInvite bad 400");
    stage.subscribes("fetch", "demo", 0);
    expect(stage.focus.whereabouts("ada" as LegId)?.conference).toBe("demo");
    expect(stage.focus.whereabouts("bad" as LegId)).toBeUndefined();
    expect(stage.focus.whereabouts("fetch" as SubscriptionId)).toBeUndefined();
  });

  test("[FOC-6] what comes for a leg that is gone changes nothing", () => {
    const stage = stagedFocus();
    stage.joins("ada", "demo");
    stage.joins("ben", "demo");
    stage.leaves("ben");
    const before = stage.focus.conference("demo");
    stage.leaves("ben");
    stage.focus.mediaHappened({ type: "media-silent", leg: "ben" as LegId });
    expect(stage.focus.conference("demo")).toBe(before);
  });
});

describe("who answers nothing", () => {
  test("[FOC-10] whoever never acknowledges the answer gets a BYE, and the conference goes on", () => {
    const stage = stagedFocus({ answersAtOnce: true });
    stage.joins("ada", "demo");
    stage.invites("ben", "demo");
    stage.focus.received({ type: "ack-missing", leg: "ben" as LegId });
    expect(stage.done).toEqual(expect.arrayContaining(["close ben", "sendBye ben 408"]));
    expect(stage.focus.whereabouts("ben" as LegId)).toBeUndefined();
    expect(stage.presences("demo")).toContain("connected");
  });

  test("[FOC-11] whoever answers no request within the dialog is lost, and the subscribers are told", () => {
    const stage = stagedFocus({ answersAtOnce: true });
    stage.joins("ada", "demo");
    stage.joins("ben", "demo");
    stage.subscribes("roster", "demo");
    stage.focus.received({ type: "notify-answered", subscription: roster, status: 200 });
    stage.focus.received({ type: "dialog-gone", leg: "ben" as LegId, status: 408 });
    stage.time.passes(defaultConferenceSettings.gather);
    expect(stage.presences("demo")).toEqual(["connected", "lost"]);
    expect(stage.done).toContain("close ben");
    expect(stage.done.at(-1)).toBe("sendNotify roster active");
    stage.time.passes(defaultConferenceSettings.hold);
    expect(stage.presences("demo")).toEqual(["connected"]);
  });
});

describe("one step at a time", () => {
  test("[FOC-7] what a port answers within its call waits until the step is over", () => {
    const stage = stagedFocus({ answersAtOnce: true });
    stage.invites("ada", "demo");
    expect(stage.steps).toEqual(["invite-received", "transport-ready"]);
    expect(stage.done).toEqual(["open ada", "apply ada", "answerInvite ada"]);
  });

  test("[FOC-8] one timer runs at a time, and none for a focus that was stopped", () => {
    const stage = stagedFocus();
    stage.joins("ada", "demo");
    stage.joins("ben", "demo");
    stage.leaves("ben");
    expect(stage.time.alarms).toBe(1);
    void stage.focus.adjourn();
    expect(stage.time.alarms).toBe(0);
  });

  test("[FOC-9] a mistake of our own ends its conference, lets its people go, and ends no other", () => {
    const stage = stagedFocus({ breaksOn: "ben" });
    stage.joins("ada", "demo");
    stage.subscribes("roster", "demo");
    stage.joins("cem", "other");
    stage.subscribes("other roster", "other");
    stage.invites("ben", "demo");
    expect(stage.broken).toEqual(["demo: no transport for ben"]);
    expect(stage.focus.names()).toEqual(["other"]);
    expect(stage.done).toEqual(expect.arrayContaining(["close ada", "sendBye ada 500"]));
    expect(stage.done).toEqual(expect.arrayContaining(["close ben", "refuseInvite ben 500"]));
    expect(stage.done).toContain("sendNotify roster terminated");
    expect(stage.done).not.toContain("sendNotify other roster terminated");
    expect(stage.focus.whereabouts("ben" as LegId)).toBeUndefined();
    stage.joins("ada2", "demo");
    expect(stage.focus.conference("demo")?.participants.size).toBe(1);
  });
});

const roster = "roster" as SubscriptionId;
