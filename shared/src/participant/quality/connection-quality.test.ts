import { describe, expect, test } from "vitest";
import { roomsOf } from "../stage/shown.ts";
import { Stage, showing } from "../test-stage.ts";
import { type ConnectionQuality, judged, noQuality } from "./connection-quality.ts";
import { noStatistics, type StreamSample, withSample } from "./statistics.ts";

describe("the quality of a room", () => {
  test("[STAT-40] is that of its worst line, and its own only", () => {
    const measured = new Measured().seconds(6, { l: 20 });
    expect(measured.rooms).toEqual({ ana: "poor", ben: "excellent" });
  });

  test("[STAT-41] that is lost is lost at once, whatever still comes", () => {
    const measured = new Measured().seconds(6, {});
    measured.stage.notified("full", 2, "me", "ana:booted", "ben").advertised(onlyBen);
    expect(measured.seconds(1, {}).rooms).toEqual({ ana: "lost", ben: "excellent" });
  });

  test("[STAT-42] of which nothing was measured is not there", () => {
    const { stage } = new Measured();
    expect(judged(noQuality, stage.participant, noStatistics, stage.now).rooms.size).toBe(0);
  });
});

describe("one's own quality", () => {
  test("[STAT-43] is poor where every room comes badly, and fine where one does not", () => {
    expect(new Measured().seconds(6, { l: 20 }).quality.own?.level).toBe("excellent");
    expect(new Measured().seconds(6, { l: 20, b: 20 }).quality.own?.level).toBe("poor");
  });

  test("[STAT-43] a room that is lost has no say in it", () => {
    const measured = new Measured().seconds(6, { b: 20 });
    expect(measured.quality.own?.level).toBe("excellent");
    measured.stage.notified("full", 2, "me", "ana:booted", "ben").advertised(onlyBen);
    expect(measured.seconds(6, { b: 20 }).quality.own?.level).toBe("poor");
  });

  test("[STAT-44] is lost while this end is cut off", () => {
    const measured = new Measured().seconds(2, {});
    measured.stage.gives("media-interrupted");
    expect(measured.seconds(1, {}).quality.own?.level).toBe("lost");
  });

  test("[STAT-45] is told to be unstable once in a bad stretch, however long", () => {
    const measured = new Measured().seconds(6, bad);
    const since = measured.quality.unstableSince;
    expect(since).toBeDefined();
    expect(measured.seconds(60, bad).quality.unstableSince).toBe(since);
  });

  test("[STAT-45] a moment of relief and a loss on the way belong to the stretch", () => {
    const measured = new Measured().seconds(6, bad);
    const since = measured.quality.unstableSince;
    expect(measured.seconds(5, {}).seconds(6, bad).quality.unstableSince).toBe(since);
    measured.stage.gives("media-interrupted");
    measured.seconds(2, bad);
    measured.stage.gives("media-connected");
    expect(measured.seconds(6, bad).quality.unstableSince).toBe(since);
  });

  test("[STAT-45] after a good while another stretch is told again", () => {
    const measured = new Measured().seconds(6, bad);
    const since = measured.quality.unstableSince;
    expect(measured.seconds(20, {}).quality.unstableSince).toBeUndefined();
    expect(measured.seconds(6, bad).quality.unstableSince).toBeGreaterThan(since ?? 0);
  });
});

const bad = { l: 20, r: 20, b: 20 };
const onlyBen = showing({ "sip:ana@example.org": {}, "sip:ben@example.org": { b: 0 } });

/** Ana's room of two cameras and Ben's of one, on the clock of a stage. */
class Measured {
  readonly stage = new Stage()
    .joined()
    .notified("full", 1, "me", "ana", "ben")
    .advertised(
      showing({ "sip:ana@example.org": { l: 0, r: 1_000 }, "sip:ben@example.org": { b: 0 } }),
    );
  quality: ConnectionQuality = noQuality;
  #statistics = noStatistics;
  #counts = new Map<string, StreamSample>();
  readonly #names: ReadonlyMap<string, string>;

  constructor() {
    const tiles = roomsOf(this.stage.participant).flatMap((room) => room.tiles);
    this.#names = new Map(
      tiles.flatMap(({ mid, description }) => (mid ? [[mid, description]] : [])),
    );
  }

  /** So many, with that many percent lost of the pictures with these names. */
  seconds(count: number, loss: Readonly<Record<string, number>>): this {
    for (let second = 0; second < count; second += 1) {
      this.stage.after(1_000);
      for (const [mid, name] of this.#names) this.#counts.set(mid, this.#next(mid, name, loss));
      const sample = { at: this.stage.now, streams: [...this.#counts.values()] };
      this.#statistics = withSample(this.#statistics, sample);
      const { participant, now } = this.stage;
      this.quality = judged(this.quality, participant, this.#statistics, now);
    }
    return this;
  }

  /** By the first part of the entity. */
  get rooms(): Readonly<Record<string, string>> {
    const names = new Map(this.stage.participant.rooms.map(({ id, entity }) => [id, entity]));
    const levels: Record<string, string> = {};
    for (const [id, { level }] of this.quality.rooms) {
      levels[names.get(id)?.slice(4, 7) ?? id] = level;
    }
    return levels;
  }

  #next(mid: string, name: string, loss: Readonly<Record<string, number>>): StreamSample {
    const { bytes = 0, packets = 0, packetsLost = 0 } = this.#counts.get(mid) ?? {};
    const lost = loss[name.split("-")[1] ?? ""] ?? 0;
    return {
      mid,
      ssrc: Number(mid),
      direction: "receiving",
      kind: "video",
      bytes: bytes + 50_000,
      packets: packets + 100 - lost,
      packetsLost: packetsLost + lost,
    } as StreamSample;
  }
}
