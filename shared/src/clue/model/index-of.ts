import { type ClueFault, fault } from "../fault.ts";
import type {
  AdvertisementContent,
  Capture,
  CaptureScene,
  EncodingGroup,
  SceneView,
} from "./advertisement.ts";
import { CLUE_LIMITS } from "./limits.ts";

/** What an advertisement declares, by id. */
export interface Index {
  readonly captures: ReadonlyMap<string, Capture>;
  readonly groups: ReadonlyMap<string, EncodingGroup>;
  readonly scenes: ReadonlyMap<string, CaptureScene>;
  readonly views: ReadonlyMap<string, SceneView>;
  readonly people: ReadonlySet<string>;
}

export function indexOf(content: AdvertisementContent): Index {
  const views = content.scenes.flatMap((scene) => scene.views);
  return {
    captures: new Map(content.captures.map((capture) => [capture.captureId, capture])),
    groups: new Map(content.encodingGroups.map((group) => [group.encodingGroupId, group])),
    scenes: new Map(content.scenes.map((scene) => [scene.sceneId, scene])),
    views: new Map(views.map((view) => [view.sceneViewId, view])),
    people: new Set(content.people.map((person) => person.personId)),
  };
}

/** All ids are `xs:ID` and share one space in a document (RFC 8846 §4). */
export function checkIds(content: AdvertisementContent): ClueFault | undefined {
  const twice = firstRepeated([
    ...content.captures.map((capture) => capture.captureId),
    ...content.encodingGroups.map((group) => group.encodingGroupId),
    ...content.scenes.map((scene) => scene.sceneId),
    ...content.scenes.flatMap(({ views }) => views.map((view) => view.sceneViewId)),
    ...(content.simultaneousSets ?? []).map((set) => set.setId),
    ...(content.globalViews ?? []).flatMap((view) => view.globalViewId ?? []),
    ...content.people.map((person) => person.personId),
  ]);
  return twice === undefined ? undefined : fault(303, `the id ${twice} is used twice`);
}

/** Our policy: what the checks may cost. */
export function checkSizes(content: AdvertisementContent): ClueFault | undefined {
  const { captures, encodingGroups, scenes, people, simultaneousSets, globalViews } = content;
  const { most } = CLUE_LIMITS;
  const counts = [
    ["captures", captures.length, most.captures],
    ["encoding groups", encodingGroups.length, most.encodingGroups],
    ["scenes", scenes.length, most.scenes],
    ["scene views", scenes.reduce((sum, { views }) => sum + views.length, 0), most.sceneViews],
    ["people", people.length, most.people],
    ["simultaneous sets", simultaneousSets?.length ?? 0, most.simultaneousSets],
    ["global views", globalViews?.length ?? 0, most.globalViews],
  ] as const;
  const [what, , limit] = counts.find(([, count, allowed]) => count > allowed) ?? [];
  return what === undefined ? undefined : fault(400, `more than ${limit} ${what}`);
}

export function dangling(from: string, to: string): ClueFault {
  return fault(400, `${from} refers to ${to}, which is not there`);
}

export function firstRepeated(values: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return values.find((value) => seen.size === seen.add(value).size);
}

export function firstFault<T>(
  items: readonly T[],
  check: (item: T) => ClueFault | undefined,
): ClueFault | undefined {
  for (const item of items) {
    const found = check(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
