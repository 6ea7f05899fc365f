import { describe, expect, test } from "vitest";
import type {
  AdvertisementContent,
  Capture,
  CaptureId,
  SceneId,
  SceneViewId,
} from "../../clue/index.ts";
import { toSee } from "./layout.ts";
import type { KnownRoom } from "./stage-places.ts";
import type { Layout, Viewing } from "./viewing.ts";

const cameras = { ada: 3, ben: 1, cyd: 2 };
const voices = ["ada-mic", "ben-mic", "cyd-mic"];
const laptop = { width: 1_280, height: 640 };
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

describe("a room whose row does not fit", () => {
  const narrow = { width: 360, height: 640 };

  test("[PART-76] is seen by its view of one picture, where it has one; else by its middle camera", () => {
    expect(pictures("immersive", narrow)).toEqual([
      camera("ada", 2),
      camera("ben", 1),
      camera("cyd", 1),
      camera("cyd", 2),
    ]);
    expect(picturesOf(withOne(), "immersive", narrow)[0]).toBe("ada_one");
    expect(picturesOf(withOne(), "immersive", wall)).not.toContain("ada_one");
  });

  test("[PART-76] so is each where all pictures together cost too much", () => {
    const three = { ...wall, bandwidthBps: 450_000 };
    expect(picturesOf(withOne(), "immersive", three)).toEqual([
      "ada_one",
      camera("ben", 1),
      camera("cyd", 2),
    ]);
  });
});

describe("a person who has chosen", () => {
  const narrow = { width: 360, height: 640 };

  test("[PART-77] room switching or segment switching has it, however wide the window is", () => {
    const row = ["p0-room1", "p0-room2", "p0-room3"];
    expect(pictures("speaker", { ...narrow, switching: "room" })).toEqual(row);
    expect(pictures("speaker", { ...wall, switching: "segment" })).toEqual(["p0-speaker"]);
    expect(pictures("speaker", { ...wall, switching: "auto" })).toEqual(row);
  });

  test("[PART-78] a room is seen as a whole in every layout, before all others and as large as can be", () => {
    const pinned = { type: "room", room: "ada" } as const;
    const all = [1, 2, 3].map((at) => camera("ada", at));
    for (const layout of ["immersive", "gallery", "speaker"] as const) {
      const { captures, heights } = toSee(content(), { layout, ...laptop, pinned });
      expect(captures.slice(0, 3)).toEqual(all);
      const others = captures.slice(3).flatMap((id) => heights.get(id) ?? []);
      expect(Math.max(...others)).toBeLessThan(heights.get(camera("ada", 2)) ?? 0);
    }
    expect(pictures("speaker", { ...laptop, pinned })).toEqual([...all, "p0-speaker"]);
  });

  test("[PART-78] where little may come in the others are one picture each, and a room that is pinned whole", () => {
    const five = {
      ...laptop,
      bandwidthBps: 750_000,
      pinned: { type: "room", room: "cyd" },
    } as const;
    expect(pictures("immersive", five)).toEqual([
      camera("cyd", 1),
      camera("cyd", 2),
      camera("ada", 2),
      camera("ben", 1),
    ]);
  });

  test("[PART-78] one camera is all that is seen of its room; one that is gone is its room", () => {
    const pin = (captureId: string) => ({ type: "camera", room: "ada", captureId }) as const;
    const first = pictures("immersive", { ...laptop, pinned: pin("ada-cam1") });
    expect(first.filter((id) => id.startsWith("ada"))).toEqual(["ada-cam1"]);
    const gone = pictures("immersive", { ...laptop, pinned: pin("ada-cam9") });
    expect(gone.filter((id) => id.startsWith("ada"))).toHaveLength(3);
  });
});

test("[PART-79] of many rooms those on the page are asked for, in their places, whoever is lost among them", () => {
  const names = Array.from({ length: 20 }, (_, at) => `room${at + 1}`);
  const many = contentOf(Object.fromEntries(names.map((name) => [name, 1])));
  const phone = { layout: "gallery", width: 360, height: 480 } as const;
  const seen = (viewing: Viewing, known?: readonly KnownRoom[]) =>
    toSee(many, viewing, known).captures.filter((id) => !id.endsWith("-mic"));
  expect(seen(phone)).toEqual(names.slice(0, 8).map((name) => camera(name, 1)));
  expect(seen({ ...phone, page: 2 })).toEqual(names.slice(16).map((name) => camera(name, 1)));
  const lost = Array.from({ length: 5 }, (_, at) => ({ id: `lost ${at}`, tiles: [] }));
  expect(seen(phone, lost)).toEqual(names.slice(0, 3).map((name) => camera(name, 1)));
});

test("[PART-79] rather one picture of everybody than all of those on the first page", () => {
  const names = Array.from({ length: 40 }, (_, at) => `room${at + 1}`);
  const crowd = contentOf(Object.fromEntries(names.map((name) => [name, 3])));
  const { captures } = toSee(crowd, { layout: "immersive", ...laptop });
  const seen = captures.filter((id) => !id.endsWith("-mic"));
  expect(seen).toEqual(names.map((name) => camera(name, 2)));
});

test("[PART-74] everybody is heard in every layout, and what is presented comes first", () => {
  const slides: Capture = {
    ...single("ada"),
    captureId: "slides" as CaptureId,
    presentation: "slides",
  };
  const advertised = { ...content(), captures: [...content().captures, slides] };
  for (const layout of ["immersive", "speaker", "gallery"] as const) {
    const chosen = toSee(advertised, { layout, ...wall }).captures;
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
  const chosen = toSee(advertised, { layout, ...viewing }).captures;
  return chosen.filter((id) => !id.endsWith("-mic"));
}

/** Three rooms, and what the focus switches among them. */
function content(): AdvertisementContent {
  return contentOf(cameras);
}

/** The same, with one picture more of Ada's room. */
function withOne(): AdvertisementContent {
  const one: Capture = {
    ...single("ada"),
    captureId: "ada_one" as CaptureId,
    source: { type: "multiple", policy: "SoundLevel:0" },
  };
  const known = content();
  return {
    ...known,
    captures: [...known.captures, one],
    scenes: [...known.scenes, scene("ada", [one])],
  };
}

function contentOf(rooms: Readonly<Record<string, number>>): AdvertisementContent {
  const captures = Object.entries(rooms).flatMap(([name, count]) => [
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
    captures: [...captures, ...places, switched("p0-speaker")],
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
