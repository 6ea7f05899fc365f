import type { Instant } from "@parley/shared/lib";
import { LAYER_SILENT_MS } from "../limits.ts";
import type { Source } from "./source.ts";

/**
 * The layer to show in place of the one that is wanted, the smallest first in `layers`: the wanted
 * one where it comes in, else the next smaller, else the next larger. A sender that is short of
 * bandwidth stops its larger layers without a word.
 */
export function layerFor(
  layers: readonly Source[],
  wanted: string | undefined,
  now: Instant,
): Source | undefined {
  const at = layers.findIndex(({ plan }) => plan.rid === wanted);
  const first = layers[at] ?? layers.at(-1);
  const smaller = layers.slice(0, Math.max(at, 0)).toReversed();
  const candidates = [first, ...smaller, ...layers.slice(at + 1)];
  return candidates.find((layer) => layer && comesIn(layer, now)) ?? first;
}

function comesIn({ heardAt }: Source, now: Instant): boolean {
  return heardAt !== undefined && now - heardAt < LAYER_SILENT_MS;
}
