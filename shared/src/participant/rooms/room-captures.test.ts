import { describe, expect, test } from "vitest";
import type { AdvertisementContent, Capture, MultipleContent } from "../../clue/index.ts";
import { presentedIn, roomCaptures } from "./room-captures.ts";

const mix: MultipleContent = { type: "multiple" };

describe("the rooms of an advertisement", () => {
  test("[PART-75] are persons with their cameras from the left, and what stands for them as one picture", () => {
    const captures = [
      capture("right", { x: 500 }),
      capture("left", { x: -500 }),
      capture("mic", { mediaType: "audio" }),
      capture("p1_one", { source: mix, people: [] }),
    ];
    expect(rooms(captures, [["left", "right"], ["mic"], ["p1_one"]])).toEqual([
      { person: "ana", row: ["left", "right"], one: "p1_one", voices: ["mic"] },
    ]);
  });

  test("[PART-75] one of nothing but mixes is seen by its first view, and heard", () => {
    const captures = ["far-left", "far-right", "all"].map((id, at) =>
      capture(id, { source: mix, x: at * 1_000 }),
    );
    const sound = capture("sound", { source: mix, mediaType: "audio" });
    expect(rooms([...captures, sound], [["far-left", "far-right"], ["all"], ["sound"]])).toEqual([
      { person: "ana", row: ["far-left", "far-right"], one: "all", voices: ["sound"] },
    ]);
  });

  test("[PART-75] the only mix of a room is all of it, and not another picture beside it", () => {
    expect(rooms([capture("all", { source: mix })], [["all"]])).toEqual([
      { person: "ana", row: ["all"], voices: [] },
    ]);
  });

  test("[PART-75] a mix that is no view by itself does not stand for the room", () => {
    const captures = [capture("left"), capture("pip", { source: mix })];
    expect(rooms(captures, [["left"], ["left", "pip"]])[0]).not.toHaveProperty("one");
  });

  test("[PART-75] what is switched among all rooms is nobody's, and what is presented no picture of one", () => {
    const row = capture("p0-room1", { source: mix, people: [], scene: "s0" });
    const slides = capture("slides", { presentation: "slides" });
    const content = contentOf([row, slides], [["slides"]]);
    expect(roomCaptures(content)).toEqual([]);
    expect(presentedIn(content)).toEqual([slides]);
  });
});

function rooms(captures: readonly Capture[], views: readonly (readonly string[])[]) {
  return roomCaptures(contentOf(captures, views)).map(({ personId, row, one, voices }) => ({
    person: personId,
    row: row.map(({ captureId }) => captureId),
    ...(one && { one: one.captureId }),
    voices: voices.map(({ captureId }) => captureId),
  }));
}

function contentOf(captures: readonly Capture[], views: readonly (readonly string[])[]) {
  const named = views.map((inView, at) => ({
    sceneViewId: `s1.${at}`,
    descriptions: [],
    captures: inView,
  }));
  const scenes = [{ sceneId: "s1", scale: "mm", descriptions: [], views: named }];
  return { captures, encodingGroups: [], scenes, people: [] } as unknown as AdvertisementContent;
}

interface Told {
  readonly source?: Capture["source"];
  readonly mediaType?: string;
  readonly presentation?: string;
  readonly people?: readonly string[];
  readonly scene?: string;
  readonly x?: number;
}

function capture(
  captureId: string,
  { people = ["ana"], scene = "s1", x, ...rest }: Told = {},
): Capture {
  const corner = { x: x ?? 0, y: 0, z: 0 };
  const area = { bottomLeft: corner, bottomRight: corner, topLeft: corner, topRight: corner };
  return {
    captureId,
    mediaType: "video",
    sceneId: scene,
    source: { type: "individual" },
    descriptions: [],
    languages: [],
    capturedPeople: people,
    ...(x !== undefined && { spatial: { captureArea: area } }),
    ...rest,
  } as unknown as Capture;
}
