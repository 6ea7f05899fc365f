import type { Instant } from "@parley/shared/lib";
import { openParticipant, type Participant } from "@parley/shared/participant";
import { mid } from "@parley/shared/sdp";
import { describe, expect, test } from "vitest";
import { conferenceView } from "./conference-view.ts";
import type { JoinRequest } from "./view.ts";

describe("the conference as screens show it", () => {
  test("[LAY-18] who speaks has the tracks of the lines, in the layout that shows them", () => {
    const places = [{ captureId: "p0-speaker", description: "", mid: mid("7") }];
    const viewing = { layout: "speaker", width: 800, height: 600 } as const;
    const view = conferenceView({ ...inside, viewing, places }, request, trackOf);
    expect(view.layout).toBe("speaker");
    expect(view.speaker?.tiles).toMatchObject([
      { captureId: "p0-speaker", track: { id: "track-7" } },
    ]);
    expect(conferenceView(inside, request, trackOf)).not.toHaveProperty("speaker");
  });

  test("[LAY-30] what stands on the stage is shown with its tracks, and where it stands", () => {
    const viewing = { layout: "immersive", width: 800, height: 600 } as const;
    const pinned = { type: "room", room: "sip:ana@x" } as const;
    const chair = { id: "sip:ben@x", entity: "sip:ben@x", name: "Ben", tiles: 1 };
    const chairs = [{ ...chair, after: "sip:ana@x", until: 2_000 as Instant }];
    const looking = { ...viewing, pinned, switching: "room", savesData: true } as const;
    const view = conferenceView({ ...inside, chairs, viewing: looking }, request, trackOf);
    expect(view.stage?.rows.map(({ id, size }) => `${id} ${size}`)).toEqual([
      "sip:ana@x large",
      "sip:ben@x small",
    ]);
    expect(view.chairs).toEqual([{ id: "sip:ben@x", entity: "sip:ben@x", name: "Ben" }]);
    expect(view).toMatchObject({ pinned, switching: "room", savesData: true, presentations: [] });
    const plain = conferenceView(inside, request, trackOf);
    expect(plain).toMatchObject({ switching: "auto", savesData: false, chairs: [] });
    expect(plain).not.toHaveProperty("stage");
  });

  test("[LAY-40] what stands in a window of its own is not on the stage, and is shown with its place", () => {
    const there = { type: "room", room: "sip:ana@x", width: 1_600, height: 400 } as const;
    const viewing = { layout: "immersive", width: 800, height: 600, elsewhere: there } as const;
    const view = conferenceView({ ...inside, viewing }, request, trackOf);
    expect(view.stage?.rows).toEqual([]);
    expect(view.elsewhere).toMatchObject({ type: "room", row: { id: "sip:ana@x" } });
    expect(view.rooms).toHaveLength(1);
    expect(conferenceView(inside, request, trackOf)).not.toHaveProperty("elsewhere");
  });

  test("[CALL-40] each tile has the track of its line, and none without a line", () => {
    const view = conferenceView(inside, request, trackOf);
    expect(view.rooms[0]?.tiles).toMatchObject([
      { captureId: "l", track: { id: "track-5" } },
      { captureId: "r" },
    ]);
    expect(view.rooms[0]?.tiles[1]?.track).toBeUndefined();
    expect(view.remoteAudio).toMatchObject([{ entity: "sip:ana@x", track: { id: "track-11" } }]);
  });

  test("[CALL-41] times are told by the clock on the wall", () => {
    const view = conferenceView(inside, request, trackOf);
    expect(view.roster[1]?.lostAt).toBe(performance.timeOrigin + 700);
    expect(view.rooms[0]?.lostAt).toBe(performance.timeOrigin + 700);
    expect(view.banner).toEqual({
      type: "lost",
      cause: "focus-unreachable",
      attempt: 2,
      nextTryAt: performance.timeOrigin + 900,
    });
  });

  test("[CALL-42] a refusal shows at pre-join, a reason to be outside with the way back", () => {
    const refusal = { status: 486 };
    const refused: Participant = { ...outside, phase: { type: "outside", refusal } };
    expect(conferenceView(refused, request, trackOf).phase).toEqual({ type: "prejoin", refusal });
    const left: Participant = { ...outside, phase: { type: "left", reason: "removed" } };
    expect(conferenceView(left, request, trackOf).phase).toEqual({
      type: "left",
      reason: "removed",
      mayRejoin: false,
    });
  });

  test("[CALL-44] why one was not taken back comes along", () => {
    const refusal = { status: 403, warning: "Join link has expired" };
    const left = { type: "left", reason: "refused", refusal } as const;
    expect(conferenceView({ ...outside, phase: left }, request, trackOf).phase).toEqual({
      ...left,
      mayRejoin: true,
    });
  });

  test("[CALL-43] the person at this end is marked in the roster", () => {
    const { roster } = conferenceView(inside, request, trackOf);
    expect(roster.map(({ self }) => self)).toEqual([true, false]);
  });

  test("[WEB-230] a person of the roster has the cameras of their rooms, whatever the layout shows", () => {
    const viewing = { layout: "gallery", width: 800, height: 600 } as const;
    const { roster } = conferenceView({ ...inside, viewing }, request, trackOf);
    expect(roster.map(({ cameras }) => cameras)).toEqual([0, 2]);
  });

  test("[PART-62] [PART-193] what came of the wishes of a host here comes along", () => {
    const muting = { kind: "mute", entity: "sip:ana@x", sequence: 1, state: "asked" } as const;
    const hand = { kind: "lower-hand", entity: "sip:ana@x", sequence: 2, state: "failed" } as const;
    const wishes = { made: 2, kept: [muting, hand] };
    expect(conferenceView({ ...inside, wishes }, request, trackOf).wishes).toEqual(wishes.kept);
  });
});

const request: JoinRequest = { conference: "demo", name: "Me", cameras: [] };

const outside = openParticipant(
  { entity: "sip:me@x", name: "Me" },
  { cameras: [], camerasOn: true, microphoneOn: true },
);

const inside: Participant = {
  ...outside,
  phase: { type: "in-conference" },
  recovery: {
    phase: "waiting",
    deadline: 900 as Instant,
    outage: { attempt: 2, giveUpAt: 45_000 as Instant, cause: "focus-unreachable" },
    dialog: "kept",
    triedAt: 0 as Instant,
  },
  roster: {
    refreshing: false,
    people: [
      {
        entity: "sip:me@x",
        name: "Me",
        state: "connected",
        isHost: true,
        endpoints: ["p1"],
        lost: 0,
      },
      {
        entity: "sip:ana@x",
        name: "Ana",
        state: "reconnecting",
        isHost: false,
        endpoints: ["p2"],
        lost: 1,
        lostAt: 700 as Instant,
      },
    ],
  },
  rooms: [
    {
      id: "sip:ana@x",
      entity: "sip:ana@x",
      name: "Ana",
      state: "reconnecting",
      lostAt: 700 as Instant,
      tiles: [
        { captureId: "l", description: "Left camera", mid: mid("5") },
        { captureId: "r", description: "Right camera" },
      ],
      audio: [mid("11")],
      presented: [],
    },
  ],
};

function trackOf(line: string): MediaStreamTrack {
  return { id: `track-${line}` } as MediaStreamTrack;
}
