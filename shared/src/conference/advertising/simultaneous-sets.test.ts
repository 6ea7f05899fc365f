import { expect, test } from "vitest";
import {
  type CaptureId,
  checkAdvertisement,
  type EncodingGroup,
  type EncodingGroupId,
  type EncodingId,
  type SimultaneousSet,
  type SimultaneousSetId,
  sentTogether,
} from "../../clue/index.ts";
import { cameraId, room } from "../switched/rooms-under-test.ts";
import { switchedScene } from "../switched/switched-scene.ts";
import { encodingGroupOf, type Offering } from "./offering.ts";
import { combinedSets } from "./simultaneous-sets.ts";

/** The middle camera of ada's is either zoomed or not (RFC 8845 §8). */
const ada = zooming(room("ada", 3), [1, 2], [2, 3]);
const ben = room("ben", 1);

test("[SWI-13] everybody without limits is in every set, and so is what the focus switches", () => {
  const wanted = [
    cameraId("ada", 1),
    cameraId("ada", 3),
    cameraId("ben", 1),
    "p0-room1" as CaptureId,
  ];
  const together = sentTogether(content([ada, ben]), wanted);
  expect(together).toEqual([cameraId("ada", 1), cameraId("ben", 1), "p0-room1"]);
});

test("[SWI-13] two with limits: every choice of the one goes with every choice of the other", () => {
  const cyd = zooming(room("cyd", 2), [1], [2]);
  const advertised = content([ada, ben, cyd]);
  expect(advertised.simultaneousSets).toHaveLength(4);
  const wanted = [cameraId("ada", 2), cameraId("ada", 3), cameraId("cyd", 2), cameraId("cyd", 1)];
  expect(sentTogether(advertised, wanted)).toHaveLength(3);
  expect(sentTogether(advertised, wanted)).toContain(cameraId("ada", 3));
});

test("[SWI-14] more choices than anybody can use are not advertised", () => {
  const many = ["a", "b", "c", "d", "e"].map((name) => zooming(room(name, 2), [1], [2]));
  expect(combinedSets(many, switchedScene(many).scene)).toEqual([]);
});

test("[SWI-13] what is advertised so has no fault", () => {
  expect(checkAdvertisement(content([zooming(room("ada", 2), [1, 2], [2]), ben]))).toBeUndefined();
});

function zooming(offering: Offering, ...choices: readonly (readonly number[])[]): Offering {
  const simultaneousSets = choices.map(
    (places, index): SimultaneousSet => ({
      setId: `${offering.participant}.${index}` as SimultaneousSetId,
      mediaType: "video",
      captures: places.map((place) => cameraId(offering.participant, place)),
      sceneViews: [],
      scenes: [],
    }),
  );
  return { ...offering, simultaneousSets };
}

function content(others: readonly Offering[]) {
  const { captures, scene } = switchedScene(others);
  return {
    captures: [...others.flatMap((one) => one.captures), ...captures],
    scenes: [...others.flatMap((one) => one.scenes), scene],
    simultaneousSets: combinedSets(others, scene),
    people: [],
    encodingGroups: [group(encodingGroupOf.video), group(encodingGroupOf.audio)],
  };
}

function group(encodingGroupId: EncodingGroupId): EncodingGroup {
  const encodings = [1, 2, 3, 4].map((at) => `${encodingGroupId}-${at}` as EncodingId);
  return { encodingGroupId, maxGroupBandwidthBps: 1, encodings };
}
