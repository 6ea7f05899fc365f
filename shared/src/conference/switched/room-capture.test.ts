import { describe, expect, test } from "vitest";
import {
  type CaptureId,
  checkAdvertisement,
  type SceneId,
  type SimultaneousSetId,
} from "../../clue/index.ts";
import { advertisementFor, seatsNeeded } from "../advertising/advertisement.ts";
import type { Offering } from "../advertising/offering.ts";
import type { Leg } from "../conference.ts";
import { defaultConferenceSettings } from "../settings.ts";
import type { Floor } from "./floor.ts";
import { isRoomCapture, roomCaptures, withOnePicture } from "./room-capture.ts";
import { cameraId, microphoneId, room, viewOf } from "./rooms-under-test.ts";
import { mayShow, shownNow, wantedFor } from "./showing.ts";

const ada = inOne(room("ada", 3, 3), 1);
const ben = inOne(room("ben", 1), 2);
const cyd = inOne(room("cyd", 2), 3);
const everybody = [ada, ben, cyd];

describe("a room's own scene", () => {
  test("[SWI-21] of several cameras has two views: all of them, and the one the voice is at", () => {
    const [scene] = ada.scenes;
    expect(scene?.views.map(({ captures }) => captures)).toEqual([
      [1, 2, 3].map((place) => cameraId("ada", place)),
      ["p1_one"],
    ]);
    const added = ada.captures.find(isRoomCapture);
    expect(added?.sceneId).toBe(scene?.sceneId);
    expect(added?.spatial).toBeUndefined();
    expect(added?.source).toEqual({
      type: "multiple",
      content: { captures: [], sceneViews: [viewOf("ada")] },
      policy: "SoundLevel:0",
      maxCaptures: { count: 1, exact: false },
    });
  });

  test("[SWI-21] of one camera, or of slides beside it, stays as it is", () => {
    const single = room("ben", 1);
    expect(withOnePicture(single, 2)).toBe(single);
    const [camera, ...others] = room("dan", 2).captures;
    const slides = { ...camera, presentation: "slides" };
    const dan = { ...room("dan", 2), captures: [slides, ...others] } as Offering;
    expect(withOnePicture(dan, 4)).toBe(dan);
  });

  test("[SWI-21] names the cameras where no view is all of them; each scene has its own", () => {
    const [one, other] = [room("ada", 2), room("cyd", 2)];
    const captures = [...one.captures, ...other.captures];
    const [first, second] = [...one.scenes, ...other.scenes];
    const scenes = [{ ...first, views: [] }, second] as Offering["scenes"];
    const both = withOnePicture({ captures, scenes, simultaneousSets: [] }, 7);
    const added = both.captures.filter(isRoomCapture);
    expect(added.map(({ captureId }) => captureId)).toEqual(["p7_one", "p7_one2"]);
    expect(added.map(({ source }) => source.type === "multiple" && source.content)).toEqual([
      { captures: [cameraId("ada", 1), cameraId("ada", 2)], sceneViews: [] },
      { captures: [], sceneViews: [viewOf("cyd")] },
    ]);
  });
});

describe("the one picture of a room", () => {
  test("[SWI-22] follows the voice in it, whoever has the floor elsewhere", () => {
    expect(shown("p1_one", spoke(["cyd"], ["ada", 3]))).toBe(cameraId("ada", 3));
    expect(shown("p1_one", spoke(["cyd"], ["ada", 1]))).toBe(cameraId("ada", 1));
    expect(shown("p3_one", spoke(["ada", 3]))).toBe(cameraId("cyd", 2));
  });

  test("[SWI-22] shows another camera of it until the right one comes in, and no other room", () => {
    const not = (id: CaptureId) => (capture: CaptureId) => capture !== id;
    const inFront = cameraId("ada", 3);
    expect(shown("p1_one", spoke(["ada", 3]), not(inFront))).toBe(cameraId("ada", 1));
    const none = (capture: CaptureId) => !capture.startsWith("ada");
    expect(shown("p1_one", spoke(["ada", 3]), none)).toBeUndefined();
  });

  test("[SWI-22] needs the room's cameras where its voices can be told apart, and its microphones", () => {
    const own = (name: string, cameras: readonly number[], microphones: readonly number[]) => [
      ...cameras.map((place) => cameraId(name, place)),
      ...microphones.map((place) => microphoneId(name, place)),
    ];
    expect(wanted("p1_one")).toEqual(own("ada", [1, 2, 3], [1, 2, 3]));
    expect(wanted("p3_one")).toEqual(own("cyd", [2], [1]));
  });

  test("[SWI-26] can show its own room and nobody else", () => {
    const shows = everybody.map((offering) => mayShow(switched("p1_one"), offering, everybody));
    expect(shows).toEqual([true, false, false]);
  });
});

