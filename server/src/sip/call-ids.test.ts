import type { SubscriptionId } from "@parley/shared/conference";
import type { LegId } from "@parley/shared/switching";
import { expect, test } from "vitest";
import { CallIds } from "./call-ids.ts";

test("[OBS-1] of two with one Call-ID the later keeps it when the earlier is gone", () => {
  const callIds = new CallIds();
  const [leg, subscription] = ["leg" as LegId, "subscription" as SubscriptionId];
  callIds.remember(leg, "call");
  callIds.remember(subscription, "call");
  callIds.forget(leg);
  expect(callIds.partyOf("call")).toBe(subscription);
  callIds.forget(subscription);
  expect(callIds.partyOf("call")).toBeUndefined();
});
