import { describe, expect, test } from "vitest";
import { checkAdvertisement, type EncodingGroup, type EncodingId } from "../../clue/index.ts";
import { encodingGroupOf, type Offering } from "../advertising/offering.ts";
import { cameraId, room, viewOf } from "./rooms-under-test.ts";
import { globalViews, switchedScene } from "./switched-scene.ts";

const others = [room("ada", 3), room("ben", 1)];

describe("what all rooms together are advertised as", () => {
  test("[SWI-9] a row as wide as the widest room, each place with what it may show", () => {
    const { captures, scene } = switchedScene(others);
    const contents = captures
      .slice(0, 3)
      .map(({ source }) => source.type === "multiple" && source.content);
    expect(contents.map((content) => content && content.captures)).toEqual([
      [cameraId("ada", 1)],
      [cameraId("ada", 2), cameraId("ben", 1)],
      [cameraId("ada", 3)],
    ]);
    expect(scene.views[0]?.captures).toEqual(["p0-room1", "p0-room2", "p0-room3"]);
    const left = captures.slice(0, 3).map(({ spatial }) => spatial?.captureArea?.bottomLeft.x);
    expect(left).toEqual([-1_500, -500, 500]);
  });

  test("[SWI-10] one picture of whoever speaks, by the rooms' views, a tour, and as many voices as there are", () => {
    const { captures } = switchedScene(others);
    const policies = captures.map(({ captureId, source }) => [
      captureId,
      source.type === "multiple" && source.policy,
    ]);
    expect(policies.slice(3)).toEqual([
      ["p0-speaker", "SoundLevel:0"],
      ["p0-speaker-1", "SoundLevel:1"],
      ["p0-tour", "RoundRobin:0"],
      ["p0-voice", "SoundLevel:0"],
      ["p0-voice-1", "SoundLevel:1"],
    ]);
    const speaker = captures[3]?.source;
    expect(speaker).toMatchObject({
      content: { captures: [], sceneViews: [viewOf("ada"), viewOf("ben")] },
      allowSubsetChoice: true,
    });
  });

  test("[SWI-34] all may be chosen of a picture but whom somebody leaves out, and no mix of voices", () => {
    const most = switchedScene(others).captures.map(({ captureId, source }) => [
      captureId,
      source.type === "multiple" && source.maxCaptures,
    ]);
    const upTo = (count: number) => ({ count, exact: false });
    expect(Object.fromEntries(most)).toEqual({
      "p0-room1": upTo(1),
      "p0-room2": upTo(2),
      "p0-room3": upTo(1),
      "p0-speaker": upTo(4),
      "p0-speaker-1": upTo(4),
      "p0-tour": upTo(4),
      "p0-voice": upTo(1),
      "p0-voice-1": upTo(1),
    });
  });

  test("[SWI-34] a room without a view of all its cameras can be chosen by these", () => {
    const viewless = { ...room("cyd", 2), scenes: [] };
    const speaker = switchedScene([room("ben", 1), viewless]).captures.find(
      ({ captureId }) => String(captureId) === "p0-speaker",
    );
    expect(speaker?.source).toMatchObject({
      content: { captures: [cameraId("cyd", 1), cameraId("cyd", 2)], sceneViews: [viewOf("ben")] },
      maxCaptures: { count: 3, exact: false },
    });
  });

  test("[SWI-11] all rooms, the room that speaks and who speaks are global views", () => {
    const { scene } = switchedScene(others);
    const views = globalViews(others, scene, 4).map(({ sceneViews }) => sceneViews);
    expect(views).toEqual([[viewOf("ada"), viewOf("ben")], ["s0.1"], ["s0.2"]]);
    const fewerSeats = globalViews(others, scene, 3).map(({ sceneViews }) => sceneViews);
    expect(fewerSeats).toEqual([["s0.1"], ["s0.2"]]);
  });

  test("[SWI-12] with anybody or nobody there it is an advertisement without a fault", () => {
    for (const rooms of [[], [room("ada", 1)], others, [room("ada", 0, 1)]]) {
      expect([rooms.length, faultOf(rooms)]).toEqual([rooms.length, undefined]);
    }
  });
});

function faultOf(rooms: readonly Offering[]) {
  const { captures, scene } = switchedScene(rooms);
  return checkAdvertisement({
    captures: [...rooms.flatMap((one) => one.captures), ...captures],
    scenes: [...rooms.flatMap((one) => one.scenes), scene],
    globalViews: globalViews(rooms, scene, 4),
    people: [],
    encodingGroups: [group("video"), group("audio")],
  });
}

function group(kind: "audio" | "video"): EncodingGroup {
  return {
    encodingGroupId: encodingGroupOf[kind],
    maxGroupBandwidthBps: 1,
    encodings: [1, 2, 3, 4].map((number) => `${kind}${number}` as EncodingId),
  };
}
