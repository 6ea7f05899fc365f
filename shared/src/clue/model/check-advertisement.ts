import { type ClueFault, fault } from "../fault.ts";
import type {
  AdvertisementContent,
  Capture,
  CaptureScene,
  EncodingGroup,
  Person,
  SceneView,
} from "./advertisement.ts";
import { checkSets } from "./check-sets.ts";
import { checkSpatialInformation } from "./check-spatial.ts";
import {
  checkIds,
  checkSizes,
  dangling,
  firstFault,
  firstRepeated,
  type Index,
  indexOf,
} from "./index-of.ts";

/**
 * What is wrong with an advertisement beyond its schema (RFC 8845 §7-9): the first fault found, if any. RFC 8847 §5.7 gives
 * the classes of codes; which of them a fault earns is our choice: 400 for what refers to nothing, 303 for what
 * contradicts itself, 302 for geometry that cannot be. Linear in the advertisement.
 */
export function checkAdvertisement(content: AdvertisementContent): ClueFault | undefined {
  const tooMuch = checkSizes(content);
  if (tooMuch) return tooMuch;
  const index = indexOf(content);
  return (
    checkIds(content) ??
    firstFault(content.encodingGroups, checkGroup(new Set())) ??
    firstFault(content.captures, (capture) => checkCapture(capture, index)) ??
    firstFault(content.scenes, (scene) => checkScene(scene, index)) ??
    firstFault(content.people, checkPerson) ??
    checkContentCycles(index) ??
    checkSets(content, index)
  );
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
  return checkMaxCaptures(capture, sourcesOf(capture.captureId, index), index);
}

/** "Exactly four of three" cannot be; what is not disclosed may be any number (RFC 8845 §7.2.1.1). */
function checkMaxCaptures(
  { captureId, source }: Capture,
  sources: readonly string[],
  index: Index,
): ClueFault | undefined {
  if (source.type === "individual" || !source.maxCaptures?.exact || sources.length === 0) {
    return undefined;
  }
  const disclosed = new Set(sources.flatMap<string>((id) => index.views.get(id)?.captures ?? [id]));
  return source.maxCaptures.count > disclosed.size
    ? fault(303, `${captureId} shows more captures than it contains`)
    : undefined;
}

function checkScene(scene: CaptureScene, index: Index): ClueFault | undefined {
  return firstFault(scene.views, (view) => checkView(view, scene, index));
}

/** One scene, one media type (RFC 8845 §7.3.2). */
function checkView(view: SceneView, scene: CaptureScene, index: Index): ClueFault | undefined {
  const mediaTypes = new Set<string>();
  for (const id of view.captures) {
    const capture = index.captures.get(id);
    if (capture === undefined) return dangling(view.sceneViewId, id);
    if (capture.sceneId !== scene.sceneId) {
      return fault(303, `${view.sceneViewId} shows ${id} of another scene`);
    }
    mediaTypes.add(capture.mediaType);
  }
  return mediaTypes.size > 1 ? fault(303, `${view.sceneViewId} mixes media types`) : undefined;
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
