import { describe, expect, test } from "vitest";
import { instant } from "../../lib/index.ts";
import { type Mid, parseMid } from "../../sdp/index.ts";
import { lineLevel, ownLevel } from "./quality.ts";
import {
  type LineStatistics,
  noStatistics,
  type Statistics,
  type StreamFigures,
} from "./statistics.ts";

describe("the level of a line", () => {
  test.each<[Partial<StreamFigures>, string]>([
    [{}, "excellent"],
    [{ lossPercent: 2, jitterMs: 30, frozenShare: 0.02 }, "excellent"],
    [{ lossPercent: 2.1 }, "good"],
    [{ lossPercent: 8 }, "good"],
    [{ lossPercent: 8.1 }, "poor"],
    [{ jitterMs: 31 }, "good"],
    [{ jitterMs: 101 }, "poor"],
    [{ frozenShare: 0.03 }, "good"],
    [{ frozenShare: 0.11 }, "poor"],
    [{ framesPerSecond: 18 }, "excellent"],
    [{ framesPerSecond: 17 }, "good"],
    [{ framesPerSecond: 8 }, "poor"],
    [{ lossPercent: 3, jitterMs: 200 }, "poor"],
  ])("[STAT-20] %j of a picture that had 30 a second is %s", (figures, level) => {
    expect(lineLevel(line(figures, 30))).toBe(level);
  });

  test("[STAT-21] slides are not slow", () => {
    expect(lineLevel(line({ framesPerSecond: 0.5 }, 5))).toBe("excellent");
  });

  test("[STAT-22] nothing that comes is nothing to judge", () => {
    expect(lineLevel({ streams: [{ kind: "video" }], history: [] })).toBeUndefined();
    expect(lineLevel(line({ kbitPerSecond: 0, lossPercent: 50 }))).toBeUndefined();
  });
});

describe("one's own level", () => {
  test("[STAT-23] is what all rooms suffer from, not what one does", () => {
    expect(ownLevel(statistics(), [], ["poor", "excellent", undefined])).toBe("excellent");
    expect(ownLevel(statistics(), [], ["poor", "good"])).toBe("good");
  });

  test.each([
    [300, "excellent"],
    [301, "good"],
    [801, "poor"],
  ])("[STAT-24] %d ms to the focus and back is %s", (roundTripMs, level) => {
    expect(ownLevel(statistics(roundTripMs), [], ["excellent"])).toBe(level);
  });

  test("[STAT-25] is no better than what the focus gets; how often a camera sends is its own business", () => {
    expect(ownLevel(statistics(), [line({ lossPercent: 9 })], [])).toBe("poor");
    expect(ownLevel(statistics(), [line({ framesPerSecond: 1 }, 30)], [])).toBe("excellent");
  });

  test("[STAT-25] is not known while nothing was measured", () => {
    expect(ownLevel(noStatistics, [], [])).toBeUndefined();
  });
});

function line(figures: Partial<StreamFigures>, bestFrames = 0): LineStatistics {
  const point = { at: instant(0), kbitPerSecond: 1, framesPerSecond: bestFrames, lossPercent: 0 };
  return { streams: [{ kind: "video", kbitPerSecond: 500, ...figures }], history: [point] };
}

function statistics(roundTripMs = 20): Statistics {
  const sample = { at: instant(0), roundTripMs, streams: [] };
  return { sample, lines: new Map([[parseMid("1") as Mid, line({})]]) };
}
