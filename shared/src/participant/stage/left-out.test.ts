import { describe, expect, test } from "vitest";
import type { AdvertisementContent, Capture, SceneViewId } from "../../clue/index.ts";
import { mid } from "../../sdp/index.ts";
import { contributingSource } from "../../switching/index.ts";
import type { RoomCaptures } from "../rooms/room-captures.ts";
import { switchedLines } from "../rooms/switched-in.ts";
import { Stage } from "../test-stage.ts";
import { contentWithout } from "./left-out.ts";
import { speakerOf } from "./shown.ts";
import { stageOf } from "./stage-shown.ts";
import { ana, ben, cyd, threeRooms } from "./three-rooms-under-test.ts";
import type { Elsewhere, Viewing } from "./viewing.ts";

const laptop = { layout: "speaker", width: 1_280, height: 640 } as const;
const cydThere: Elsewhere = { type: "room", room: cyd, width: 1_920, height: 1_080 };
const anaThere: Elsewhere = { ...cydThere, room: ana, width: 400 };
const one = { switching: "segment" } as const;

describe("of whoever speaks, a room that stands in a window of its own", () => {
  test("[LAY-60] is left out by one configure, and in it again when the window is gone", () => {
    const stage = met();
    looks(stage, { ...laptop, ...one });
    expect(chosen(stage)).toEqual({ "p0-speaker": "everybody" });
    const before = stage.said.length;
    looks(stage, { ...laptop, ...one, elsewhere: cydThere });
    expect(chosen(stage)).toEqual({
      "p2-centre": "everybody",
      "p0-speaker": "scene-u0.1,scene-u1.1",
    });
    expect(rows(stage)).toEqual(["speaker"]);
    expect(stage.said.length).toBe(before + 1);
    looks(stage, { ...laptop, ...one });
    expect(chosen(stage)).toEqual({ "p0-speaker": "everybody" });
    expect(stage.said.length).toBe(before + 2);
  });

  test("[LAY-60] is left out whoever speaks: nothing is asked for anew", () => {
    const stage = looks(met(), { ...laptop, ...one, elsewhere: cydThere });
    const before = stage.said.length;
    for (const camera of ["p0-left", "p1-centre", "p0-right"]) {
      shows(stage, [camera]);
      expect(speakerOf(stage.participant)?.tiles).toHaveLength(1);
    }
    expect(speakerOf(stage.participant)?.room).toEqual({ id: ana, name: "ana" });
    expect(stage.said.length).toBe(before);
  });

  test("[LAY-60] is left out beside who is pinned", () => {
    const pinned = { type: "room", room: ben } as const;
    const stage = looks(met(), { ...laptop, pinned, elsewhere: cydThere });
    expect(chosen(stage)).toMatchObject({ "p0-speaker": "scene-u0.1,scene-u1.1" });
    expect(rows(stage)).toEqual([ben, "speaker"]);
  });

  test("[LAY-61] leaves a row of the places that the others fill, and each place to them", () => {
    const stage = looks(met(), { ...laptop, elsewhere: anaThere });
    expect(chosen(stage)).toEqual({ "p0-centre": "everybody", "p0-room2": "p1-centre,p2-centre" });
    const three = looks(met(), { ...laptop, elsewhere: { ...cydThere, width: 100 } });
    expect(chosen(three)).toEqual({
      "p2-centre": "everybody",
      "p0-room1": "p0-left",
      "p0-room2": "p0-centre,p1-centre",
      "p0-room3": "p0-right",
    });
  });

  test("[LAY-61] leaves nothing to ask for where nobody else could be seen", () => {
    const content = { captures: [], sceneViews: ["scene-u0.1" as SceneViewId] };
    const stage = met(threeRooms(undefined, { content }));
    expect(Object.keys(chosen(looks(stage, { ...laptop, ...one })))).toEqual(["p0-speaker"]);
    looks(stage, { ...laptop, ...one, elsewhere: anaThere });
    expect(chosen(stage)).toEqual({ "p0-centre": "everybody", "p1-centre": "everybody" });
  });

  test("[LAY-61] of such a row a narrow room is seen in its own place alone", () => {
    const wide = threeRooms({ [ana]: ["left", "centre", "right"], [ben]: ["centre"], [cyd]: two });
    const stage = looks(met(wide), { ...laptop, elsewhere: anaThere });
    expect(Object.keys(chosen(stage))).toEqual(["p0-centre", "p0-room1", "p0-room2"]);
    shows(stage, ["p2-left", "p1-centre"]);
    expect(speakerOf(stage.participant)?.tiles.map(({ captureId }) => captureId)).toEqual([
      "p0-room2",
    ]);
    shows(stage, ["p2-left", "p2-centre"]);
    expect(speakerOf(stage.participant)?.room).toEqual({ id: cyd, name: "cyd" });
  });

  test("[LAY-62] who comes may be seen at once; who is lost need not be left out, and is, once back", () => {
    const without = threeRooms({ [ana]: ["centre"], [ben]: ["centre"] });
    const stage = looks(met(without), { ...laptop, elsewhere: cydThere });
    expect(chosen(stage)).toEqual({ "p0-room2": "everybody" });
    stage.advertised(threeRooms());
    expect(chosen(stage)).toMatchObject({ "p0-room2": "p0-centre,p1-centre" });
    const four = {
      [ana]: ["centre"],
      [ben]: ["centre"],
      [cyd]: ["centre"],
      [dan]: ["centre"],
    } as const;
    stage.advertised(threeRooms(four));
    expect(chosen(stage)).toMatchObject({ "p0-room2": "p0-centre,p1-centre,p3-centre" });
  });

  test.each([
    ["no part may be chosen", { allowSubsetChoice: false }],
    ["fewer may be chosen than are left", { maxCaptures: { count: 1, exact: false } }],
  ])("[LAY-63] is among them where %s", (_, choice) => {
    const stage = looks(met(threeRooms(undefined, choice)), {
      ...laptop,
      ...one,
      elsewhere: cydThere,
    });
    expect(chosen(stage)).toEqual({ "p2-centre": "everybody", "p0-speaker": "everybody" });
  });
});

