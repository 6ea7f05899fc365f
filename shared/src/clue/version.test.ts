import { expect, test } from "vitest";
import { highestCommonVersion } from "./version.ts";

test.each([
  [["1.0"], ["1.0"], "1.0"],
  [["1.4", "2.7"], ["1.9", "2.3"], "2.3"],
  [["1.12"], ["1.9"], "1.9"],
  [["10.0"], ["9.0", "10.0"], "10.0"],
  [["2.0"], ["1.0"], undefined],
  [[], ["1.0"], undefined],
])("[CLUE-12] of %j and %j the highest common version is %s", (theirs, ours, expected) => {
  expect(highestCommonVersion(theirs, ours)).toBe(expected);
});
