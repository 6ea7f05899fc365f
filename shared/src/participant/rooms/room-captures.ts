import {
  type AdvertisementContent,
  type Capture,
  leftToRight,
  type PersonId,
  wholeOf,
} from "../../clue/index.ts";

/** The captures of one remote room, as an advertisement has them. */
export interface RoomCaptures {
  /** Unique among the rooms of an advertisement. */
  readonly id: string;
  readonly personId?: PersonId;
  /** All there is to see of it, from the left: its cameras, or what it mixes of them. */
  readonly row: readonly Capture[];
  /** The view of the room that is one picture, of whichever camera the voice is at. */
  readonly one?: Capture;
  readonly voices: readonly Capture[];
}

/**
 * The rooms of an advertisement, in its order. A room is a person's captures, or where nobody is
 * named a scene's; what is switched among all rooms is nobody's.
 */
export function roomCaptures(content: AdvertisementContent): readonly RoomCaptures[] {
  const before = known.get(content);
  if (before) return before;
  const rooms = [...capturesByRoom(content)].map(([id, captures]) => roomOf(id, captures, content));
  known.set(content, rooms);
  return rooms;
}

/** What stands in no room: what is switched among all of them. */
export function amongRooms(content: AdvertisementContent): readonly Capture[] {
  const ofRooms = new Set([...capturesByRoom(content).values()].flat());
  return content.captures.filter(
    (capture) => !ofRooms.has(capture) && capture.presentation === undefined,
  );
}

/** What is presented, by whomever. */
export function presentedIn({ captures }: AdvertisementContent): readonly Capture[] {
  return captures.filter(
    ({ mediaType, presentation }) => mediaType === "video" && presentation !== undefined,
  );
}

/** An advertisement is read several times while it is in force. */
const known = new WeakMap<AdvertisementContent, readonly RoomCaptures[]>();

function roomOf(
  id: string,
  captures: readonly Capture[],
  content: AdvertisementContent,
): RoomCaptures {
  const ofRoom = new Set(captures.map(({ sceneId }) => sceneId));
  const scenes = content.scenes.filter(({ sceneId }) => ofRoom.has(sceneId));
  const row = leftToRight(wholeOf({ captures, scenes }, "video"));
  const views = scenes.flatMap((scene) => scene.views);
  const one = captures.find(
    (capture) =>
      capture.mediaType === "video" &&
      capture.source.type === "multiple" &&
      !row.includes(capture) &&
      views.some((view) => view.captures.length === 1 && view.captures[0] === capture.captureId),
  );
  const personId = captures.flatMap(({ capturedPeople }) => capturedPeople)[0];
  return {
    id,
    row,
    voices: wholeOf({ captures, scenes }, "audio"),
    ...(one && { one }),
    ...(personId !== undefined && { personId }),
  };
}

/** A mix that names nobody belongs to whom the rest of its scene belongs to. */
function capturesByRoom({
  captures,
}: AdvertisementContent): ReadonlyMap<string, readonly Capture[]> {
  const ofRooms = captures.filter(({ presentation }) => presentation === undefined);
  const ownerOfScene = new Map<string, string>();
  for (const { sceneId, source, capturedPeople } of ofRooms) {
    const owner = capturedPeople[0] ?? (source.type === "individual" ? sceneId : undefined);
    if (owner !== undefined && !ownerOfScene.has(sceneId)) ownerOfScene.set(sceneId, owner);
  }
  const rooms = new Map<string, Capture[]>();
  for (const capture of ofRooms) {
    const owner = capture.capturedPeople[0] ?? ownerOfScene.get(capture.sceneId);
    if (owner === undefined) continue;
    const room = rooms.get(owner);
    if (room) room.push(capture);
    else rooms.set(owner, [capture]);
  }
  return rooms;
}
