import { describe, expect, test } from "vitest";
import { mid } from "../../sdp/index.ts";
import { contributingSource } from "../../switching/index.ts";
import { participantLimits } from "../limits.ts";
import { switchedLines } from "../rooms/switched-in.ts";
import { Stage } from "../test-stage.ts";
import { roomsOf } from "./shown.ts";
import { presentationsOf, stageOf } from "./stage-shown.ts";
import { ana, twoRooms } from "./two-rooms-under-test.ts";
import type { Viewing } from "./viewing.ts";

const ben = "sip:ben@example.org";
const wall = { layout: "immersive", width: 1_920, height: 1_080 } as const;
const phone = { layout: "immersive", width: 360, height: 640 } as const;

describe("a room of several cameras on a narrow screen", () => {
  test("[LAY-22] is one picture, and says which camera it is of once a packet has told", () => {
    const stage = met(phone);
    expect(tiles(stage)).toEqual(["p0_one", "p1-left"]);
    const [line] = switchedLines(stage.participant);
    expect(roomsOf(stage.participant)[0]?.tiles[0]?.source).toBeUndefined();
    const source = contributingSource("p0-right");
    stage.gives({ type: "switched-in", mid: line ?? mid("none"), source });
    expect(roomsOf(stage.participant)[0]?.tiles[0]?.source).toEqual({
      captureId: "p0-right",
      description: "p0-right",
    });
  });

  test("[LAY-22] it is one picture while it is lost, too, and its row again where there is room", () => {
    const stage = met(phone).notified("partial", 2, "ana:booted");
    stage.advertised(twoRooms({ ana: false }));
    expect(tiles(stage)).toEqual(["p0_one", "p1-left"]);
    stage.gives({ type: "viewing-changed", viewing: wall });
    expect(tiles(stage)).toEqual(["p0-left", "p0-centre", "p0-right", "p1-left"]);
  });
});

describe("an empty chair", () => {
  test("[LAY-23] stands for a moment where a room was, as wide, and then the others move up", () => {
    const stage = met(wall);
    const before = rows(stage);
    stage.notified("partial", 2, "ana:departed").advertised(twoRooms({ ana: false }));
    expect(roomsOf(stage.participant).map(({ id }) => id)).toEqual([ben]);
    expect(stage.participant.chairs).toMatchObject([{ id: ana, name: "ana", tiles: 3 }]);
    expect(rows(stage)).toEqual(before);
    stage.after(participantLimits.chairStands - 1).gives("deadline-passed");
    expect(rows(stage)).toEqual(before);
    stage.after(1).gives("deadline-passed");
    expect(rows(stage).map(([id]) => id)).toEqual([ben]);
  });

  test("[LAY-23] two that leave together keep their order, whichever is said first", () => {
    for (const [first, second] of [
      ["ana", "ben"],
      ["ben", "ana"],
    ]) {
      const stage = met(wall);
      const before = rows(stage);
      stage.notified("partial", 2, `${first}:departed`).after(500);
      stage.notified("partial", 3, `${second}:departed`);
      expect(rows(stage)).toEqual(before);
    }
  });

  test("[LAY-24] who is back at once has the chair again; who is lost leaves none", () => {
    const stage = met(wall).notified("partial", 2, "ana:departed", "ben:booted");
    stage.after(500).notified("partial", 3, "ana");
    expect(stage.participant.chairs).toEqual([]);
    expect(roomsOf(stage.participant).find(({ id }) => id === ben)?.state).toBe("reconnecting");
  });

  test("[LAY-24] none stands where one has left oneself", () => {
    const stage = met(wall).notified("partial", 2, "ana:departed");
    expect(stage.gives("leave-requested").participant.chairs).toEqual([]);
  });
});

describe("what is presented", () => {
  test("[LAY-25] is no picture of the room, has its own place, and is whose it is", () => {
    const stage = met(wall).advertised(twoRooms({ slides: true }));
    expect(tiles(stage)).not.toContain("p0-slides");
    expect(presentationsOf(stage.participant)).toMatchObject([
      { captureId: "p0-slides", room: { id: ana, name: "ana" } },
    ]);
    expect(stageOf(stage.participant)?.presentations).toHaveLength(1);
    stage.advertised(twoRooms());
    expect(presentationsOf(stage.participant)).toEqual([]);
  });
});

test("[LAY-26] whoever speaks has a place by that name; where nothing was measured there is no stage", () => {
  const stage = met({ ...wall, layout: "speaker" });
  expect(rows(stage).map(([id]) => id)).toEqual(["speaker"]);
  stage.gives({ type: "viewing-changed", viewing: { ...wall, width: 0 } });
  expect(stageOf(stage.participant)).toBeUndefined();
});

/** In a conference with ana, who has three cameras, and ben, who has one. */
function met(viewing: Viewing): Stage {
  const stage = new Stage().joined().gives({ type: "viewing-changed", viewing });
  return stage.notified("full", 1, "me", "ana", "ben").advertised(twoRooms());
}

function tiles(stage: Stage): readonly string[] {
  return roomsOf(stage.participant).flatMap((room) => room.tiles.map(({ captureId }) => captureId));
}

function rows(stage: Stage) {
  return (stageOf(stage.participant)?.rows ?? []).map(({ id, box }) => [id, box] as const);
}
