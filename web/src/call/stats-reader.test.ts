import { instant } from "@parley/shared/lib";
import { describe, expect, test } from "vitest";
import { sampleOf } from "./stats-reader.ts";

const now = instant(7_000);

const received = {
  type: "inbound-rtp",
  mid: "5",
  ssrc: 1,
  kind: "video",
  bytesReceived: 1,
  packetsReceived: 1,
};

describe("what Chromium reports", () => {
  test("[STAT-50] becomes what is received and what is sent, with its layers", () => {
    expect(sampleOf(entries(chromium), now)).toEqual({
      at: 7_000,
      roundTripMs: 12,
      streams: [
        {
          mid: "5",
          ssrc: 1681071212,
          direction: "receiving",
          kind: "video",
          bytes: 140_613,
          packets: 208,
          packetsLost: 3,
          jitterMs: 8,
          frames: 158,
          frozenMs: 1_500,
          width: 320,
          height: 180,
          codec: "VP8",
        },
        {
          mid: "2",
          rid: "l",
          ssrc: 11,
          direction: "sending",
          kind: "video",
          bytes: 140_613,
          packets: 209,
          packetsLost: 1,
          jitterMs: 4,
          frames: 158,
          width: 320,
          height: 180,
          codec: "VP8",
          limitedBy: "bandwidth",
        },
      ],
    });
  });
});

test.each([
  ["cpu", "cpu"],
  ["none", undefined],
  ["other", undefined],
])("[WEB-491] a picture that is limited for the reason %s", (reason, limitedBy) => {
  const sent = { ...chromium.find(({ id }) => id === "OT01V1"), qualityLimitationReason: reason };
  expect(sampleOf([["OT01V1", sent]], now).streams[0]?.limitedBy).toBe(limitedBy);
});

describe("what Firefox reports", () => {
  test("[STAT-51] has no RID and no transport, and what it lacks is absent", () => {
    expect(sampleOf(entries(firefox), now)).toEqual({
      at: 7_000,
      roundTripMs: 3,
      streams: [
        {
          mid: "1",
          ssrc: 2744620308,
          direction: "receiving",
          kind: "audio",
          bytes: 891,
          packets: 297,
          packetsLost: 0,
          jitterMs: 5,
          codec: "opus",
        },
        {
          mid: "0",
          ssrc: 2893241650,
          direction: "sending",
          kind: "video",
          bytes: 104_260,
          packets: 157,
          frames: 117,
          width: 320,
          height: 180,
        },
      ],
    });
  });
});

describe("what no browser should report", () => {
  test.each<[string, readonly unknown[]]>([
    ["nothing", []],
    ["no dictionaries", [null, "inbound-rtp", 7]],
    [
      "no line",
      [{ type: "inbound-rtp", ssrc: 1, kind: "video", bytesReceived: 1, packetsReceived: 1 }],
    ],
    ["no numbers", [{ ...received, bytesReceived: "many" }]],
    ["no kind we know", [{ ...received, kind: "smell" }]],
    ["a line on which nothing ever came", [{ ...received, packetsReceived: 0 }]],
  ])("[STAT-52] comes to no figures: %s", (_, stats) => {
    const report = stats.map((stat, nth) => [`${nth}`, stat] as const);
    expect(sampleOf(report, now)).toEqual({ at: 7_000, streams: [] });
  });

  test("[STAT-52] figures that are none are left out, and what is sound is kept", () => {
    const [stream] = sampleOf([["x", { ...received, jitter: Number.NaN }]], now).streams;
    expect(stream).toMatchObject({ bytes: 1, packets: 1 });
    expect(stream).not.toHaveProperty("jitterMs");
  });
});

function entries(
  stats: readonly { readonly id: string }[],
): readonly (readonly [string, unknown])[] {
  return stats.map((stat) => [stat.id, stat]);
}

/** Of Chromium 156, in part: two pairs are nominated, one layer is off, one seat is empty. */
const chromium = [
  { id: "T01", type: "transport", selectedCandidatePairId: "CP2" },
  { id: "CP1", type: "candidate-pair", nominated: true, currentRoundTripTime: 0.5 },
  { id: "CP2", type: "candidate-pair", nominated: true, currentRoundTripTime: 0.012 },
  { id: "C96", type: "codec", mimeType: "video/VP8", payloadType: 96 },
  {
    id: "IT01V1",
    type: "inbound-rtp",
    codecId: "C96",
    kind: "video",
    ssrc: 1681071212,
    mid: "5",
    bytesReceived: 140_613,
    packetsReceived: 208,
    packetsLost: 3,
    jitter: 0.008,
    framesDecoded: 158,
    frameHeight: 180,
    frameWidth: 320,
    freezeCount: 2,
    totalFreezesDuration: 1.5,
  },
  {
    id: "IT01V2",
    type: "inbound-rtp",
    kind: "video",
    ssrc: 12,
    mid: "6",
    bytesReceived: 0,
    packetsReceived: 0,
  },
  {
    id: "OT01V1",
    type: "outbound-rtp",
    codecId: "C96",
    kind: "video",
    ssrc: 11,
    mid: "2",
    rid: "l",
    active: true,
    bytesSent: 140_613,
    packetsSent: 209,
    framesEncoded: 158,
    frameHeight: 180,
    frameWidth: 320,
    qualityLimitationReason: "bandwidth",
    remoteId: "RI1",
  },
  {
    id: "OT01V2",
    type: "outbound-rtp",
    kind: "video",
    ssrc: 13,
    mid: "2",
    rid: "h",
    active: false,
    bytesSent: 5,
    packetsSent: 5,
  },
  { id: "RI1", type: "remote-inbound-rtp", packetsLost: 1, jitter: 0.004, roundTripTime: 0.003 },
];

/** Of Firefox 153, in part; nobody has reported yet on what it sends. */
const firefox = [
  { id: "p1", type: "candidate-pair", state: "failed", currentRoundTripTime: 0.9 },
  {
    id: "p2",
    type: "candidate-pair",
    nominated: true,
    selected: true,
    currentRoundTripTime: 0.003,
  },
  { id: "c1", type: "codec", codecType: "decode", mimeType: "audio/opus" },
  {
    id: "i1",
    type: "inbound-rtp",
    codecId: "c1",
    kind: "audio",
    ssrc: 2744620308,
    mid: "1",
    jitter: 0.005,
    packetsLost: 0,
    packetsReceived: 297,
    bytesReceived: 891,
  },
  {
    id: "o1",
    type: "outbound-rtp",
    codecId: "gone",
    kind: "video",
    ssrc: 2893241650,
    mid: "0",
    bytesSent: 104_260,
    packetsSent: 157,
    frameHeight: 180,
    frameWidth: 320,
    framesEncoded: 117,
    framesPerSecond: 22,
    remoteId: "gone",
  },
];
