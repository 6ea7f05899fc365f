import { expect, test } from "vitest";
import { changeWords } from "./names.ts";
import { reconnecting } from "./state-words.ts";

test("[WEB-82] comings and goings are told in few words", () => {
  expect(changeWords(["Ana"], [])).toBe("Ana left");
  expect(changeWords([], ["Ana", "Ben"])).toBe("Ana and Ben joined");
  expect(changeWords(["Ana", "Ben", "Cleo"], ["Dan"])).toBe("Ana and 2 others left and Dan joined");
  expect(changeWords([], [])).toBeUndefined();
});

test("[WEB-82] time lost is counted in minutes and seconds", () => {
  expect([0, 7, 65, 600].map(reconnecting)).toEqual([
    "Reconnecting… 0:00",
    "Reconnecting… 0:07",
    "Reconnecting… 1:05",
    "Reconnecting… 10:00",
  ]);
});
