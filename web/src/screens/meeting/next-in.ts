import type { Box } from "../../store/view.ts";

export type Direction = "left" | "right" | "up" | "down";

/** Sideways a step counts for more than along the way: one goes on in the line one is in. */
const asideCosts = 2;

/** Which of the others is nearest that way, by its index; undefined where there is none. */
export function nextIn(
  direction: Direction,
  from: Box,
  others: readonly Box[],
): number | undefined {
  let nearest: { readonly at: number; readonly cost: number } | undefined;
  for (const [at, other] of others.entries()) {
    const { along, aside } = stepTo(direction, from, other);
    const cost = along + asideCosts * aside;
    if (along > 0 && cost < (nearest?.cost ?? Number.POSITIVE_INFINITY)) nearest = { at, cost };
  }
  return nearest?.at;
}

function stepTo(direction: Direction, from: Box, to: Box) {
  const right = to.x + to.width / 2 - (from.x + from.width / 2);
  const down = to.y + to.height / 2 - (from.y + from.height / 2);
  switch (direction) {
    case "left":
      return { along: -right, aside: Math.abs(down) };
    case "right":
      return { along: right, aside: Math.abs(down) };
    case "up":
      return { along: -down, aside: Math.abs(right) };
    case "down":
      return { along: down, aside: Math.abs(right) };
    default:
      return direction satisfies never;
  }
}
