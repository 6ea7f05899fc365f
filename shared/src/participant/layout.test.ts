import { describe, expect, test } from "vitest";
import type {
  AdvertisementContent,
  Capture,
  CaptureId,
  SceneId,
  SceneViewId,
} from "../clue/index.ts";
import { capturesToSee, type Layout, type Viewing } from "./layout.ts";

const cameras = { ada: 3, ben: 1, cyd: 2 };
const voices = ["ada-mic", "ben-mic", "cyd-mic"];
const wall = { width: 3_840, height: 1_080 };

describe("on a screen with room for all", () => {
  test("[PART-70] immersive is every camera, room by room, from the left", () => {
    expect(pictures("immersive", wall)).toEqual([
      camera("ada", 1),
      camera("ada", 2),
      camera("ada", 3),
      camera("ben", 1),
      camera("cyd", 1),
      camera("cyd", 2),
    ]);
  });

  test("[PART-71] speaker is the row of the room that speaks", () => {
    expect(pictures("speaker", wall)).toEqual(["p0-room1", "p0-room2", "p0-room3"]);
  });

  test("[PART-72] gallery is one picture of each room", () => {
    const one = [camera("ada", 2), camera("ben", 1), camera("cyd", 2)];
    expect(pictures("gallery", wall)).toEqual(one);
  });
});

describe("where there is less", () => {
  test("[PART-71] a narrow window shows one picture of who speaks", () => {
    expect(pictures("speaker", { width: 360, height: 640 })).toEqual(["p0-speaker"]);
  });

  test("[PART-71] without a row to be had, who speaks is one picture; without that, the first room", () => {
    const rowless = { ...content(), scenes: [] };
    expect(picturesOf(rowless, "speaker", wall)).toEqual(["p0-speaker"]);
    const captures = rowless.captures.filter(({ source }) => source.type === "individual");
    expect(picturesOf({ ...rowless, captures }, "speaker", wall)).toEqual([camera("ada", 2)]);
  });

  test("[PART-71] what is switched among nobody is no picture of who speaks", () => {
    const nobody = { type: "multiple", content: { captures: [], sceneViews: [] } } as const;
    const captures = content().captures.flatMap((capture) =>
      capture.source.type === "multiple"
        ? [{ ...capture, source: { ...capture.source, ...nobody } }]
        : [],
    );
    expect(picturesOf({ ...content(), captures }, "speaker", wall)).toEqual([]);
  });

  test("[PART-73] no more pictures than can be seen or paid for: rather one of everybody than all of some", () => {
    const five = { ...wall, bandwidthBps: 800_000 };
    expect(pictures("immersive", five)).toEqual(pictures("gallery", wall));
    const two = { ...wall, bandwidthBps: 300_000 };
    expect(pictures("gallery", two)).toHaveLength(2);
    expect(pictures("immersive", { ...wall, bandwidthBps: 0 })).toHaveLength(1);
  });
});

test("[PART-74] everybody is heard in every layout, and what is presented comes first", () => {
  const slides: Capture = {
    ...single("ada"),
    captureId: "slides" as CaptureId,
    presentation: "slides",
  };
  const advertised = { ...content(), captures: [...content().captures, slides] };
  for (const layout of ["immersive", "speaker", "gallery"] as const) {
    const chosen = capturesToSee(advertised, { layout, ...wall });
    expect(chosen[0]).toBe("slides");
    expect(chosen.filter((id) => id.endsWith("-mic"))).toEqual(voices);
  }
});

function pictures(layout: Layout, viewing: Omit<Viewing, "layout">) {
  return picturesOf(content(), layout, viewing);
}

function picturesOf(
  advertised: AdvertisementContent,
  layout: Layout,
  viewing: Omit<Viewing, "layout">,
) {
  const chosen = capturesToSee(advertised, { layout, ...viewing });
  return chosen.filter((id) => !id.endsWith("-mic"));
}

/** Three rooms, and what the focus switches among them. */
function content(): AdvertisementContent {
  const rooms = Object.entries(cameras).flatMap(([name, count]) => [
    ...Array.from({ length: count }, (_, at) => ({
      ...single(name),
      captureId: camera(name, at + 1),
      spatial: areaAt(at),
    })),
    { ...single(name), captureId: `${name}-mic` as CaptureId, mediaType: "audio" },
  ]);
  const places = [1, 2, 3].map((place) => ({
    ...switched(`p0-room${place}`),
    spatial: areaAt(place),
  }));
  return {
    captures: [...rooms, ...places, switched("p0-speaker")],
    encodingGroups: [],
    scenes: [scene("s0", places), scene("s1", [switched("p0-speaker")])],
    people: [],
  };
}

function camera(name: string, place: number): CaptureId {
  return `${name}-cam${place}` as CaptureId;
}

function single(room: string): Capture {
  return {
    captureId: room as CaptureId,
    mediaType: "video",
    sceneId: room as SceneId,
    source: { type: "individual" },
    descriptions: [],
    languages: [],
    capturedPeople: [],
  };
}

function switched(name: string): Capture {
  const source = { type: "multiple", policy: "SoundLevel:0" } as const;
  return { ...single("s0"), captureId: name as CaptureId, source };
}

function areaAt(x: number) {
  const corner = (right: number) => ({ x: x + right, y: 0, z: 0 });
  const [left, right] = [corner(0), corner(1)];
  return { captureArea: { bottomLeft: left, bottomRight: right, topLeft: left, topRight: right } };
}

function scene(name: string, captures: readonly Capture[]) {
  const view = {
    sceneViewId: `${name}.1` as SceneViewId,
    descriptions: [],
    captures: captures.map(({ captureId }) => captureId),
  };
  return { sceneId: name as SceneId, scale: "mm", descriptions: [], views: [view] } as const;
}
