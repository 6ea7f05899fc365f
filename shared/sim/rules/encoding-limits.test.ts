import { describe, expect, test } from "vitest";
import type { AdvertisementContent } from "../../src/clue/index.ts";
import { Stage } from "../stage.ts";

describe("the focus's encodings", () => {
  test("[SDP-18] each says in SDP what it takes at most, and together they fit their group", () => {
    const stage = Stage.met("ada", "ben");
    const limits = new Map(
      stage
        .endpoint("ada")
        .remote?.media.map(({ label, maxBitrateBps }) => [String(label), maxBitrateBps]),
    );
    expect([limits.get("v1"), limits.get("a1")]).toEqual([2_500_000, 64_000]);
    expect(groupsSeenBy(stage, "ada")).toHaveLength(2);
    for (const { encodings, maxGroupBandwidthBps } of groupsSeenBy(stage, "ada")) {
      const sum = encodings.reduce((bps, encoding) => bps + (limits.get(encoding) ?? 0), 0);
      expect(sum).toBe(maxGroupBandwidthBps);
    }
  });

  test("[SDP-18] the limit is the operator's", () => {
    const stage = new Stage({ maxBitrateBps: 700_000 });
    stage.joined("ada");
    const seat = stage.endpoint("ada").remote?.media.find(({ label }) => String(label) === "v1");
    expect(seat?.maxBitrateBps).toBe(700_000);
  });

  test("[SDP-18] lines that are no encodings have no limit: those without CLUE, and those received on", () => {
    const stage = Stage.met("ada");
    stage.joined("ben", { clue: false });
    const plain = stage.endpoint("ben").remote?.media ?? [];
    const received = stage.endpoint("ada").remote?.media.filter(({ label }) => !label) ?? [];
    expect(received.length).toBeGreaterThan(4);
    for (const section of [...plain, ...received]) expect(section.maxBitrateBps).toBeUndefined();
  });
});

function groupsSeenBy(stage: Stage, name: string): AdvertisementContent["encodingGroups"] {
  const { channel } = stage.endpoint(name).session;
  return channel?.consumer.advertisement?.content.encodingGroups ?? [];
}
