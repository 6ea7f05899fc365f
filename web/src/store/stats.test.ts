// @vitest-environment happy-dom
import { openParticipant, type Participant } from "@parley/shared/participant";
import { type Mid, parseMid } from "@parley/shared/sdp";
import { expect, test } from "vitest";
import { Stats } from "./stats.ts";

test("[STAT-70] in a conference the quality is measured; figures are there while somebody reads", async () => {
  const stats = new Stats();
  stats.follow({ participant: inside, report });
  await expect.poll(() => stats.store.getState()).toEqual({ own: "excellent", rooms: {} });

  const stop = stats.read();
  const other = stats.read();
  await expect
    .poll(() => stats.store.getState().figures)
    .toMatchObject({
      roundTripMs: 40,
      tiles: {
        c1: { mid: "5", captureId: "c1", streams: [{ codec: "VP8", height: 720 }] },
      },
      own: {},
    });
  await expect
    .poll(() => stats.store.getState().rooms, secondSample)
    .toEqual({
      "sip:ana@x": "excellent",
    });
  stop();
  stop();
  expect(stats.store.getState().figures).toBeDefined();
  other();
  await expect.poll(() => stats.store.getState().figures).toBeUndefined();
});

test("[STAT-71] outside nothing is measured, and what was is forgotten", async () => {
  const stats = new Stats();
  const asked: string[] = [];
  const follow = (participant: Participant) =>
    stats.follow({
      participant,
      report: () => {
        asked.push("report");
        return report();
      },
    });
  follow({ ...inside, phase: { type: "joining" } });
  expect(asked).toEqual([]);
  follow(inside);
  await expect.poll(() => stats.store.getState().own).toBe("excellent");
  follow({ ...inside, phase: { type: "left", reason: "left" } });
  expect(stats.store.getState()).toEqual({ rooms: {} });
  stats.read();
  expect(asked).toEqual(["report"]);
});

/** What there is a rate of is known by the second. */
const secondSample = { timeout: 10_000 };

const mid = parseMid("5") as Mid;

const inside: Participant = {
  ...openParticipant(
    { entity: "sip:me@x", name: "Me" },
    { cameras: [], camerasOn: true, microphoneOn: true },
  ),
  phase: { type: "in-conference" },
  media: { phase: "flowing" },
  roster: {
    refreshing: false,
    people: [
      {
        entity: "sip:ana@x",
        name: "Ana",
        state: "connected",
        isHost: false,
        endpoints: ["p1"],
        lost: 0,
      },
    ],
  },
  rooms: [
    {
      id: "sip:ana@x",
      entity: "sip:ana@x",
      name: "Ana",
      state: "connected",
      tiles: [{ captureId: "c1", description: "", mid }],
      audio: [],
      presented: [],
    },
  ],
};

let bytes = 0;

/** Each counts on from the one before. */
async function report(): Promise<Iterable<readonly [string, unknown]>> {
  bytes += 100_000;
  const line = { type: "inbound-rtp", kind: "video", mid, ssrc: 1, codecId: "c", frameHeight: 720 };
  return Object.entries({
    line: { ...line, bytesReceived: bytes, packetsReceived: bytes / 1_000 },
    c: { type: "codec", mimeType: "video/VP8" },
    pair: { type: "candidate-pair", selected: true, currentRoundTripTime: 0.04 },
  });
}
