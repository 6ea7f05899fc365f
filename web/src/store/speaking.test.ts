import { expect, test } from "vitest";
import { type LastHeard, withHeard } from "./speaking.ts";

test("[WEB-141] who is loud speaks at once, and for 700 ms after the last word", () => {
  const heard = withHeard(new Map(), new Map([["ben", 0.5]]), 1_000);
  expect(names(heard)).toEqual(["ben"]);
  const quiet = new Map([["ben", 0.1]]);
  expect(names(withHeard(heard, quiet, 1_699))).toEqual(["ben"]);
  expect(names(withHeard(heard, quiet, 1_700))).toEqual([]);
});

test("[WEB-141] a ventilator does not speak", () => {
  expect(names(withHeard(new Map(), new Map([["ben", 0.3]]), 0))).toEqual([]);
});

test("[WEB-141] each word counts anew, and others are not disturbed", () => {
  const first = withHeard(new Map(), new Map([["ben", 0.5]]), 0);
  const again = withHeard(first, new Map([["ben", 0.5]]), 600);
  const both = withHeard(again, new Map([["cleo", 0.9]]), 1_200);
  expect(names(both)).toEqual(["ben", "cleo"]);
  expect(names(withHeard(both, new Map(), 1_300))).toEqual(["cleo"]);
});

function names(heard: LastHeard): readonly string[] {
  return [...heard.keys()];
}
