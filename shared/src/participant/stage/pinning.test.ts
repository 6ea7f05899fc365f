import { expect, test } from "vitest";
import { participantLimits } from "../limits.ts";
import { Stage } from "../test-stage.ts";
import { roomsOf, speakerOf } from "./shown.ts";
import { stageOf } from "./stage-shown.ts";
import { ana, twoRooms } from "./two-rooms-under-test.ts";
import type { Layout, Pinned } from "./viewing.ts";

const pinned: Pinned = { type: "room", room: ana };
const slides: Pinned = { type: "presentation", captureId: "p0-slides" };

test("[PIN-1] who is pinned is large and the others small, and a pin is one configure", () => {
  const stage = met();
  const before = stage.said.length;
  pin(stage, pinned);
  expect(sizes(stage)).toEqual(["sip:ana@example.org large", "sip:ben@example.org small"]);
  expect(stage.said.length).toBe(before + 1);
});

test("[PIN-2] a pin is held while its room is lost, and when it is back", () => {
  const stage = pin(met(), pinned).notified("partial", 2, "ana:booted");
  stage.advertised(twoRooms({ ana: false }));
  expect(sizes(stage)[0]).toBe("sip:ana@example.org large");
  stage.notified("partial", 3, "ana").advertised(twoRooms());
  expect(stage.participant.viewing?.pinned).toEqual(pinned);
});

test("[PIN-3] it falls away with the empty chair of a room that has left", () => {
  const stage = pin(met(), pinned).notified("partial", 2, "ana:departed");
  expect(stage.participant.viewing?.pinned).toEqual(pinned);
  stage.after(participantLimits.chairStands).gives("deadline-passed");
  expect(stage.participant.viewing).not.toHaveProperty("pinned");
  stage.notified("partial", 3, "ana").advertised(twoRooms());
  expect(stage.participant.viewing).not.toHaveProperty("pinned");
});

test("[PIN-4] it outlives a connection of one's own that is lost, until it is clear who is there", () => {
  const stage = pin(met(), pinned).after(20_000).gives("media-interrupted").untilDeadline();
  stage.gives("flow-opened");
  expect(stage.participant.session).toBeUndefined();
  stage.answered().notified("full", 1, "me", "ben");
  stage.after(participantLimits.chairStands).gives("deadline-passed");
  expect(stage.participant.chairs).toEqual([]);
  expect(stage.participant.viewing?.pinned).toEqual(pinned);
  stage.after(participantLimits.backShown).gives("deadline-passed");
  expect(stage.participant.viewing).not.toHaveProperty("pinned");
});

test("[PIN-5] who is pinned stands beside whoever speaks, lost or not", () => {
  const stage = pin(met(), pinned, "speaker");
  expect(sizes(stage)).toEqual(["sip:ana@example.org large", "speaker small"]);
  expect(speakerOf(stage.participant)?.tiles.map(({ captureId }) => captureId)).toEqual([
    "p0-speaker",
  ]);
  stage.notified("partial", 2, "ana:booted").advertised(twoRooms({ ana: false }));
  expect(sizes(stage)).toEqual(["sip:ana@example.org large", "speaker small"]);
  expect(roomsOf(stage.participant)[0]?.tiles).toHaveLength(3);
});

test("[LAY-71] a presentation that is pinned is large, and the pin falls away when it is over", () => {
  const stage = met().advertised(twoRooms({ slides: true }));
  const before = stageOf(stage.participant)?.presentations[0]?.width ?? Infinity;
  pin(stage, slides);
  expect(stageOf(stage.participant)?.presentations[0]?.width).toBeGreaterThan(before);
  expect(sizes(stage)).toEqual(["sip:ana@example.org large", "sip:ben@example.org large"]);
  stage.advertised(twoRooms());
  expect(stage.participant.viewing).not.toHaveProperty("pinned");
});

test("[LAY-71] it holds over a lost connection of one's own, until an advertisement tells", () => {
  const stage = pin(met().advertised(twoRooms({ slides: true })), slides);
  stage.after(20_000).gives("media-interrupted").untilDeadline().gives("flow-opened");
  stage.answered().notified("full", 1, "me", "ana", "ben");
  stage.after(participantLimits.backShown).gives("deadline-passed");
  expect(stage.participant.viewing?.pinned).toEqual(slides);
});

test("[PART-322] it is held while who presents is lost, and when they are back, presenting", () => {
  const stage = pin(met().advertised(twoRooms({ slides: true })), slides);
  stage.advertised(twoRooms({ ana: false }));
  expect(stage.participant.viewing?.pinned).toEqual(slides);
  stage.notified("partial", 2, "ana:booted").notified("partial", 3, "ana");
  stage.advertised(twoRooms({ slides: true }));
  expect(stage.participant.viewing?.pinned).toEqual(slides);
  stage.advertised(twoRooms());
  expect(stage.participant.viewing).not.toHaveProperty("pinned");
});

test.each([
  ["leave meanwhile", (stage: Stage) => stage.notified("partial", 3, "ana:departed")],
  [
    "are back, and present no more",
    (stage: Stage) => stage.notified("partial", 3, "ana").advertised(twoRooms()),
  ],
])("[PART-322] it falls away if they %s", (_, comesOfIt) => {
  const stage = pin(met().advertised(twoRooms({ slides: true })), slides);
  stage.notified("partial", 2, "ana:booted").advertised(twoRooms({ ana: false }));
  expect(stage.participant.viewing?.pinned).toEqual(slides);
  comesOfIt(stage);
  expect(stage.participant.viewing).not.toHaveProperty("pinned");
});

test("[PART-322] who is lost holds nothing that somebody else has presented", () => {
  const stage = pin(met().advertised(twoRooms({ slides: true })), slides);
  stage.notified("partial", 2, "ben:booted").advertised(twoRooms({ ben: false, slides: true }));
  stage.advertised(twoRooms({ ben: false }));
  expect(stage.participant.viewing).not.toHaveProperty("pinned");
});

test("[LAY-72] pinned from the first, as after a reload, somebody is large once they are there; who is not there is not waited for", () => {
  const stage = pin(new Stage().joined(), pinned);
  stage.notified("full", 1, "me", "ana", "ben").advertised(twoRooms());
  expect(sizes(stage)[0]).toBe("sip:ana@example.org large");
  const alone = pin(new Stage().joined(), pinned);
  alone.notified("full", 1, "me", "ben").advertised(twoRooms({ ana: false }));
  expect(alone.participant.viewing).not.toHaveProperty("pinned");
});

/** In a conference with ana, who has three cameras, and ben, who has one. */
function met(): Stage {
  const stage = pin(new Stage().joined(), undefined);
  return stage.notified("full", 1, "me", "ana", "ben").advertised(twoRooms());
}

function pin(stage: Stage, who: Pinned | undefined, layout: Layout = "immersive"): Stage {
  const viewing = { layout, width: 1_280, height: 640, ...(who && { pinned: who }) };
  return stage.gives({ type: "viewing-changed", viewing });
}

function sizes(stage: Stage): readonly string[] {
  return (stageOf(stage.participant)?.rows ?? []).map(({ id, size }) => `${id} ${size}`);
}
