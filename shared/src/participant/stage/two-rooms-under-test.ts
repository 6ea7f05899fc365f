import type { AdvertisementContent, Capture } from "../../clue/index.ts";
import { captureAreaAt, showing } from "../test-stage.ts";

export const ana = "sip:ana@example.org";
const ben = "sip:ben@example.org";

/**
 * For tests: what a focus advertises of Ana, who has three cameras and may present, and Ben, who has
 * one camera, with what it switches between them, and within Ana's room.
 */
export function twoRooms({
  ana: isAna = true,
  ben: isBen = true,
  slides: isSlides = false,
} = {}): AdvertisementContent {
  const single = showing({
    [ana]: isAna ? { left: -1500, centre: -500, right: 500 } : {},
    [ben]: isBen ? { left: 0 } : {},
  });
  const narrow = isBen ? ["p1-left"] : [];
  const of = (place: string) => [
    ...(isAna ? [`p0-${place}`] : []),
    ...(place === "centre" ? narrow : []),
  ];
  const places = isAna ? [of("left"), of("centre"), of("right")] : [of("centre")];
  const row = places.map((captures, at) => switched(`p0-room${at + 1}`, captures, at));
  const speaker = switched("p0-speaker", [...of("centre"), ...of("left")]);
  const sceneOf = (personId: unknown) => `scene-${String(personId)}`;
  const rooms = single.captures.map((one) => ({ ...one, sceneId: sceneOf(one.capturedPeople[0]) }));
  const scenes = single.people.map(({ personId }) =>
    scene(
      sceneOf(personId),
      rooms.filter(({ sceneId }) => sceneId === sceneOf(personId)),
    ),
  );
  const [ofAna, ...others] = scenes;
  const one = { ...switched("p0_one", ["p0-left", "p0-centre", "p0-right"]), sceneId: "scene-u0" };
  const withOne = isAna && ofAna ? [withView(ofAna, one.captureId), ...others] : scenes;
  const slides = { ...one, captureId: "p0-slides", sceneId: "s9", presentation: "slides" };
  const presented = { ...slides, source: { type: "individual" }, capturedPeople: ["u0"] };
  return {
    ...single,
    captures: [
      ...rooms,
      ...(isAna ? [one] : []),
      ...row,
      speaker,
      ...(isAna && isSlides ? [presented] : []),
    ],
    scenes: [
      ...withOne,
      scene("s0", row),
      ...(isAna && isSlides ? [scene("s9", [presented])] : []),
    ],
  } as unknown as AdvertisementContent;
}

function scene(sceneId: string, captures: readonly { readonly captureId: string }[]) {
  const view = {
    sceneViewId: `${sceneId}.1`,
    descriptions: [],
    captures: captures.map(({ captureId }) => captureId),
  };
  return { sceneId, scale: "mm", descriptions: [], views: [view] };
}

function withView(of: ReturnType<typeof scene>, captureId: string) {
  const view = { sceneViewId: `${of.sceneId}.one`, descriptions: [], captures: [captureId] };
  return { ...of, views: [...of.views, view] };
}

function switched(captureId: string, captures: readonly string[], at?: number): Capture {
  return {
    captureId,
    mediaType: "video",
    sceneId: "s0",
    ...(at !== undefined && { spatial: { captureArea: captureAreaAt(at * 1_000) } }),
    source: { type: "multiple", policy: "SoundLevel:0", content: { captures, sceneViews: [] } },
    encodingGroupId: "V",
    descriptions: [],
    languages: [],
    capturedPeople: [],
  } as unknown as Capture;
}
