import { type ClueFault, fault } from "../fault.ts";
import type {
  AdvertisementContent,
  Capture,
  CaptureScene,
  EncodingGroup,
  Person,
  SceneView,
} from "./advertisement.ts";
import { checkSpatialInformation } from "./check-spatial.ts";

/**
 * What is wrong with an advertisement beyond its schema (RFC 8845 §7-9): the first fault found, if any. RFC 8847 §5.7 gives
 * the classes of codes; which of them a fault earns is our choice: 400 for what refers to nothing, 303 for what
 * contradicts itself, 302 for geometry that cannot be. Linear in the advertisement.
 */
export function checkAdvertisement(content: AdvertisementContent): ClueFault | undefined {
  const index = indexOf(content);
  return (
    index.duplicate ??
    firstFault(content.encodingGroups, checkGroup(new Set())) ??
    firstFault(content.captures, (capture) => checkCapture(capture, index)) ??
    firstFault(content.scenes, (scene) => checkScene(scene, index)) ??
    firstFault(content.people, checkPerson) ??
    checkContentCycles(index)
  );
}

interface Index {
  readonly captures: ReadonlyMap<string, Capture>;
  readonly groups: ReadonlyMap<string, EncodingGroup>;
  readonly scenes: ReadonlySet<string>;
  readonly views: ReadonlyMap<string, SceneView>;
  readonly people: ReadonlySet<string>;
  readonly duplicate: ClueFault | undefined;
}

/** All ids are `xs:ID` and share one space in a document (RFC 8846 §4). */
function indexOf(content: AdvertisementContent): Index {
  const views = content.scenes.flatMap((scene) => scene.views);
  const ids = [
    ...content.captures.map((capture) => capture.captureId),
    ...content.encodingGroups.map((group) => group.encodingGroupId),
    ...content.scenes.map((scene) => scene.sceneId),
    ...views.map((view) => view.sceneViewId),
    ...content.people.map((person) => person.personId),
  ];
  const twice = firstRepeated(ids);
  return {
    captures: new Map(content.captures.map((capture) => [capture.captureId, capture])),
    groups: new Map(content.encodingGroups.map((group) => [group.encodingGroupId, group])),
    scenes: new Set(content.scenes.map((scene) => scene.sceneId)),
    views: new Map(views.map((view) => [view.sceneViewId, view])),
    people: new Set(content.people.map((person) => person.personId)),
    duplicate: twice === undefined ? undefined : fault(303, `the id ${twice} is used twice`),
  };
}

/** An encoding is one encoder: it cannot share two bandwidths (RFC 8845 §9.2). */
function checkGroup(seen: Set<string>): (group: EncodingGroup) => ClueFault | undefined {
  return ({ encodings }) => {
    for (const encoding of encodings) {
      if (seen.has(encoding)) return fault(303, `the encoding ${encoding} is listed twice`);
      seen.add(encoding);
    }
    return undefined;
  };
}

function checkCapture(capture: Capture, index: Index): ClueFault | undefined {
  const { captureId, sceneId, encodingGroupId, relatedTo } = capture;
  if (!index.scenes.has(sceneId)) return dangling(captureId, sceneId);
  if (encodingGroupId !== undefined && !index.groups.has(encodingGroupId)) {
    return dangling(captureId, encodingGroupId);
  }
  if (relatedTo !== undefined && !index.captures.has(relatedTo)) {
    return dangling(captureId, relatedTo);
  }
  const stranger = capture.capturedPeople.find((person) => !index.people.has(person));
  if (stranger !== undefined) return dangling(captureId, stranger);
  return checkContent(capture, index) ?? checkSpatialInformation(capture);
}

/** All sources of an MCC are of its own media type (RFC 8845 §7.2). */
function checkContent(capture: Capture, index: Index): ClueFault | undefined {
  if (capture.source.type === "individual" || !capture.source.content) return undefined;
  const { captures, sceneViews } = capture.source.content;
  const unknownView = sceneViews.find((id) => !index.views.has(id));
  if (unknownView !== undefined) return dangling(capture.captureId, unknownView);
  for (const id of captures) {
    const source = index.captures.get(id);
    if (source === undefined) return dangling(capture.captureId, id);
    if (source.mediaType !== capture.mediaType) {
      return fault(303, `${capture.captureId} mixes media types`);
    }
  }
  return undefined;
}

function checkScene(scene: CaptureScene, index: Index): ClueFault | undefined {
  return firstFault(scene.views, (view) => checkView(view, scene, index));
}

/** One scene, one media type, and an encoding for each at the same time (RFC 8845 §7.3.2, §9.2). */
function checkView(view: SceneView, scene: CaptureScene, index: Index): ClueFault | undefined {
  const mediaTypes = new Set<string>();
  const wantedFrom = new Map<string, number>();
  for (const id of view.captures) {
    const capture = index.captures.get(id);
    if (capture === undefined) return dangling(view.sceneViewId, id);
    if (capture.sceneId !== scene.sceneId) {
      return fault(303, `${view.sceneViewId} shows ${id} of another scene`);
    }
    mediaTypes.add(capture.mediaType);
    const group = capture.encodingGroupId;
    if (group !== undefined) wantedFrom.set(group, (wantedFrom.get(group) ?? 0) + 1);
  }
  if (mediaTypes.size > 1) return fault(303, `${view.sceneViewId} mixes media types`);
  for (const [group, wanted] of wantedFrom) {
    if (wanted > (index.groups.get(group)?.encodings.length ?? 0)) {
      return fault(400, `${view.sceneViewId} needs more encodings than ${group} has`);
    }
  }
  return undefined;
}

/** RFC 8846 §21.1.3: a type is not repeated. */
function checkPerson({ personId, types }: Person): ClueFault | undefined {
  return firstRepeated(types) === undefined
    ? undefined
    : fault(303, `${personId} has a type twice`);
}

/** An MCC that shows itself, directly or through others, shows nothing. Iterative: chains may be long. */
function checkContentCycles(index: Index): ClueFault | undefined {
  const state = new Map<string, "open" | "done">();
  for (const start of index.captures.keys()) {
    const stack = [start];
    for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
      const known = state.get(id);
      if (known !== undefined) {
        state.set(id, "done");
        stack.pop();
        continue;
      }
      state.set(id, "open");
      for (const source of sourcesOf(id, index)) {
        if (state.get(source) === "open") return fault(400, `${source} contains itself`);
        if (state.get(source) === undefined) stack.push(source);
      }
    }
  }
  return undefined;
}

/** What a capture or a view shows; they share one space of ids. */
function sourcesOf(id: string, index: Index): readonly string[] {
  const source = index.captures.get(id)?.source;
  if (source === undefined) return index.views.get(id)?.captures ?? [];
  if (source.type === "individual" || !source.content) return [];
  return [...source.content.captures, ...source.content.sceneViews];
}

function dangling(from: string, to: string): ClueFault {
  return fault(400, `${from} refers to ${to}, which is not there`);
}

function firstRepeated(values: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return values.find((value) => seen.size === seen.add(value).size);
}

function firstFault<T>(
  items: readonly T[],
  check: (item: T) => ClueFault | undefined,
): ClueFault | undefined {
  for (const item of items) {
    const found = check(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
