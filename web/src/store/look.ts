import type { Switching, Viewing } from "@parley/shared/participant";
import { parseLayout } from "./layouts.ts";
import { parsePinned } from "./pinned.ts";

/** What a person has chosen of how they look at the others. */
export type Look = Pick<Viewing, "layout" | "switching" | "savesData" | "pinned">;

export const switchings = ["auto", "room", "segment"] as const satisfies readonly Switching[];

/** What was kept, or undefined where it is not what this version keeps. */
export function parseLook(kept: unknown): Look | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  const { layout, switching, savesData, pinned }: Partial<Record<keyof Look, unknown>> = kept;
  const known = parseLayout(layout);
  const how = switchings.find((one) => one === switching);
  if (known === undefined || how === undefined || typeof savesData !== "boolean") return undefined;
  const who = parsePinned(pinned);
  return { layout: known, switching: how, savesData, ...(who && { pinned: who }) };
}
