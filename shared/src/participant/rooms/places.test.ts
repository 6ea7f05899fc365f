import { describe, expect, test } from "vitest";
import { mid } from "../../sdp/index.ts";
import { contributingSource } from "../../switching/index.ts";
import { roomsOf, speakerOf } from "../stage/shown.ts";
import { ana, twoRooms } from "../stage/two-rooms-under-test.ts";
import type { Layout } from "../stage/viewing.ts";
import { Stage } from "../test-stage.ts";
import { switchedLines } from "./switched-in.ts";

const wall = { width: 1_920, height: 1_080 };

describe("another layout", () => {
  test("[LAY-1] is one configure and nothing else; one that asks for the same is not even that", () => {
    const stage = met();
    const before = configures(stage);
    expect(looks(stage, "speaker").asked).toEqual([]);
    expect(configured(stage)).toEqual(["p0-room1", "p0-room2", "p0-room3"]);
    expect(configures(stage)).toBe(before + 1);
    looks(stage, "speaker", { width: 1_900, height: 1_000 });
    expect(configures(stage)).toBe(before + 1);
    looks(stage, "speaker", { width: 400, height: 700 });
    expect(configured(stage)).toEqual(["p0-speaker"]);
    looks(stage, "immersive");
    expect(configured(stage).toSorted()).toEqual(["p0-centre", "p0-left", "p0-right", "p1-left"]);
    expect(configures(stage)).toBe(before + 3);
  });

  test("[LAY-2] chosen before joining is the one that the first configure asks for", () => {
    const stage = looks(new Stage(), "gallery").joined().notified("full", 1, "me", "ana", "ben");
    stage.advertised(twoRooms());
    expect(configured(stage)).toEqual(["p0-centre", "p1-left"]);
    expect(configures(stage)).toBe(1);
  });

  test("[LAY-3] a room shows the pictures that the layout asks for, a lost one those it would", () => {
    const stage = looks(met(), "gallery");
    expect(tiles(stage)).toEqual(["ana: p0-centre", "ben: p1-left"]);
    stage.notified("partial", 2, "ana:booted").advertised(twoRooms({ ana: false }));
    expect(tiles(stage)).toEqual(["ana: p0-centre", "ben: p1-left"]);
    looks(stage, "speaker");
    expect(tiles(stage)).toEqual(["ana: ", "ben: "]);
    looks(stage, "immersive");
    expect(tiles(stage)).toEqual(["ana: p0-left,p0-centre,p0-right", "ben: p1-left"]);
  });

  test("[LAY-9] alone, or with nobody to see, there is no place for who speaks", () => {
    const stage = looks(met(), "speaker").notified("partial", 2, "ana:booted", "ben:booted");
    stage.advertised(twoRooms({ ana: false, ben: false }));
    expect(speakerOf(stage.participant)).toBeUndefined();
    expect(configured(stage)).toEqual([]);
    expect(tiles(stage)).toEqual(["ana: p0-left,p0-centre,p0-right", "ben: p1-left"]);
  });
});

