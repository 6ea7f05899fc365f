import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryStory } from "./arbitrary-story.ts";
import { playStory } from "./story.ts";

/** The same stories every time, so that a red run is about the change; a seed of one's own explores. */
const first = Number(process.env["PARLEY_SIM_SEED"] ?? 1);
const stories = Number(process.env["PARLEY_SIM_STORIES"] ?? 240);
const perBlock = 20;

/** Making a story that fails shorter ends here, too. */
const longestMs = 60_000;

describe("[SIM-1] at rest everybody has been told the truth, and no step breaks a rule", () => {
  const blocks = Array.from({ length: Math.ceil(stories / perBlock) }, (_, block) => first + block);
  test.each(blocks)("20 random stories from seed %i", { timeout: 120_000 }, (seed) => {
    const isKept = fc.property(arbitraryStory(), (story) => void playStory(story));
    const limits = { interruptAfterTimeLimit: longestMs, includeErrorInReport: true };
    const played = fc.check(isKept, { seed, numRuns: perBlock, ...limits });
    expect(fc.defaultReportMessage(played)).toBeUndefined();
  });
});
