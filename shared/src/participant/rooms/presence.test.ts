import { describe, expect, test } from "vitest";
import { participantLimits } from "../limits.ts";
import { bannerOf, roomsOf, rosterOf } from "../stage/shown.ts";
import { Stage, sdp, showing } from "../test-stage.ts";

const ana = "sip:ana@example.org";
const ben = "sip:ben@example.org";

describe("rooms", () => {
  test("[PART-30] tiles stand left to right by area of capture, however they are advertised", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana");
    stage.advertised(showing({ [ana]: { right: 500, left: -1500, centre: -500 } }));
    expect(tiles(stage, ana)).toEqual(["p0-left", "p0-centre", "p0-right"]);
  });

  test("[PART-30] each tile is on the line of the encoding it was configured on", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana");
    stage.advertised(showing({ [ana]: { left: -1500, centre: -500 } }));
    const [room] = roomsOf(stage.participant);
    expect(room?.tiles.map(({ mid, state }) => `${mid ?? "-"} ${state}`)).toEqual([
      "5 live",
      "6 live",
    ]);
  });

  test("[PART-31] rooms stand in the order they first appeared; who comes back keeps the place", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
    stage.notified("full", 2, "ben", "me", "cleo", "ana:booted").notified("partial", 3, "ana");
    expect(entities(stage)).toEqual(["ana", "ben", "cleo"]);
    stage.notified("partial", 4, "ben:departed");
    expect(entities(stage)).toEqual(["ana", "cleo"]);
  });

  test("[PART-32] a lost room keeps its tiles until it is gone, and says that it is reconnecting", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
    stage.advertised(showing({ [ana]: { left: -1500 }, [ben]: { centre: -500 } }));
    stage.after(500).notified("partial", 2, "ana:booted");
    stage.advertised(showing({ [ben]: { centre: -500 } }));
    const [room] = roomsOf(stage.participant);
    expect(room).toMatchObject({ entity: ana, state: "reconnecting", lostAt: 500 });
    expect(room?.tiles).toMatchObject([{ captureId: "p0-left", state: "reconnecting" }]);
    stage.notified("partial", 3, "ana:departed");
    expect(entities(stage)).toEqual(["ben"]);
  });

  test("[PART-32] a room that is back keeps its old tiles until it advertises anew", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana");
    stage.advertised(showing({ [ana]: { left: -1500, right: 500 } }));
    stage.notified("partial", 2, "ana:booted").advertised(showing({ [ben]: { left: 0 } }));
    stage.notified("partial", 3, "ana");
    expect(tiles(stage, ana)).toEqual(["p0-left", "p0-right"]);
    stage.advertised(showing({ [ana]: { right: 500 } }));
    expect(tiles(stage, ana)).toEqual(["p0-right"]);
  });

  test("[PART-33] no picture looks live while this end itself hears nothing", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana");
    stage.advertised(showing({ [ana]: { left: -1500 } })).gives("media-interrupted");
    expect(roomsOf(stage.participant)[0]?.tiles[0]?.state).toBe("reconnecting");
    stage.gives("media-connected");
    expect(roomsOf(stage.participant)[0]?.tiles[0]?.state).toBe("live");
  });
});

describe("the roster", () => {
  test("[PART-34] a person is connecting, connected or reconnecting; departed and failed is gone", () => {
    const stage = new Stage().joined();
    stage.notified("full", 1, "me", "ana:pending", "ben:booted", "cleo:departed", "dan:failed");
    expect(rosterOf(stage.participant).map(({ name, state }) => `${name} ${state}`)).toEqual([
      "me connected",
      "ana connecting",
      "ben reconnecting",
    ]);
  });

  test("[PART-61] it says who is a host, and by which endpoints somebody is there or may be back", () => {
    const stage = new Stage().joined();
    stage.notified("full", 1, "me!", "ana:connected:booted:departed");
    expect(rosterOf(stage.participant).map(({ isHost, endpoints }) => [isHost, endpoints])).toEqual(
      [
        [true, ["e0-me"]],
        [false, ["e0-ana", "e1-ana"]],
      ],
    );
  });

  test("[PART-34] how long somebody is lost is counted from the first time we heard of it", () => {
    const stage = new Stage().joined().after(1_000).notified("full", 1, "me", "ana:booted");
    stage.after(5_000).notified("full", 2, "me", "ana:booted");
    expect(rosterOf(stage.participant)[1]?.lostAt).toBe(1_000);
  });

  test("[PART-35] a gap in the versions asks for full state, once", () => {
    const stage = new Stage().joined().notified("full", 1, "me");
    expect(stage.notified("partial", 3, "ben").asked).toEqual(["refresh-subscription"]);
    expect(stage.notified("partial", 4, "cleo").asked).toEqual([]);
    expect(entities(stage)).toEqual([]);
    stage.notified("full", 5, "me", "ana", "ben");
    expect(entities(stage)).toEqual(["ana", "ben"]);
    expect(stage.notified("partial", 7, "cleo").asked).toEqual(["refresh-subscription"]);
  });

  test("[PART-35] a NOTIFY that cannot be read is one that was missed", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana");
    stage.gives({ type: "notified", body: "<garbage" });
    expect(stage.asked).toEqual(["refresh-subscription"]);
    expect(entities(stage)).toEqual(["ana"]);
  });

  test("[PART-36] a subscription that ends is made again after a while", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana");
    expect(stage.gives("subscription-ended").asked).toEqual([]);
    expect(stage.untilDeadline().asked).toEqual(["subscribe"]);
    expect(entities(stage)).toEqual(["ana"]);
  });
});

