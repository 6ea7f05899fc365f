import {
  type AdvertisementContent,
  type CaptureId,
  type CaptureScene,
  type SceneId,
  type SceneViewId,
  type SimultaneousSet,
  type SimultaneousSetId,
  typedSets,
} from "../../clue/index.ts";
import type { Offering } from "./offering.ts";

/** The focus's names for what a participant's sets refer to; what is not carried has none. */
export interface SetNames {
  readonly seat: number;
  capture(id: CaptureId): CaptureId | undefined;
  sceneView(id: SceneViewId): SceneViewId | undefined;
  scene(id: SceneId): SceneId | undefined;
}

/** What a participant can send at the same time, under the focus's names (RFC 8845 §8). */
export function renamedSets(
  content: AdvertisementContent,
  names: SetNames,
): readonly SimultaneousSet[] {
  return typedSets(content).map(({ mediaType, captures, sceneViews, scenes }, index) => ({
    setId: `x${names.seat}.${index + 1}` as SimultaneousSetId,
    mediaType,
    captures: captures.flatMap((id) => names.capture(id) ?? []),
    sceneViews: sceneViews.flatMap((id) => names.sceneView(id) ?? []),
    scenes: scenes.flatMap((id) => names.scene(id) ?? []),
  }));
}

/** More would be a longer list than a consumer can use; the focus sees to the limits itself then. */
const most = 16;

/**
 * The sets of several participants together. A consumer must stay within one set (RFC 8845 §8), so
 * each holds one set of everybody who has any, and all of everybody else: the focus's own captures
 * and the rooms without limits are in every one.
 */
export function combinedSets(
  others: readonly Offering[],
  own: CaptureScene,
): readonly SimultaneousSet[] {
  const types = new Set(
    others.flatMap(({ simultaneousSets }) => simultaneousSets.map(({ mediaType }) => mediaType)),
  );
  const combined = [...types].flatMap((mediaType) => ofType(others, own, mediaType));
  if (combined.length > most) return [];
  return combined.map((set, index) => ({ ...set, setId: `x0.${index + 1}` as SimultaneousSetId }));
}

type Unnamed = Omit<SimultaneousSet, "setId">;

function ofType(
  others: readonly Offering[],
  focus: CaptureScene,
  mediaType: string | undefined,
): readonly Unnamed[] {
  const none: Unnamed = { captures: [], sceneViews: [], scenes: [focus.sceneId] };
  let combined = [mediaType === undefined ? none : { ...none, mediaType }];
  for (const { simultaneousSets, scenes } of others) {
    const own = simultaneousSets.filter((set) => set.mediaType === mediaType);
    const all = { captures: [], sceneViews: [], scenes: scenes.map(({ sceneId }) => sceneId) };
    const choices: readonly Unnamed[] = own.length > 0 ? own : [all];
    combined = combined.flatMap((set) => choices.map((choice) => together(set, choice)));
    if (combined.length > most) return combined;
  }
  return combined;
}

function together(set: Unnamed, choice: Unnamed): Unnamed {
  return {
    ...set,
    captures: [...set.captures, ...choice.captures],
    sceneViews: [...set.sceneViews, ...choice.sceneViews],
    scenes: [...set.scenes, ...choice.scenes],
  };
}
