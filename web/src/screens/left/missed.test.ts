import { expect, test } from "vitest";
import { missed } from "./missed.ts";

test.each([
  { there: ["Ada", "Ben"], left: ["Cleo"], joined: [] },
  { there: ["Ben", "Cleo"], left: [], joined: [] },
  { there: ["Dan", "Cleo", "Ben", "Ben"], left: [], joined: ["Dan", "Ben"] },
  { there: [], left: ["Ben", "Cleo"], joined: [] },
])("[WEB-376] who came and went is told by names, and of one's own nothing: $there", (one) => {
  const { left, joined } = missed({ self: "Ada", others: ["Ben", "Cleo"] }, one.there);
  expect({ left, joined }).toEqual({ left: one.left, joined: one.joined });
});

test("[WEB-376] of two who have one name, one may leave", () => {
  expect(missed({ self: "Ada", others: ["Ben", "Ben", "Ada"] }, ["Ada", "Ben"])).toEqual({
    left: ["Ben"],
    joined: [],
  });
});