describe("having been away", () => {
  test("[PART-37] the page says that it is lost, counts the attempts and names the next one", () => {
    const stage = new Stage().joined().after(60_000).gives("flow-lost");
    expect(bannerOf(stage.participant)).toMatchObject({ type: "lost", attempt: 1 });
    stage.gives("flow-lost");
    expect(bannerOf(stage.participant)).toMatchObject({ attempt: 2, nextTryAt: 60_300 });
  });

  test("[PART-38] back in the dialog, it asks for full state and says who left and who joined", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
    stage.after(60_000).gives("flow-lost").gives("flow-opened");
    stage.gives({ type: "options-answered", status: 200 });
    expect(stage.asked).toEqual(["refresh-subscription"]);
    stage.notified("full", 4, "me", "ben", "cleo");
    expect(bannerOf(stage.participant)).toEqual({ type: "back", left: ["ana"], joined: ["cleo"] });
    stage.after(participantLimits.backShown).gives("deadline-passed");
    expect(bannerOf(stage.participant)).toBeUndefined();
  });

  test("[PART-38] back in a new dialog, the first NOTIFY of the new subscription decides", () => {
    const stage = new Stage().joined().notified("full", 7, "me", "ana");
    stage.after(60_000).gives({ type: "ended", reasons: [] }).gives("flow-opened").answered();
    expect(entities(stage)).toEqual(["ana"]);
    stage.notified("full", 1, "me", "ben");
    expect(bannerOf(stage.participant)).toEqual({ type: "back", left: ["ana"], joined: ["ben"] });
    expect(entities(stage)).toEqual(["ben"]);
  });

  test("[PART-38] what changed is counted from the first loss, however often it came", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana");
    stage.after(60_000).gives("flow-lost").gives("flow-opened");
    stage.notified("full", 2, "me", "ben");
    expect(bannerOf(stage.participant)?.type).toBe("lost");
    stage.gives({ type: "options-answered", status: 200 }).gives("flow-lost");
    stage.untilDeadline().gives("flow-opened").gives({ type: "options-answered", status: 200 });
    stage.notified("full", 3, "me", "ben");
    expect(bannerOf(stage.participant)).toEqual({ type: "back", left: ["ana"], joined: ["ben"] });
  });

  test("[PART-49] who was away as well, and turns up after all, has not left", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana", "ben");
    stage.after(60_000).gives({ type: "ended", reasons: [] }).gives("flow-opened").answered();
    stage.notified("full", 1, "me");
    expect(bannerOf(stage.participant)).toMatchObject({ left: ["ana", "ben"] });
    stage.after(500).notified("partial", 2, "ben").notified("partial", 3, "cleo");
    expect(bannerOf(stage.participant)).toEqual({ type: "back", left: ["ana"], joined: [] });
  });

  test("[PART-37] to itself, the one who is away is reconnecting, whatever the roster said last", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana").after(60_000);
    stage.gives("flow-lost");
    expect(rosterOf(stage.participant).map(({ state }) => state)).toEqual([
      "reconnecting",
      "connected",
    ]);
  });

  test("[PART-39] a dropped flow takes neither the media nor the session away", () => {
    const stage = new Stage().joined().notified("full", 1, "me", "ana");
    stage
      .advertised(showing({ [ana]: { left: -1500 } }))
      .after(60_000)
      .gives("flow-lost");
    expect(roomsOf(stage.participant)[0]?.tiles[0]?.state).toBe("live");
    expect(stage.participant.session?.lines.length).toBeGreaterThan(0);
  });

  test("[PART-39] a new dialog begins with nothing sent, whatever the one before was asked for", () => {
    const stage = new Stage().joined();
    const wanted = [{ id: "ce", captureId: "left", encodingId: "left" }];
    stage.hears({ type: "configure-requested", captureEncodings: wanted } as never);
    expect(stage.sending).toEqual(["left"]);
    stage.after(60_000).gives({ type: "ended", reasons: [] }).gives("flow-opened");
    expect(stage.sending).toEqual([]);
    expect(stage.gives({ type: "answered", ...sdp }).asked).toEqual(["subscribe"]);
  });
});

function entities(stage: Stage): readonly string[] {
  return roomsOf(stage.participant).map(({ name }) => name);
}

function tiles(stage: Stage, entity: string): readonly string[] | undefined {
  const room = roomsOf(stage.participant).find((shown) => shown.entity === entity);
  return room?.tiles.map(({ captureId }) => captureId);
}
