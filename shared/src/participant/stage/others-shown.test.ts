import { describe, expect, test } from "vitest";
import { heightsOf } from "../../clue/index.ts";
import { contributingSource } from "../../switching/index.ts";
import { switchedLines } from "../rooms/switched-in.ts";
import { Stage } from "../test-stage.ts";
import { roomsOf } from "./shown.ts";
import { stageOf } from "./stage-shown.ts";
import { ana, twoRooms } from "./two-rooms-under-test.ts";
import type { Viewing } from "./viewing.ts";

const phone = { layout: "immersive", width: 360, height: 520 } as const;

describe("a room of several cameras alone on a narrow screen", () => {
  test("[LAY-45] is the third that speaks, and small beside it the two others, from the left", () => {
    const stage = met(phone);
    expect(shown(stage)).toEqual([["p0_one"], ["p0-left", "p0-right"]]);
    expect(stageOf(stage.participant)?.rows[0]?.others).toHaveLength(2);
    speaks(stage, "p0-right");
    expect(shown(stage)).toEqual([["p0_one"], ["p0-left", "p0-centre"]]);
    speaks(stage, "p0-left");
    expect(shown(stage)).toEqual([["p0_one"], ["p0-centre", "p0-right"]]);
  });

  test("[LAY-46] all of its cameras are asked for small, the large picture first; a voice elsewhere asks for nothing", () => {
    const stage = met(phone);
    expect(asked(stage)).toEqual([
      ["p0_one", [180]],
      ["p0-left", [180]],
      ["p0-centre", [180]],
      ["p0-right", [180]],
    ]);
    const before = stage.said.length;
    speaks(stage, "p0-right");
    expect(stage.said.length).toBe(before);
  });

  test("[PART-195] who was known of before they advertised is one place from the first: one configure", () => {
    const configures = met(phone).said.filter((text) => text.includes("captureEncoding ID"));
    expect(configures).toHaveLength(1);
  });

  test("[LAY-46] they stay small where the picture is large", () => {
    const stage = met({ ...phone, width: 470, height: 1_000 });
    expect(asked(stage).map(([, heights]) => heights)).toEqual([[360], [180], [180], [180]]);
  });

  test("[LAY-47] there are none without a line for each, or where little may come in", () => {
    const alone = [["p0_one"], []];
    const four = met(phone).advertised(twoRooms({ ben: false, slides: true }));
    expect(shown(four)).toEqual(alone);
    const rows = stageOf(four.participant)?.rows ?? [];
    expect(rows.flatMap(({ others }) => others)).toEqual([]);
    expect(shown(met({ ...phone, bandwidthBps: 450_000 }))).toEqual(alone);
    expect(shown(met({ ...phone, savesData: true }))[1]).toHaveLength(2);
  });

  test("[LAY-47] nor where the row fits, nor in another layout, nor beside other rooms", () => {
    expect(shown(met({ ...phone, width: 500 }))[1]).toEqual([]);
    expect(shown(met({ ...phone, layout: "gallery" }))[1]).toEqual([]);
    const stage = met(phone).notified("partial", 2, "ben").advertised(twoRooms());
    expect(shown(stage)).toEqual([["p0_one"], []]);
  });

  test("[LAY-45] a lost one keeps their places", () => {
    const stage = met(phone).notified("partial", 2, "ana:booted");
    stage.advertised(twoRooms({ ana: false, ben: false }));
    expect(shown(stage)).toEqual([["p0_one"], ["p0-left", "p0-right"]]);
  });
});

test("[PIN-10] who is pinned on a narrow screen has its other cameras beside its picture", () => {
  // Ben is there, and nothing of him is advertised.
  const stage = met(phone).notified("partial", 2, "ben");
  expect(shown(stage)).toEqual([["p0_one"], []]);
  looks(stage, { ...phone, pinned: { type: "room", room: ana } });
  expect(shown(stage)).toEqual([["p0_one"], ["p0-left", "p0-right"]]);
  looks(stage, { ...phone, pinned: { type: "camera", room: ana, captureId: "p0-left" } });
  expect(shown(stage)).toEqual([["p0-left"], []]);
});

/** In a conference with ana, who has three cameras; four lines bring pictures. */
function met(viewing: Viewing): Stage {
  const stage = looks(new Stage().joined(), viewing);
  return stage.notified("full", 1, "me", "ana").advertised(twoRooms({ ben: false }));
}

function looks(stage: Stage, viewing: Viewing): Stage {
  return stage.gives({ type: "viewing-changed", viewing });
}

/** The newest picture of the room's one is of that camera. */
function speaks(stage: Stage, captureId: string): void {
  const [mid] = switchedLines(stage.participant);
  if (!mid) throw new Error("nothing is switched");
  stage.gives({ type: "switched-in", mid, source: contributingSource(captureId) });
}

/** Of ana: what is large, and what is small beside it. */
function shown(stage: Stage) {
  const room = roomsOf(stage.participant).find(({ id }) => id === ana);
  return [room?.tiles ?? [], room?.others ?? []].map((tiles) =>
    tiles.map(({ captureId }) => captureId),
  );
}

function asked(stage: Stage) {
  return stage.focus.provider.configured.map((each) => [each.captureId, heightsOf(each)]);
}
