import fc from "fast-check";
import { expect, test } from "vitest";
import { movable, toolbarAt } from "./toolbar-at.ts";

test.each([
  [1_200, ["share", "reactions", "chat", "people", "layout"], true],
  [700, ["share", "reactions", "chat", "people", "layout"], true],
  [560, ["share", "reactions", "chat", "people", "layout"], false],
  [500, ["share", "reactions", "chat", "people"], false],
  [400, ["reactions", "chat"], false],
  [344, ["chat"], false],
  [200, [], false],
  [0, [], false],
])("[BAR-1] %i px wide it has %j", (width, shown, leaveInWords) => {
  expect(toolbarAt(width)).toEqual({ shown, leaveInWords });
});

test("[BAR-1] not measured yet it has everything", () => {
  expect(toolbarAt(undefined)).toEqual({ shown: movable, leaveInWords: true });
});

test("[BAR-1] what this browser cannot do leaves its place to the others", () => {
  expect(toolbarAt(500, ["reactions", "chat", "people", "layout"]).shown).toEqual([
    "reactions",
    "chat",
    "people",
    "layout",
  ]);
});

test("[BAR-1] a wider toolbar has all that a narrower one has", () => {
  fc.assert(
    fc.property(fc.nat(2_000), fc.nat(200), fc.subarray([...movable]), (width, more, there) => {
      const narrow = toolbarAt(width, there).shown;
      const wide = toolbarAt(width + more, there).shown;
      expect(narrow.every((one) => wide.includes(one))).toBe(true);
    }),
  );
});
