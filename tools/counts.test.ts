import { describe, expect, test } from "vitest";
import { oneCheck, testCounts, total } from "./counts.mjs";

const vitestReport = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 };

describe("counts of a step", () => {
  test("come from vitest's report", () => {
    expect(testCounts("vitest", vitestReport, false)).toEqual({ passed: 7, failed: 1, skipped: 2 });
  });

  test("come from Playwright's report, where a flaky test is a failed one", () => {
    const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } };
    expect(testCounts("playwright", report, false)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });

  test("hold a failure where the runner failed without a failing test", () => {
    const report = { ...vitestReport, numFailedTests: 0 };
    expect(testCounts("vitest", report, false)).toMatchObject({ passed: 7, failed: 1 });
  });

  test("hold a failure where nothing ran, whatever the exit code says", () => {
    expect(testCounts("vitest", undefined, true).failed).toBe(1);
    expect(testCounts("playwright", { stats: {} }, true).failed).toBe(1);
  });

  test("of a check by itself are one", () => {
    expect(oneCheck(true)).toEqual({ passed: 1, failed: 0, skipped: 0 });
    expect(oneCheck(false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  test("add up", () => {
    const all = [oneCheck(true), oneCheck(false), { passed: 5, failed: 0, skipped: 2 }];
    expect(total(all)).toEqual({ passed: 6, failed: 1, skipped: 2 });
  });
});
