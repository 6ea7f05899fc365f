import type { AdvertisementContent, SimultaneousSet } from "./advertisement.ts";
import type { Index } from "./index-of.ts";

/** The captures of one media type that a set stands for (RFC 8845 §8). */
export interface Simultaneous {
  readonly mediaType: string | undefined;
  readonly captures: ReadonlySet<string>;
}

/** Every set with its views and scenes written out; what it names and is not there is left out. */
export function simultaneousIn(
  { captures, simultaneousSets = [] }: AdvertisementContent,
  index: Index,
): readonly Simultaneous[] {
  return simultaneousSets.map((set) => {
    const mediaType = mediaTypeOf(set, index);
    const scenes = new Set(set.scenes);
    const inScenes = captures.filter(
      (capture) => scenes.has(capture.sceneId) && capture.mediaType === mediaType,
    );
    return {
      mediaType,
      captures: new Set<string>([
        ...named(set, index),
        ...inScenes.map((capture) => capture.captureId),
      ]),
    };
  });
}

/** The captures a set names itself, or by their view. */
export function named(set: SimultaneousSet, index: Index): readonly string[] {
  return [
    ...set.captures,
    ...set.sceneViews.flatMap((view) => index.views.get(view)?.captures ?? []),
  ];
}

/** RFC 8846 §19.2: it must be said only where nothing else tells it. */
export function mediaTypeOf(set: SimultaneousSet, index: Index): string | undefined {
  if (set.mediaType !== undefined) return set.mediaType;
  const [first] = named(set, index);
  return first === undefined ? undefined : index.captures.get(first)?.mediaType;
}

/**
 * Whether these captures, all of one media type, can be sent at the same time: without sets for their media type
 * nothing says that they cannot.
 */
export function maySendTogether(
  captures: readonly string[],
  mediaType: string,
  sets: readonly Simultaneous[],
): boolean {
  const ofType = sets.filter((set) => set.mediaType === mediaType);
  return ofType.length === 0 || ofType.some((set) => captures.every((id) => set.captures.has(id)));
}
