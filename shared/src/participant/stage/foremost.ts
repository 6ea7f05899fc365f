import type { Foremost } from "../arrangement/index.ts";
import type { Viewing } from "./viewing.ts";

/** Slides are there to be read: they have most of the stage, unless somebody is pinned. */
export function foremostOf({ pinned, elsewhere }: Pick<Viewing, "pinned" | "elsewhere">): Foremost {
  if (!pinned) return "presented";
  if (pinned.type !== "presentation") return "people";
  const isThere = elsewhere?.type === "presentation" && elsewhere.captureId === pinned.captureId;
  return isThere ? "presented" : "one-presented";
}