describe("what is advertised of it", () => {
  test("[SWI-23] it needs no seat beside the cameras", () => {
    const without = [room("ada", 3, 3), room("ben", 1), room("cyd", 2)];
    const needed = seatsNeeded(everybody, defaultConferenceSettings);
    expect(needed).toEqual(seatsNeeded(without, defaultConferenceSettings));
  });

  test("[SWI-24] one picture of each room is a global view, where there are seats for it", () => {
    const views = (seats: number) =>
      advertised(everybody, seats).globalViews?.map(({ sceneViews }) => sceneViews);
    const all = [viewOf("ada"), viewOf("ben"), viewOf("cyd")];
    const each = ["ada.scene.one", viewOf("ben"), "cyd.scene.one"];
    expect(views(6)).toEqual([all, each, ["s0.1"], ["s0.2"]]);
    expect(views(3)).toEqual([each, ["s0.1"], ["s0.2"]]);
    expect(views(2)).toEqual([["s0.1"], ["s0.2"]]);
    const single = advertised([ben, inOne(room("dan"), 4)], 2).globalViews;
    expect(single?.map(({ sceneViews }) => sceneViews[0])).toEqual([viewOf("ben"), "s0.1", "s0.2"]);
  });

  test("[SWI-25] it goes with every choice of a room with limits", () => {
    const set = (at: number, ...places: readonly number[]) => ({
      setId: `x3.${at}` as SimultaneousSetId,
      mediaType: "video",
      captures: places.map((place) => cameraId("cyd", place)),
      sceneViews: [],
      scenes: [] as SceneId[],
    });
    const sets = [set(1, 1, 2), set(2, 2)];
    const zooming = inOne({ ...room("cyd", 2), simultaneousSets: sets }, 3);
    const content = advertised([ada, ben, zooming], 6);
    expect(content.simultaneousSets).toHaveLength(2);
    for (const { captures } of content.simultaneousSets ?? []) expect(captures).toContain("p3_one");
    expect(checkAdvertisement(content)).toBeUndefined();
  });

  test("[SWI-12] with it an advertisement has no fault either", () => {
    for (const seats of [0, 3, 6]) {
      expect(checkAdvertisement(advertised(everybody, seats))).toBeUndefined();
    }
  });
});

function inOne(offering: Offering, seat: number): Offering {
  return { ...offering, ...withOnePicture(offering, seat) };
}

function switched(name: string) {
  const found = roomCaptures(everybody).get(name as CaptureId);
  if (!found) throw new Error(`no ${name}`);
  return found;
}

function shown(name: string, floor: Floor, comesIn: (capture: CaptureId) => boolean = () => true) {
  return shownNow(switched(name), floor, comesIn);
}

function wanted(name: string) {
  return wantedFor(switched(name), spoke());
}

/** Who spoke, the last first, each at a microphone of theirs where one is named. */
function spoke(...voices: readonly (readonly [name: string, place?: number])[]): Floor {
  const speakers = voices.flatMap(([name, place]) => {
    const offering = everybody.find(({ participant }) => String(participant) === name);
    if (!offering) return [];
    return [{ offering, ...(place && { microphone: microphoneId(name, place) }) }];
  });
  return { offerings: everybody, speakers, turn: 0 };
}

function advertised(others: readonly Offering[], videoSeats: number) {
  const seats = Array.from({ length: videoSeats }, () => ({ role: "seat", kind: "video" }));
  const leg = { sections: seats, maxMessageBytes: 65_536 } as unknown as Leg;
  return advertisementFor(leg, others, defaultConferenceSettings);
}