test.each([
  [
    { count: 3, exact: false },
    { captures: ["a", "b"], sceneViews: ["others"] },
  ],
  [{ count: 2, exact: false }, undefined],
  [
    { count: 3, exact: true },
    { captures: ["a", "b"], sceneViews: ["others"] },
  ],
  [{ count: 4, exact: true }, undefined],
])(
  "[LAY-60] of a view that others share with the room these are named one by one; of %o",
  (maxCaptures, left) => {
    const views = [
      { sceneViewId: "all", captures: ["a", "room", "b"] },
      { sceneViewId: "others", captures: ["c"] },
    ];
    const content = { captures: [], sceneViews: ["all", "others"] };
    const source = { type: "multiple", content, maxCaptures, allowSubsetChoice: true };
    const advertised = { scenes: [{ views }] } as unknown as AdvertisementContent;
    const room = { row: [{ captureId: "room" }] } as unknown as RoomCaptures;
    expect(contentWithout(room, { source } as unknown as Capture, advertised)).toEqual(left);
  },
);

test("[LAY-60] nobody is left out for what is presented in a window of its own", () => {
  const elsewhere = { ...cydThere, type: "presentation", captureId: "p0-slides" } as const;
  const stage = looks(met(), { ...laptop, ...one, elsewhere });
  expect(chosen(stage)).toEqual({ "p0-speaker": "everybody" });
});

const two = ["left", "centre"] as const;
const dan = "sip:dan@example.org";

/** In a conference with ana, who has three cameras, and ben and cyd. */
function met(content: AdvertisementContent = threeRooms()): Stage {
  const stage = looks(new Stage().joined(), laptop);
  return stage.notified("full", 1, "me", "ana", "ben", "cyd").advertised(content);
}

function looks(stage: Stage, viewing: Viewing): Stage {
  return stage.gives({ type: "viewing-changed", viewing });
}

/** The newest pictures on the switched lines say that they are of these captures. */
function shows(stage: Stage, captures: readonly string[]): void {
  const lines = switchedLines(stage.participant);
  for (const [at, capture] of captures.entries()) {
    const source = contributingSource(capture);
    stage.gives({ type: "switched-in", mid: lines[at] ?? mid("none"), source });
  }
}

/** What the focus has been asked for, and what of it. */
function chosen(stage: Stage): Readonly<Record<string, string>> {
  const { configured } = stage.focus.provider;
  return Object.fromEntries(
    configured.map(({ captureId, configuredContent: part }) => [
      captureId,
      part ? [...part.captures, ...part.sceneViews].join() : "everybody",
    ]),
  );
}

function rows(stage: Stage): readonly string[] {
  return (stageOf(stage.participant)?.rows ?? []).map(({ id }) => id);
}
