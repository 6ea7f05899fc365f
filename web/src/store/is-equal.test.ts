import { expect, test } from "vitest";
import { isEqual } from "./is-equal.ts";

class Track {
  readonly id = "one";
}
const track = new Track();

test.each<[string, unknown, unknown]>([
  ["records by their entries", { a: 1, b: { c: "x" } }, { b: { c: "x" }, a: 1 }],
  ["lists by their order", [1, [2]], [1, [2]]],
  ["a track that is the same", { track }, { track }],
  ["what is no number", Number.NaN, Number.NaN],
])("[WEB-465] equal: %s", (_, one, other) => {
  expect(isEqual(one, other)).toBe(true);
});

test.each<[string, unknown, unknown]>([
  ["another value", { a: 1 }, { a: 2 }],
  ["an entry more", { a: 1 }, { a: 1, b: undefined }],
  ["an entry fewer", { a: 1, b: undefined }, { a: 1 }],
  ["another entry that is absent", { a: undefined }, { b: undefined }],
  ["another order", [1, 2], [2, 1]],
  ["a longer list", [1], [1, 2]],
  ["a list and a record", [], {}],
  ["nothing and something", null, {}],
  ["two tracks alike", { track }, { track: new Track() }],
  ["two maps", new Map([[1, 2]]), new Map([[1, 2]])],
])("[WEB-465] not equal: %s", (_, one, other) => {
  expect(isEqual(one, other)).toBe(false);
});
