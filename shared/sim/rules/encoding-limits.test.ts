import { describe, expect, test } from "vitest";
import type { AdvertisementContent } from "../../src/clue/index.ts";
import type { MediaSection } from "../../src/sdp/index.ts";
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

  test.each([true, false])(
    "[SDP-20] it wishes for no more than the operator's (CLUE: %s)",
    (clue) => {
      const stage = new Stage({ maxBitrateBps: 700_000 });
      stage.joined("ada", { clue });
      const received = stage.endpoint("ada").remote?.media.filter(isReceiving) ?? [];
      const limits = received.map(({ kind, maxBitrateBps }) => [kind, maxBitrateBps]);
      expect(limits).toContainEqual(["video", 700_000]);
      expect(limits).toContainEqual(["audio", 64_000]);
      expect(limits.filter(([, limit]) => limit === undefined)).toEqual([]);
    },
  );
});

/** A line on which the focus receives media. */
function isReceiving({ kind, direction }: MediaSection): boolean {
  return kind !== "application" && (direction === "recvonly" || direction === "sendrecv");
}

function groupsSeenBy(stage: Stage, name: string): AdvertisementContent["encodingGroups"] {
  const { channel } = stage.endpoint(name).session;
  return channel?.consumer.advertisement?.content.encodingGroups ?? [];
}
