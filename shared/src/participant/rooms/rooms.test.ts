import { describe, expect, test } from "vitest";
import { roomsOf } from "../stage/shown.ts";
import { Stage, self, showing } from "../test-stage.ts";
import { roomsSeen } from "./rooms.ts";

const ana = "sip:ana@example.org";
const ben = "sip:ben@example.org";
const anasOther = `${ana} 2`;

test("[PART-196] rooms that are looked at twice are the same in the same order", () => {
  const { participant, now } = new Stage()
    .joined()
    .notified("full", 1, "me", "ana", "ben")
    .advertised(showing({ "sip:ben@example.org": { centre: 0 } }));
  const { roster, session } = participant;
  const sight = { roster: roster.people, self: self.entity, session, now };
  const once = roomsSeen([], sight);
  const idsOf = (seen: typeof once) => seen.map(({ id }) => id);
  expect(once).toHaveLength(2);
  expect(idsOf(roomsSeen(once, sight))).toEqual(idsOf(once));
});

describe("one person with several endpoints", () => {
  test("[PART-51] has a room for each, side by side in the order of the advertisement", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana:connected:connected", "ben");
    stage.advertised(
      showing({ [ana]: { left: 0 }, [anasOther]: { centre: 0 }, [ben]: { right: 0 } }),
    );
    expect(rooms(stage)).toEqual([
      `${ana}: p0-left connected`,
      `${ana} 2: p1-centre connected`,
      `${ben}: p2-right connected`,
    ]);
    expect(roomsOf(stage.participant).map(({ name }) => name)).toEqual(["ana", "ana", "ben"]);
  });

  test("[PART-51] the second one joins later, and the first keeps its place", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana");
    stage.advertised(showing({ [ana]: { left: 0 } }));
    stage.notified("partial", 2, "ana:connected:connected");
    stage.advertised(showing({ [ana]: { left: 0 }, [anasOther]: { centre: 0 } }));
    expect(rooms(stage)).toEqual([`${ana}: p0-left connected`, `${ana} 2: p1-centre connected`]);
  });

  test("[PART-52] the one that is lost says so and keeps its tiles, the other is as before", () => {
    const stage = bothThere();
    stage.after(700).notified("partial", 2, "ana:booted:connected");
    stage.advertised(showing({ [ana]: {}, [anasOther]: { centre: 0 } }));
    expect(rooms(stage)).toEqual([`${ana}: p0-left reconnecting`, `${ana} 2: p1-centre connected`]);
    stage.after(300).notified("full", 3, "me", "ana:booted:connected");
    expect(roomsOf(stage.participant)[0]?.lostAt).toBe(700);
    stage.advertised(showing({ [ana]: { left: 0 }, [anasOther]: { centre: 0 } }));
    stage.notified("partial", 4, "ana:connected:connected");
    expect(rooms(stage)).toEqual([`${ana}: p0-left connected`, `${ana} 2: p1-centre connected`]);
    expect(roomsOf(stage.participant)[0]?.lostAt).toBeUndefined();
  });

  test("[PART-52] the one that left is gone, the other stays the room it was", () => {
    const stage = bothThere();
    stage.advertised(showing({ [ana]: {}, [anasOther]: { centre: 0 } }));
    stage.notified("partial", 2, "ana:departed:connected");
    expect(rooms(stage)).toEqual([`${ana} 2: p1-centre connected`]);
  });

  test("[PART-52] both lost are both reconnecting, though an advertisement still shows them", () => {
    const stage = bothThere().notified("partial", 2, "ana:booted:booted");
    expect(rooms(stage)).toEqual([
      `${ana}: p0-left reconnecting`,
      `${ana} 2: p1-centre reconnecting`,
    ]);
  });

  test("[PART-53] another endpoint of one's own is a room like any other", () => {
    const stage = new Stage().joined().notified("full", 1, "me:connected:connected");
    expect(rooms(stage)).toEqual([]);
    stage.advertised(showing({ [self.entity]: { left: 0 } }));
    expect(rooms(stage)).toEqual([`${self.entity}: p0-left connected`]);
    stage.advertised(showing({ [ana]: { left: 0 } })).notified("partial", 2, "me");
    expect(rooms(stage)).toEqual([]);
  });

  test("[PART-54] who comes back into another seat comes back into the same room", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
    stage.advertised(showing({ [ana]: { left: 0 }, [ben]: { right: 0 } }));
    stage.advertised(showing({ [ana]: {}, [ben]: { right: 0 }, [anasOther]: { centre: 0 } }));
    expect(rooms(stage)).toEqual([`${ana}: p2-centre connected`, `${ben}: p1-right connected`]);
  });
});

function bothThere(): Stage {
  const stage = new Stage().joined().notified("full", 1, "me", "ana:connected:connected");
  return stage.advertised(showing({ [ana]: { left: 0 }, [anasOther]: { centre: 0 } }));
}

function rooms(stage: Stage): readonly string[] {
  return roomsOf(stage.participant).map(
    ({ id, tiles, state }) => `${id}: ${tiles.map(({ captureId }) => captureId).join()} ${state}`,
  );
}
