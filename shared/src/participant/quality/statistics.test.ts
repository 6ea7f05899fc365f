import { describe, expect, test } from "vitest";
import { instant } from "../../lib/index.ts";
import { type Mid, parseMid } from "../../sdp/index.ts";
import { noStatistics, type Statistics, type StreamSample, withSample } from "./statistics.ts";

describe("the figures of a line", () => {
  test("[STAT-1] rates are of the time between two samples", () => {
    const { streams } = line(
      sampled(
        [0, picture({ bytes: 10_000, frames: 40, packets: 100, packetsLost: 3 })],
        [2_000, picture({ bytes: 260_000, frames: 100, packets: 190, packetsLost: 13 })],
      ),
    );
    expect(streams).toEqual([
      { kind: "video", kbitPerSecond: 1_000, framesPerSecond: 30, lossPercent: 10 },
    ]);
  });

  test("[STAT-2] one sample has no rates, and no point in the past", () => {
    const { streams, history } = line(sampled([0, picture({ width: 640, height: 360 })]));
    expect(streams).toEqual([{ kind: "video", width: 640, height: 360 }]);
    expect(history).toEqual([]);
  });

  test("[STAT-3] what the browser does not tell is absent, not zero", () => {
    const silent = line(sampled([0, sound({})], [1_000, sound({ bytes: 8_000, packets: 50 })]));
    expect(silent.streams).toEqual([{ kind: "audio", kbitPerSecond: 64 }]);
  });

  test("[STAT-4] a stream of another SSRC, or one that counts from the beginning, begins anew", () => {
    const before = picture({ bytes: 90_000 });
    for (const after of [picture({ ssrc: 2, bytes: 99_000 }), picture({ bytes: 100 })]) {
      expect(line(sampled([0, before], [1_000, after])).streams).toEqual([{ kind: "video" }]);
    }
  });

  test("[STAT-5] losses that are taken back are none, and without packets there is no share", () => {
    const mended = line(
      sampled(
        [0, picture({ packetsLost: 9 })],
        [1_000, picture({ packets: 50, packetsLost: 2, bytes: 1_000 })],
      ),
    );
    expect(mended.streams[0]?.lossPercent).toBe(0);
    const nothing = line(sampled([0, picture({})], [1_000, picture({})]));
    expect(nothing.streams[0]?.lossPercent).toBeUndefined();
  });

  test("[STAT-6] of what is sent the loss is of what was sent", () => {
    const sent = { direction: "sending", rid: "h" } as const;
    const { streams } = line(
      sampled(
        [0, picture({ ...sent, packetsLost: 0 })],
        [1_000, picture({ ...sent, packets: 100, packetsLost: 5 })],
      ),
    );
    expect(streams[0]).toMatchObject({ rid: "h", lossPercent: 5 });
  });

  test("[WEB-491] what limits a picture that is sent is what limits it now", () => {
    const { streams } = line(
      sampled([0, picture({ limitedBy: "cpu" })], [1_000, picture({ limitedBy: "bandwidth" })]),
    );
    expect(streams[0]).toMatchObject({ limitedBy: "bandwidth" });
    const [free] = line(sampled([0, picture({ limitedBy: "cpu" })], [1_000, picture({})])).streams;
    expect(free).not.toHaveProperty("limitedBy");
  });

  test("[STAT-7] the time a picture stood still is a share of the time", () => {
    const { streams } = line(
      sampled([0, picture({ frozenMs: 100 })], [2_000, picture({ frozenMs: 600 })]),
    );
    expect(streams[0]?.frozenShare).toBe(0.25);
  });

  test("[STAT-8] the layers of a camera are one line, with a past in common", () => {
    const layer = (rid: string, ssrc: number, bytes: number) =>
      picture({ direction: "sending", rid, ssrc, bytes });
    const { streams, history } = line(
      sampled(
        [0, layer("l", 1, 0), layer("h", 2, 0)],
        [1_000, layer("l", 1, 25_000), layer("h", 2, 100_000)],
      ),
    );
    expect(streams.map(({ rid, kbitPerSecond }) => [rid, kbitPerSecond])).toEqual([
      ["l", 200],
      ["h", 800],
    ]);
    expect(history).toMatchObject([{ at: 1_000, kbitPerSecond: 1_000 }]);
  });
});

describe("the past of a line", () => {
  test("[STAT-9] is of the last 30 s, oldest first", () => {
    const { history } = line(sampled(...seconds(100)));
    expect(history.map(({ at }) => at / 1_000)).toEqual(
      Array.from({ length: 30 }, (_, nth) => 71 + nth),
    );
  });

  test("[STAT-10] is forgotten with the line", () => {
    const statistics = withSample(sampled(...seconds(5)), { at: instant(9_000), streams: [] });
    expect(statistics.lines.size).toBe(0);
  });

  test("[STAT-11] has no place for a sample that follows another at once", () => {
    const before = sampled(...seconds(5));
    const streams = [picture({ bytes: 99_999_999 })];
    expect(withSample(before, { at: instant(5_100), streams })).toBe(before);
  });
});

function seconds(count: number): readonly (readonly [number, StreamSample])[] {
  return Array.from({ length: count + 1 }, (_, second) => [
    second * 1_000,
    picture({ bytes: second * 1_000 }),
  ]);
}

function sampled(...samples: readonly (readonly [number, ...StreamSample[]])[]): Statistics {
  return samples.reduce(
    (statistics, [at, ...streams]) => withSample(statistics, { at: instant(at), streams }),
    noStatistics,
  );
}

function line({ lines }: Statistics) {
  const found = lines.get(mid);
  if (!found) throw new Error("no such line");
  return found;
}

const mid = parseMid("5") as Mid;

function picture(stream: Partial<StreamSample>): StreamSample {
  return { mid, ssrc: 1, direction: "receiving", kind: "video", bytes: 0, packets: 0, ...stream };
}

function sound(stream: Partial<StreamSample>): StreamSample {
  return picture({ kind: "audio", ...stream });
}
