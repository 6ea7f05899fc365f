import type { AdvertisementContent, CaptureId, SimultaneousSet } from "./model/advertisement.ts";
import { indexOf } from "./model/index-of.ts";
import { mediaTypeOf, simultaneousIn } from "./model/simultaneous.ts";

/**
 * Of what a consumer wants, the most important first, what it may ask for at the same time: of
 * each media type what lies within one simultaneous set, the one that has most of it (RFC 8845 §8).
 */
export function sentTogether(
  content: AdvertisementContent,
  wanted: readonly CaptureId[],
): readonly CaptureId[] {
  if ((content.simultaneousSets ?? []).length === 0) return wanted;
  const index = indexOf(content);
  const sets = simultaneousIn(content, index);
  const typeOf = (id: CaptureId) => index.captures.get(id)?.mediaType;
  const allowed = new Map<string, ReadonlySet<string>>();
  for (const mediaType of new Set(wanted.map(typeOf))) {
    const ofType = sets.filter((set) => set.mediaType === mediaType);
    const held = (set: ReadonlySet<string>) => wanted.filter((id) => set.has(id)).length;
    const [best] = ofType.toSorted((a, b) => held(b.captures) - held(a.captures));
    if (mediaType !== undefined && best) allowed.set(mediaType, best.captures);
  }
  return wanted.filter((id) => allowed.get(typeOf(id) ?? "")?.has(id) ?? true);
}

/** The simultaneous sets with their media types, which some leave to what they name (RFC 8846 §19.2). */
export function typedSets(content: AdvertisementContent): readonly TypedSet[] {
  const { simultaneousSets = [] } = content;
  if (simultaneousSets.length === 0) return [];
  const index = indexOf(content);
  return simultaneousSets.flatMap((set) => {
    const mediaType = mediaTypeOf(set, index);
    return mediaType === undefined ? [] : [{ ...set, mediaType }];
  });
}

export type TypedSet = SimultaneousSet & { readonly mediaType: string };
