import { describe, expect, test } from "vitest";
import { playRandomStory } from "./story.ts";

/** Each run starts somewhere else, so that the runs together see more; the seed is in the title. */
const seeds = 240;
const first = Number(process.env["PARLEY_SIM_SEED"] ?? Math.floor(Math.random() * 1_000_000));

describe("[SIM-1] at rest everybody has been told the truth, and no step breaks a rule", () => {
  const blocks = Array.from({ length: seeds / 20 }, (_, block) => first + block * 20);
  test.each(blocks)("20 random stories from seed %i", (start) => {
    for (let seed = start; seed < start + 20; seed++) {
      expect(() => playRandomStory(seed), `seed ${seed}`).not.toThrow();
    }
  });
});
