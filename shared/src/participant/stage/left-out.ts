import type {
  AdvertisementContent,
  Capture,
  CaptureEncoding,
  CaptureId,
  Content,
  MultipleContent,
  SceneViewId,
} from "../../clue/index.ts";
import type { RoomCaptures } from "../rooms/room-captures.ts";

/** What of these switched captures is to be seen, where one room is not; the others are seen whole. */
export function contentsWithout(
  room: RoomCaptures | undefined,
  captures: readonly Capture[],
  content: AdvertisementContent,
): ReadonlyMap<CaptureId, Content> {
  const contents = captures.flatMap((capture) => {
    const left = room && contentWithout(room, capture, content);
    return left ? [[capture.captureId, left] as const] : [];
  });
  return new Map(contents);
}

/**
 * What a switched capture has to show beside one room, which may be nothing. Undefined where its
 * provider does not let that room be left out: no subset may be chosen (RFC 8846 §11.9), or none of
 * so many captures (§22.3).
 */
export function contentWithout(
  room: RoomCaptures,
  { source }: Capture,
  { scenes }: AdvertisementContent,
): Content | undefined {
  if (source.type !== "multiple" || !source.content || source.allowSubsetChoice !== true) {
    return undefined;
  }
  const ofRoom = new Set(room.row.map(({ captureId }) => captureId));
  const views = new Map(
    scenes.flatMap((scene) => scene.views).map((view) => [view.sceneViewId, view.captures]),
  );
  const viewed = (id: SceneViewId) => views.get(id) ?? [];
  const isWhole = (id: SceneViewId) => !viewed(id).some((each) => ofRoom.has(each));
  const sceneViews = source.content.sceneViews.filter(isWhole);
  // Of a view that others share with the room, they are named one by one.
  const shared = source.content.sceneViews.filter((id) => !isWhole(id)).flatMap(viewed);
  const named = new Set([...source.content.captures, ...shared]);
  const captures = [...named].filter((id) => !ofRoom.has(id));
  const left = new Set([...captures, ...sceneViews.flatMap(viewed)]);
  return isAllowed(left.size, source.maxCaptures) ? { captures, sceneViews } : undefined;
}

/** RFC 8846 §22.3: no more than so many, or exactly so many. */
function isAllowed(count: number, most: MultipleContent["maxCaptures"]): boolean {
  if (most === undefined) return true;
  return most.exact ? count === most.count : count <= most.count;
}

/** These captures, each with the part of it that is wanted; the others as they are. */
export function withContents(
  chosen: readonly CaptureEncoding[],
  contents: ReadonlyMap<CaptureId, Content>,
): readonly CaptureEncoding[] {
  return chosen.map((each) => {
    const configuredContent = contents.get(each.captureId);
    return configuredContent ? { ...each, configuredContent } : each;
  });
}
