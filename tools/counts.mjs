/**
 * What a step came to.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * Counts of a step that is one check by itself.
 *
 * @param {boolean} succeeded
 * @returns {Counts}
 */
export function oneCheck(succeeded) {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
}

/**
 * Counts of a test runner's step. A run that failed without a failing test (a file that could not
 * be loaded, a crash), one without a report and one that ran nothing each count as a failure:
 * nothing may be green by not looking.
 *
 * @param {"vitest" | "playwright"} runner
 * @param {unknown} report its JSON report, or undefined where it wrote none
 * @param {boolean} succeeded
 * @returns {Counts}
 */
export function testCounts(runner, report, succeeded) {
  const counts = runner === "vitest" ? vitestCounts(report) : playwrightCounts(report);
  const blind = counts.failed === 0 && (!succeeded || counts.passed === 0);
  return blind ? { ...counts, failed: 1 } : counts;
}

/** @param {readonly Counts[]} all */
export function total(all) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) {
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    sum.skipped += counts.skipped;
  }
  return sum;
}

/** @param {unknown} report */
function vitestCounts(report) {
  return {
    passed: numberAt(report, "numPassedTests"),
    failed: numberAt(report, "numFailedTests"),
    skipped: numberAt(report, "numPendingTests") + numberAt(report, "numTodoTests"),
  };
}

/** @param {unknown} report */
function playwrightCounts(report) {
  const stats = isRecord(report) ? report["stats"] : undefined;
  return {
    passed: numberAt(stats, "expected"),
    // Only a second try makes a test flaky, and there are no second tries here.
    failed: numberAt(stats, "unexpected") + numberAt(stats, "flaky"),
    skipped: numberAt(stats, "skipped"),
  };
}

/**
 * @param {unknown} value
 * @param {string} key
 */
function numberAt(value, key) {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === "number" ? found : 0;
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === "object" && value !== null;
}