describe("who is in a switched capture", () => {
  test("[LAY-4] has no name until a packet has told it", () => {
    const stage = looks(met(), "speaker");
    expect(switchedLines(stage.participant)).toEqual(["5", "6", "7"]);
    expect(speakerOf(stage.participant)?.room).toBeUndefined();
    expect(seen(stage)).toEqual(["p0-room1 ", "p0-room2 ", "p0-room3 "]);
    shows(stage, "p0-left", "p0-centre", "p0-right");
    expect(speakerOf(stage.participant)?.room).toEqual({ id: ana, name: "ana" });
    expect(seen(stage)).toEqual(["p0-room1 ana", "p0-room2 ana", "p0-room3 ana"]);
  });

  test("[LAY-4] has no name when the packets name nobody who may be there, or nobody any more", () => {
    const stage = looks(met(), "speaker");
    shows(stage, "p7-left", "p7-centre", "p7-right");
    expect(speakerOf(stage.participant)?.room).toBeUndefined();
    // Of those that may be there at all, in another place.
    shows(stage, "p0-right", "p0-left", "p0-centre");
    expect(speakerOf(stage.participant)?.room).toBeUndefined();
    shows(stage, "p0-left", "p0-centre", "p0-right");
    shows(stage, undefined, undefined, undefined);
    expect(speakerOf(stage.participant)?.room).toBeUndefined();
  });

  test("[LAY-5] a narrow room stands in the middle, and the other places are not seen", () => {
    const stage = looks(met(), "speaker");
    shows(stage, "p0-left", "p1-left", "p0-right");
    expect(seen(stage)).toEqual(["p0-room2 ben"]);
    expect(speakerOf(stage.participant)?.room?.name).toBe("ben");
  });

  test("[LAY-6] while a row changes it is nobody's, and each picture its own", () => {
    const stage = looks(met(), "speaker");
    shows(stage, "p0-left", "p1-left", "p0-right");
    shows(stage, undefined, "p0-centre", "p0-right");
    expect(speakerOf(stage.participant)?.room).toBeUndefined();
    expect(seen(stage)).toEqual(["p0-room1 ", "p0-room2 ana", "p0-room3 ana"]);
    shows(stage, "p0-left", "p0-centre", undefined);
    expect(speakerOf(stage.participant)?.room).toBeUndefined();
  });

  test("[LAY-7] is forgotten when the line comes to carry something else", () => {
    const stage = looks(met(), "speaker");
    shows(stage, "p0-left", "p0-centre", "p0-right");
    looks(stage, "gallery");
    expect(speakerOf(stage.participant)).toBeUndefined();
    expect(switchedLines(stage.participant)).toEqual([]);
    looks(stage, "speaker");
    expect(speakerOf(stage.participant)?.room).toBeUndefined();
  });

  test("[LAY-8] stays to be seen while the connection is lost, and is said to be reconnecting", () => {
    const stage = looks(met(), "speaker");
    shows(stage, "p0-left", "p0-centre", "p0-right");
    stage.after(20_000).gives("media-interrupted").untilDeadline().gives("flow-opened");
    expect(stage.participant.session).toBeUndefined();
    expect(seen(stage)).toEqual(["p0-room1 ana", "p0-room2 ana", "p0-room3 ana"]);
    const states = speakerOf(stage.participant)?.tiles.map(({ state }) => state);
    expect(states).toEqual(["reconnecting", "reconnecting", "reconnecting"]);
    expect(stage.gives("leave-requested").participant.places).toEqual([]);
  });
});

/** In a conference with ana, who has three cameras, and ben, who has one. */
function met(): Stage {
  const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
  return stage.advertised(twoRooms());
}

function looks(stage: Stage, layout: Layout, size = wall): Stage {
  return stage.gives({ type: "viewing-changed", viewing: { layout, ...size } });
}

/** The newest pictures on the lines of the row say that they are of these captures. */
function shows(stage: Stage, ...captures: readonly (string | undefined)[]): void {
  for (const [at, capture] of captures.entries()) {
    const source = capture === undefined ? undefined : contributingSource(capture);
    stage.gives({ type: "switched-in", mid: mid(`${5 + at}`), source });
  }
}

function seen(stage: Stage): readonly string[] {
  const speaker = speakerOf(stage.participant);
  return (speaker?.tiles ?? []).map(
    ({ captureId, source }) => `${captureId} ${source?.name ?? ""}`,
  );
}

function tiles(stage: Stage): readonly string[] {
  return roomsOf(stage.participant).map(
    ({ name, tiles: shown }) => `${name}: ${shown.map(({ captureId }) => captureId).join()}`,
  );
}

function configured(stage: Stage): readonly string[] {
  return stage.focus.provider.configured.map(({ captureId }) => captureId);
}

/** How many configures the participant has sent. */
function configures(stage: Stage): number {
  return stage.said.filter((text) => /:configure\s/.test(text)).length;
}
