import { expect, test } from "vitest";
import type { Box } from "../../store/view.ts";
import { nextIn } from "./next-in.ts";

/** Three in a line, and two wider ones beneath them. */
const boxes: readonly Box[] = [
  at(0, 0, 100),
  at(110, 0, 100),
  at(220, 0, 100),
  at(0, 60, 155),
  at(165, 60, 155),
];

test.each([
  ["right", 0, 1],
  ["right", 2, undefined],
  ["left", 1, 0],
  ["left", 0, undefined],
  ["down", 0, 3],
  ["down", 2, 4],
  ["up", 4, 2],
  ["up", 0, undefined],
  ["right", 3, 4],
] as const)("[WEB-142] an arrow %s from %s goes to %s", (direction, from, to) => {
  expect(nextIn(direction, boxes[from] as Box, boxes)).toBe(to);
});

test("[WEB-142] one goes on in the line one is in, though another picture is nearer", () => {
  const line = [at(0, 0, 100), at(300, 0, 100), at(110, 100, 100)];
  expect(nextIn("right", line[0] as Box, line)).toBe(1);
});

function at(x: number, y: number, width: number): Box {
  return { x, y, width, height: 50 };
}
