import { arrange, type Row, type RowArranged } from "../arrangement/index.ts";
import type { Elsewhere, Viewing } from "./viewing.ts";

/** Whether that room stands in a window of its own. */
export function isElsewhere(room: string, { elsewhere }: Viewing): boolean {
  return elsewhere?.type === "room" && elsewhere.room === room;
}

/** What is presented on the stage, and what in a window of its own. */
export interface PresentedApart<P> {
  readonly here: readonly P[];
  readonly there?: P;
}

/**
 * The window keeps to what was asked for, and shows another presentation where that is over: who
 * has a monitor for what is presented need not open it again for the next to present.
 */
export function presentedApart<P extends { readonly captureId: string }>(
  presented: readonly P[],
  { elsewhere }: Viewing,
): PresentedApart<P> {
  if (elsewhere?.type !== "presentation") return { here: presented };
  const asked = presented.find(({ captureId }) => captureId === elsewhere.captureId);
  const [first] = presented;
  const there = asked ?? first;
  if (!there) return { here: presented };
  return { here: presented.filter((one) => one !== there), there };
}

/** How a room is looked at in a window of its own: whole, as far as it fits there. */
export function lookElsewhere({ width, height }: Elsewhere): Viewing {
  return { layout: "immersive", width, height };
}

export function rowElsewhere({ width, height }: Elsewhere, row: Row): RowArranged | undefined {
  const alone = {
    inFocus: [],
    overflow: "small",
    presentations: 0,
    page: 0,
    foremost: "people",
  } as const;
  return arrange({ width, height, rows: [row], ...alone }).rows[0];
}
