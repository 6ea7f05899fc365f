import { describe, expect, test } from "vitest";
import { playRandomStory } from "./story.ts";

/** The same stories every time, so that a red run is about the change; a seed of one's own explores. */
const seeds = 240;
const first = Number(process.env["PARLEY_SIM_SEED"] ?? 1);

describe("[SIM-1] at rest everybody has been told the truth, and no step breaks a rule", () => {
  const blocks = Array.from({ length: seeds / 20 }, (_, block) => first + block * 20);
  test.each(blocks)("20 random stories from seed %i", (start) => {
    for (let seed = start; seed < start + 20; seed++) {
      expect(() => playRandomStory(seed), `seed ${seed}`).not.toThrow();
    }
  });
});
