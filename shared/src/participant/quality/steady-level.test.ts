import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { instant } from "../../lib/index.ts";
import { levels, type QualityLevel } from "./quality.ts";
import { type SteadyLevel, steadied } from "./steady-level.ts";

describe("a level that does not flicker", () => {
  test("[STAT-30] is worse after 4 s of being measured so, not before", () => {
    expect(after("excellent", "poor 0", "poor 3.9")).toBe("excellent");
    expect(after("excellent", "poor 0", "poor 4")).toBe("poor");
  });

  test("[STAT-31] is better after 10 s of being measured so, not before", () => {
    expect(after("poor", "good 0", "good 9.9")).toBe("poor");
    expect(after("poor", "good 0", "good 10")).toBe("good");
  });

  test("[STAT-32] counts anew when it is measured as it was", () => {
    expect(after("excellent", "poor 0", "excellent 2", "poor 4", "poor 6")).toBe("excellent");
    expect(after("good", "poor 0", "excellent 2", "poor 4", "poor 6")).toBe("good");
  });

  test("[STAT-33] becomes the mildest of what it was measured meanwhile", () => {
    expect(after("excellent", "poor 0", "good 2", "poor 4")).toBe("good");
    expect(after("poor", "excellent 0", "good 5", "excellent 10")).toBe("good");
  });

  test("[STAT-34] is lost at once, and begins with the best when it is back", () => {
    expect(after("excellent", "lost 0")).toBe("lost");
    expect(after("poor", "lost 0", "poor 1")).toBe("excellent");
    expect(after("poor", "lost 0", "poor 1", "poor 5")).toBe("poor");
  });

  test("[STAT-35] stays where nothing is measured, but not lost", () => {
    const poor = { level: "poor" } as const;
    expect(steadied(poor, undefined, instant(0))).toBe(poor);
    expect(steadied({ level: "lost" }, undefined, instant(0))).toBeUndefined();
    expect(steadied(undefined, undefined, instant(0))).toBeUndefined();
  });

  test("[STAT-36] for all measurements: no two changes within 4 s, but to and from lost", () => {
    const measured = fc.array(
      fc.tuple(fc.constantFrom(...levels), fc.integer({ min: 1, max: 3_000 })),
    );
    fc.assert(
      fc.property(measured, (measurements) => {
        const changes = changesOf(measurements);
        const soon = changes.filter((at, nth) => at - (changes[nth - 1] ?? -Infinity) < 4_000);
        expect(soon).toEqual([]);
      }),
    );
  });
});

/** Measurements are a level and the second of it. */
function after(from: QualityLevel, ...measurements: readonly string[]): string | undefined {
  let steady: SteadyLevel | undefined = { level: from };
  for (const measurement of measurements) {
    const [level, second] = measurement.split(" ");
    steady = steadied(steady, level as QualityLevel, instant(Number(second) * 1_000));
  }
  return steady?.level;
}

/** When another level came; each measurement comes so many milliseconds after the one before. */
function changesOf(measurements: readonly (readonly [QualityLevel, number])[]): readonly number[] {
  const changes: number[] = [];
  let now = 0;
  let steady: SteadyLevel | undefined;
  for (const [level, pause] of measurements) {
    now += pause;
    const next = steadied(steady, level, instant(now));
    if (steady && next?.level !== steady.level) changes.push(now);
    steady = next;
  }
  return changes;
}
