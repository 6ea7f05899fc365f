import type { AdvertisementContent, Capture, MultipleContent } from "../../clue/index.ts";
import { captureAreaAt, showing } from "../test-stage.ts";

export const ana = "sip:ana@example.org";
export const ben = "sip:ben@example.org";
export const cyd = "sip:cyd@example.org";

const lefts = { left: -1_500, centre: -500, right: 500 };

/** Cameras of each, from the left; one that is not named is not there. */
const everybody = {
  [ana]: ["left", "centre", "right"],
  [ben]: ["centre"],
  [cyd]: ["centre"],
} as const;

type Cameras = Readonly<Record<string, readonly (keyof typeof lefts)[]>>;

/**
 * For tests: what a focus advertises of rooms that have a scene each, and what it switches among
 * all of them: a row, and one picture. `choice` is what a consumer may choose of that.
 */
export function threeRooms(
  rooms: Cameras = everybody,
  choice: Partial<MultipleContent> = {},
): AdvertisementContent {
  const of = (names: readonly (keyof typeof lefts)[]) =>
    Object.fromEntries(names.map((name) => [name, lefts[name]]));
  const single = showing(
    Object.fromEntries(Object.entries(rooms).map(([entity, names]) => [entity, of(names)])),
  );
  const cameras = single.captures.map((one) => ({
    ...one,
    sceneId: `scene-${one.capturedPeople.join()}`,
  }));
  const scenes = single.people.map(({ personId }) => {
    const own = cameras.filter(({ capturedPeople }) => capturedPeople.includes(personId));
    return scene(`scene-${personId}`, own);
  });
  const row = Object.keys(lefts).map((name, at) => {
    const captures = cameras.filter(({ captureId }) => captureId.endsWith(name));
    return switched(`p0-room${at + 1}`, { captures: idsOf(captures), sceneViews: [] }, choice, at);
  });
  const views = scenes.map(({ views: [view] }) => view?.sceneViewId);
  const speaker = switched("p0-speaker", { captures: [], sceneViews: views }, choice);
  return {
    ...single,
    captures: [...cameras, ...row, speaker],
    scenes: [...scenes, scene("s0", row)],
  } as unknown as AdvertisementContent;
}

function idsOf(captures: readonly { readonly captureId: string }[]): readonly string[] {
  return captures.map(({ captureId }) => captureId);
}

function scene(sceneId: string, captures: readonly { readonly captureId: string }[]) {
  const view = { sceneViewId: `${sceneId}.1`, descriptions: [], captures: idsOf(captures) };
  return { sceneId, scale: "mm", descriptions: [], views: [view] };
}

function switched(
  captureId: string,
  content: unknown,
  choice: Partial<MultipleContent>,
  at?: number,
): Capture {
  return {
    captureId,
    mediaType: "video",
    sceneId: "s0",
    ...(at !== undefined && { spatial: { captureArea: captureAreaAt(at * 1_000) } }),
    source: {
      type: "multiple",
      policy: "SoundLevel:0",
      content,
      allowSubsetChoice: true,
      maxCaptures: { count: 9, exact: false },
      ...choice,
    },
    encodingGroupId: "V",
    descriptions: [],
    languages: [],
    capturedPeople: [],
  } as unknown as Capture;
}
