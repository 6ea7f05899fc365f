import type { Mid } from "@parley/shared/sdp";
import type { LegId, LegPlan } from "@parley/shared/switching";
import { expect, test } from "vitest";
import { KnownStreams } from "./known-streams.ts";

const [camera, microphone] = ["1" as Mid, "0" as Mid];

test("[SFU-96] a worker that takes over is told the streams that packets have named", () => {
  const streams = new KnownStreams();
  streams.learn({ mid: camera, rid: "h", ssrc: 1 });
  streams.learn({ mid: camera, rid: "h", rtxSsrc: 2 });
  streams.learn({ mid: camera, rid: "l", ssrc: 3 });
  streams.begin();

  expect(streams.named(plan()).sources).toMatchObject([
    { mid: camera, rid: "l", ssrc: 3 },
    { mid: camera, rid: "h", ssrc: 1, rtxSsrc: 2 },
    { mid: microphone, ssrc: 77 },
  ]);
});

test("[SFU-96] to the worker that has seen the packets plans stay as they are", () => {
  const streams = new KnownStreams();
  streams.learn({ mid: camera, rid: "h", ssrc: 1 });
  expect(streams.named(plan())).toEqual(plan());

  streams.begin();
  streams.learn({ mid: camera, rid: "h", ssrc: 9 });
  expect(streams.named(plan()).sources[1]).toMatchObject({ ssrc: 1 });
});

test("[SFU-96] what the SDP announces goes before what packets have said", () => {
  const streams = new KnownStreams();
  streams.learn({ mid: microphone, ssrc: 5 });
  streams.begin();
  expect(streams.named(plan()).sources[2]).toMatchObject({ ssrc: 77 });
});

function plan(): LegPlan {
  const video = { mid: camera, kind: "video", payloadType: 96, clockRate: 90_000 } as const;
  const audio = { mid: microphone, kind: "audio", payloadType: 111, clockRate: 48_000 } as const;
  const sources = [
    { ...video, rid: "l" },
    { ...video, rid: "h" },
    { ...audio, ssrc: 77 },
  ];
  return { leg: "ada" as LegId, extensions: {}, sources, sinks: [] };
}
