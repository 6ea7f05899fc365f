import { type ClueFault, fault } from "../fault.ts";
import type {
  AdvertisementContent,
  GlobalView,
  SceneView,
  SimultaneousSet,
} from "./advertisement.ts";
import { dangling, firstFault, type Index } from "./index-of.ts";
import {
  maySendTogether,
  mediaTypeOf,
  named,
  type Simultaneous,
  simultaneousIn,
} from "./simultaneous.ts";

/** What is wrong with simultaneous sets and global views (RFC 8845 §7.4, §8): the first fault found, if any. */
export function checkSets(content: AdvertisementContent, index: Index): ClueFault | undefined {
  const { simultaneousSets = [], globalViews = [] } = content;
  const wrong =
    firstFault(simultaneousSets, (set) => checkSet(set, index)) ??
    firstFault(globalViews, (view) => checkGlobalView(view, index));
  if (wrong) return wrong;
  const sets = simultaneousIn(content, index);
  return (
    firstFault([...index.views.values()], (view) =>
      checkTogether(view.captures, view, sets, index),
    ) ??
    firstFault(globalViews, (view) => checkTogether(capturesOf(view, index), view, sets, index))
  );
}

/** Nothing dangling, and one media type, which must be said where only scenes are named (RFC 8846 §19.2). */
function checkSet(set: SimultaneousSet, index: Index): ClueFault | undefined {
  const { setId, captures, sceneViews, scenes } = set;
  const missing =
    captures.find((id) => !index.captures.has(id)) ??
    sceneViews.find((id) => !index.views.has(id)) ??
    scenes.find((id) => !index.scenes.has(id));
  if (missing !== undefined) return dangling(setId, missing);
  const mediaType = mediaTypeOf(set, index);
  if (mediaType === undefined && scenes.length > 0) {
    return fault(400, `${setId} names scenes and no media type`);
  }
  return named(set, index).some((id) => index.captures.get(id)?.mediaType !== mediaType)
    ? fault(303, `${setId} mixes media types`)
    : undefined;
}

/** RFC 8846 §20: "a set of captures of the same media type". */
function checkGlobalView(view: GlobalView, index: Index): ClueFault | undefined {
  const missing = view.sceneViews.find((id) => !index.views.has(id));
  if (missing !== undefined) return dangling(nameOf(view), missing);
  const types = capturesOf(view, index).map((id) => index.captures.get(id)?.mediaType);
  return new Set(types).size > 1 ? fault(303, `${nameOf(view)} mixes media types`) : undefined;
}

/** RFC 8845 §8, §9.2: all of a view can be sent at the same time, by the sets and by the encodings. */
function checkTogether(
  captures: readonly string[],
  view: SceneView | GlobalView,
  sets: readonly Simultaneous[],
  index: Index,
): ClueFault | undefined {
  const [first] = captures;
  const mediaType = first === undefined ? undefined : index.captures.get(first)?.mediaType;
  if (mediaType !== undefined && !maySendTogether(captures, mediaType, sets)) {
    return fault(303, `${nameOf(view)} shows what no simultaneous set allows`);
  }
  const wantedFrom = new Map<string, number>();
  for (const id of new Set(captures)) {
    const group = index.captures.get(id)?.encodingGroupId;
    if (group !== undefined) wantedFrom.set(group, (wantedFrom.get(group) ?? 0) + 1);
  }
  for (const [group, wanted] of wantedFrom) {
    if (wanted > (index.groups.get(group)?.encodings.length ?? 0)) {
      return fault(400, `${nameOf(view)} needs more encodings than ${group} has`);
    }
  }
  return undefined;
}

function capturesOf({ sceneViews }: GlobalView, index: Index): readonly string[] {
  return sceneViews.flatMap((id) => index.views.get(id)?.captures ?? []);
}

function nameOf(view: SceneView | GlobalView): string {
  return "sceneViewId" in view ? view.sceneViewId : (view.globalViewId ?? "a global view");
}
