import { expect, test } from "vitest";
import type { Capture, Point } from "../model/advertisement.ts";
import { camera } from "../test-words.ts";
import { floorPlan } from "./floor-plan.ts";

test("[CLUE-235] what is smaller lies over what is wider, and of equals the first on top", () => {
  const room = seeing("room", [0, 10], [60, 10]);
  const [left, right] = [seeing("left", [0, 10], [30, 10]), seeing("right", [30, 10], [60, 10])];
  const top = (...captures: readonly Capture[]) => floorPlan(captures)[0];

  expect(top(left, right, room)).toBe(
    `10 |[${dashes(14)}1${dashes(14)}+${dashes(14)}2${dashes(14)}]`,
  );
  expect(top(room, left, right)).toBe(
    `10 |[${dashes(14)}2${dashes(14)}+${dashes(14)}3${dashes(14)}]`,
  );
  expect(top(room, seeing("again", [0, 10], [60, 10]))).toBe(`10 |[${dashes(29)}1${dashes(29)}]`);
});

test("[CLUE-235] of several captures at one point the first is seen, all are told", () => {
  expect(floorPlan([standing("a", 0, 0), standing("b", 0, 0), standing("c", 60, 0)])).toEqual([
    `0 |1${" ".repeat(59)}3`,
    `  +${dashes(61)}`,
    `   0${" ".repeat(58)}60`,
    "1 a (video) stands at 0/0",
    "2 b (video) stands at 0/0",
    "3 c (video) stands at 60/0",
  ]);
});

test("[CLUE-235] what is far is above, and what goes away from the cameras is drawn up the page", () => {
  const plan = floorPlan([standing("near", 5, 0), seeing("wall", [5, 0], [5, 12])]);

  expect(plan.slice(0, 14)).toEqual([
    "12 |]",
    ...["|", "|", "|", "|", "|", "2", "|", "|", "|", "|", "|"].map((cell) => `   |${cell}`),
    " 0 |1",
    "   +-",
  ]);
});

test("[CLUE-235] there are marks for 61 captures; more are counted", () => {
  const many = Array.from({ length: 70 }, (_, index) => standing(`c${index}`, index, 0));

  expect(floorPlan(many).at(-1)).toBe("and 9 more");
  expect(floorPlan([camera("nowhere")])).toEqual([]);
});

function standing(name: string, x: number, y: number): Capture {
  return camera(name, { spatial: { captureOrigin: { capturePoint: at(x, y) } } });
}

type Place = readonly [x: number, y: number];

function seeing(name: string, [leftX, leftY]: Place, [rightX, rightY]: Place): Capture {
  const left = at(leftX, leftY);
  const right = at(rightX, rightY);
  const captureArea = { bottomLeft: left, topLeft: left, bottomRight: right, topRight: right };
  return camera(name, { spatial: { captureArea } });
}

function at(x: number, y: number): Point {
  return { x, y, z: 0 };
}

function dashes(count: number): string {
  return "-".repeat(count);
}
