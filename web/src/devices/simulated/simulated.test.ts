import { expect, test } from "vitest";
import { lookOf } from "./look.ts";
import { chime } from "./microphone.ts";
import { clockText } from "./painter.ts";

test("[WEB-4] a room looks and sounds the same wherever its name is, and unlike another", () => {
  expect(lookOf("Ada")).toEqual(lookOf("Ada"));
  expect(lookOf("Ada")).not.toEqual(lookOf("Ben"));
  expect(chime("Ada", 8000)).toEqual(chime("Ada", 8000));
  expect(chime("Ada", 8000)).not.toEqual(chime("Ben", 8000));
});

test("[WEB-5] the chime is quiet, not silent, and loops without a click", () => {
  const samples = [...chime("Ada", 8000)];
  const peak = Math.max(...samples.map(Math.abs));
  expect(peak).toBeGreaterThan(0.01);
  expect(peak).toBeLessThan(0.07);
  expect(samples).toHaveLength(32_000);
  expect(Math.abs(samples.at(-1) ?? 1)).toBeLessThan(0.0005);
  expect(samples[0]).toBe(0);
});

test("[WEB-4] the burnt-in clock shows tenths of a second", () => {
  expect(clockText(new Date(2026, 0, 2, 3, 4, 5, 678).getTime())).toBe("03:04:05.6");
});
