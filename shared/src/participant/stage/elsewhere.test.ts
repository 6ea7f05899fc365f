import { describe, expect, test } from "vitest";
import { heightsOf } from "../../clue/index.ts";
import { participantLimits } from "../limits.ts";
import { Stage } from "../test-stage.ts";
import { roomsOf, speakerOf } from "./shown.ts";
import { elsewhereOf, presentationsHere, stageOf } from "./stage-shown.ts";
import { ana, twoRooms } from "./two-rooms-under-test.ts";
import type { Elsewhere, Viewing } from "./viewing.ts";

const ben = "sip:ben@example.org";
const laptop = { layout: "immersive", width: 1_280, height: 640 } as const;
const monitor = { width: 1_920, height: 1_080 } as const;
const anaThere: Elsewhere = { type: "room", room: ana, ...monitor };
const slidesThere: Elsewhere = { type: "presentation", captureId: "p0-slides", ...monitor };

describe("a room in a window of its own", () => {
  test("[LAY-40] leaves the stage to the others, and has its place again when the window is gone", () => {
    const stage = met();
    const before = rows(stage);
    looks(stage, { ...laptop, elsewhere: anaThere });
    expect(rows(stage).map(([id]) => id)).toEqual([ben]);
    expect(rows(stage)[0]?.[1].height).toBeGreaterThan(600);
    const there = elsewhereOf(stage.participant);
    expect(there).toMatchObject({ type: "room", row: { id: ana } });
    expect(there?.type === "room" && there.row.box.width).toBeGreaterThan(1_900);
    looks(stage, laptop);
    expect(rows(stage)).toEqual(before);
    expect(elsewhereOf(stage.participant)).toBeUndefined();
  });

  test("[LAY-41] is asked for as high as it stands there, by one configure", () => {
    const stage = met();
    const before = stage.said.length;
    looks(stage, { ...laptop, elsewhere: { ...anaThere, width: 700, height: 300 } });
    expect(heights(stage)).toEqual({
      "p0-left": [180],
      "p0-centre": [180],
      "p0-right": [180],
      "p1-left": [720],
    });
    expect(stage.said.length).toBe(before + 1);
    looks(stage, { ...laptop, elsewhere: anaThere });
    expect(heights(stage)).toMatchObject({ "p0-left": [360], "p1-left": [720] });
  });

  test("[LAY-42] is whole there in every layout, and so is a lost one", () => {
    const cameras = ["p0-left", "p0-centre", "p0-right"];
    for (const layout of ["immersive", "gallery", "speaker"] as const) {
      const stage = looks(met(), { ...laptop, layout, elsewhere: anaThere });
      expect(tilesOfAna(stage)).toEqual(cameras);
      stage.notified("partial", 2, "ana:booted").advertised(twoRooms({ ana: false }));
      expect(tilesOfAna(stage)).toEqual(cameras);
      expect(rows(stage).map(([id]) => id)).not.toContain(ana);
    }
    const narrow = { ...anaThere, width: 400 };
    expect(tilesOfAna(looks(met(), { ...laptop, elsewhere: narrow }))).toEqual(["p0_one"]);
  });

  test("[LAY-42] comes in before what is on the stage, where little may come in", () => {
    const stage = looks(met(), { ...laptop, elsewhere: anaThere, bandwidthBps: 450_000 });
    expect(Object.keys(heights(stage))).toEqual(["p0-left", "p0-centre", "p0-right"]);
  });

  test("[LAY-42] its empty chair stands there, and then nothing, until it is back", () => {
    const stage = looks(met(), { ...laptop, elsewhere: anaThere });
    stage.notified("partial", 2, "ana:departed").advertised(twoRooms({ ana: false }));
    expect(elsewhereOf(stage.participant)).toMatchObject({ row: { id: ana } });
    expect(rows(stage).map(([id]) => id)).toEqual([ben]);
    stage.after(participantLimits.chairStands).gives("deadline-passed");
    expect(elsewhereOf(stage.participant)).toBeUndefined();
    stage.notified("partial", 3, "ana").advertised(twoRooms());
    expect(elsewhereOf(stage.participant)).toMatchObject({ row: { id: ana } });
  });

  test("[LAY-44] does not come back as whoever speaks, where one other at most could", () => {
    const stage = looks(met(), { ...laptop, layout: "speaker", elsewhere: anaThere });
    expect(speakerOf(stage.participant)).toBeUndefined();
    expect(rows(stage).map(([id]) => id)).toEqual([ben]);
    expect(Object.keys(heights(stage)).toSorted()).toEqual([
      "p0-centre",
      "p0-left",
      "p0-right",
      "p1-left",
    ]);
  });

  test("[PIN-11] that is pinned, too, makes nobody on the stage small", () => {
    const stage = looks(met(), {
      ...laptop,
      elsewhere: anaThere,
      pinned: { type: "room", room: ana },
    });
    const sizes = stageOf(stage.participant)?.rows.map(({ id, size }) => [id, size]);
    expect(sizes).toEqual([[ben, "large"]]);
  });
});

describe("a presentation in a window of its own", () => {
  test("[LAY-43] leaves the stage to the people, and fills the window", () => {
    const stage = met().advertised(twoRooms({ ben: false, slides: true }));
    const beside = rows(stage);
    looks(stage, { ...laptop, elsewhere: slidesThere });
    expect(stageOf(stage.participant)?.presentations).toEqual([]);
    expect(presentationsHere(stage.participant)).toEqual([]);
    expect(rows(stage)[0]?.[1].height).toBeGreaterThan(beside[0]?.[1].height ?? Infinity);
    expect(elsewhereOf(stage.participant)).toMatchObject({
      presentation: { captureId: "p0-slides", room: { name: "ana" } },
      box: { x: 0, y: 0, ...monitor },
    });
    expect(Object.keys(heights(stage))).toContain("p0-slides");
  });

  test("[LAY-43] that is over leaves its place to the next one, or to nothing", () => {
    const stage = met().advertised(twoRooms({ slides: true }));
    looks(stage, { ...laptop, elsewhere: { ...slidesThere, captureId: "an older one" } });
    expect(elsewhereOf(stage.participant)).toMatchObject({
      presentation: { captureId: "p0-slides" },
    });
    expect(elsewhereOf(stage.advertised(twoRooms()).participant)).toBeUndefined();
  });
});

/** In a conference with ana, who has three cameras, and ben, who has one. */
function met(): Stage {
  const stage = looks(new Stage().joined(), laptop);
  return stage.notified("full", 1, "me", "ana", "ben").advertised(twoRooms());
}

function looks(stage: Stage, viewing: Viewing): Stage {
  return stage.gives({ type: "viewing-changed", viewing });
}

function rows(stage: Stage) {
  return (stageOf(stage.participant)?.rows ?? []).map(({ id, box }) => [id, box] as const);
}

function tilesOfAna(stage: Stage): readonly string[] | undefined {
  const room = roomsOf(stage.participant).find(({ id }) => id === ana);
  return room?.tiles.map(({ captureId }) => captureId);
}

/** What the focus has been asked for, and how high. */
function heights(stage: Stage): Readonly<Record<string, readonly number[]>> {
  const { configured } = stage.focus.provider;
  return Object.fromEntries(configured.map((each) => [each.captureId, heightsOf(each)]));
}
