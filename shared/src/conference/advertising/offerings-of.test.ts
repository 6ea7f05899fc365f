import { expect, test } from "vitest";
import {
  type AdvertisementContent,
  type Capture,
  type CaptureScene,
  checkAdvertisement,
  type SceneId,
  type SceneViewId,
  type SimultaneousSet,
} from "../../clue/index.ts";
import type { Conference, Leg } from "../conference.ts";
import { defaultConferenceSettings } from "../settings.ts";
import { advertisementFor } from "./advertisement.ts";
import { offeringsOf } from "./offerings-of.ts";

const slides = { ...camera("slides"), presentation: "slides" };

test.each([
  ["ids that meet where a view is numbered", [scene("room", ["cam"]), scene("room.1", ["cam2"])]],
  [
    "ids that meet where slides are put apart",
    [scene("a", ["cam", "slides"]), scene("a.p", ["cam2"])],
  ],
])("[CON-128] %s are told apart", (_, scenes) => {
  expect(faultOf({ scenes, captures: inScenes(scenes) })).toBeUndefined();
});

test("[CON-128] what is related to a capture that is not carried is related to nothing", () => {
  const scenes = [scene("room", ["cam"])];
  const text = { ...camera("text"), mediaType: "text" };
  const [cam] = inScenes(scenes);
  const related = { ...cam, relatedTo: text.captureId } as Capture;
  expect(faultOf({ scenes, captures: [related, text] })).toBeUndefined();
});

test.each([
  ["its scene", { captures: [], sceneViews: [], scenes: ["room"] }],
  ["its view", { captures: [], sceneViews: ["room-view"], scenes: [] }],
])("[CON-128] slides that are put apart stay in the sets that name %s", (_, names) => {
  const scenes = [scene("room", ["cam", "slides"])];
  const set = { setId: "set", mediaType: "video", ...names } as unknown as SimultaneousSet;
  expect(faultOf({ scenes, captures: inScenes(scenes), simultaneousSets: [set] })).toBeUndefined();
});

/** What is wrong with the advertisement that is made for others of what somebody advertised. */
function faultOf(shown: Partial<AdvertisementContent>) {
  const advertised = { ...nothing, ...shown };
  expect(checkAdvertisement(advertised)).toBeUndefined();
  const offerings = offeringsOf(conferenceWith(advertised));
  const watching = { sections: [] } as unknown as Leg;
  return checkAdvertisement(advertisementFor(watching, offerings, defaultConferenceSettings));
}

function conferenceWith(content: AdvertisementContent): Conference {
  const ben = { id: "ben", seat: 3, entity: "sip:ben@x", displayName: "Ben", leg: "leg" };
  const session = { lines: [], channel: { consumer: { advertisement: { content } } } };
  const leg = { id: "leg", phase: "confirmed", flow: "up", media: "heard", session };
  return {
    participants: new Map([["ben", ben]]),
    legs: new Map([["leg", leg]]),
    offerings: [],
  } as unknown as Conference;
}

const nothing: AdvertisementContent = {
  captures: [],
  encodingGroups: [
    { encodingGroupId: "group", maxGroupBandwidthBps: 1, encodings: ["e1", "e2", "e3"] },
  ] as unknown as AdvertisementContent["encodingGroups"],
  scenes: [],
  people: [],
};

function scene(id: string, captures: readonly string[]): CaptureScene {
  return {
    sceneId: id as SceneId,
    scale: "noscale",
    descriptions: [],
    views: [
      {
        sceneViewId: `${id}-view` as SceneViewId,
        descriptions: [],
        captures,
      } as unknown as CaptureScene["views"][number],
    ],
  };
}

function inScenes(scenes: readonly CaptureScene[]): readonly Capture[] {
  return scenes.flatMap(({ sceneId, views }) =>
    views.flatMap(({ captures }) =>
      captures.map((id) => ({ ...(id === slides.captureId ? slides : camera(id)), sceneId })),
    ),
  );
}

function camera(id: string): Capture {
  return {
    captureId: id,
    mediaType: "video",
    sceneId: "room",
    source: { type: "individual" },
    encodingGroupId: "group",
    descriptions: [],
    languages: [],
    capturedPeople: [],
  } as unknown as Capture;
}
