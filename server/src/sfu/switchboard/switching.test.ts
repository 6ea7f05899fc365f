import { describe, expect, test } from "vitest";
import { leg, MICROPHONE, OPUS, Rehearsal, type Seen, seat, seatSsrc } from "./rehearsal.ts";

const numbers = (packets: readonly Seen[]) => packets.map((packet) => packet.sequenceNumber);

describe("beginning", () => {
  test("[SFU-10] nothing of a video source goes out before a key frame", () => {
    const stage = showing("bob", "ada");
    stage.video("ada", { sequenceNumber: 1 });
    stage.video("ada", { sequenceNumber: 2 });
    expect(stage.media("bob")).toEqual([]);

    stage.video("ada", { sequenceNumber: 3, key: true });
    stage.video("ada", { sequenceNumber: 4 });
    expect(stage.media("bob")).toHaveLength(2);
  });

  test("[SFU-11] sound goes out from its first packet", () => {
    const stage = new Rehearsal();
    stage.join("ada", "bob");
    const ear = { ...seat("bob"), kind: "audio", payloadType: OPUS, clockRate: 48_000 } as const;
    stage.plan("bob", { sinks: [{ ...ear, from: { leg: leg("ada"), mid: MICROPHONE } }] });
    stage.audio("ada", 7);
    stage.audio("ada", 8);
    expect(numbers(stage.media("bob"))).toEqual([7, 8]);
  });
});

describe("a change of source", () => {
  test("[SFU-12] the seat keeps its SSRC and payload type, and its numbers have no gap", () => {
    const stage = showing("bob", "ada");
    stage.video("ada", { sequenceNumber: 100, key: true });
    stage.video("ada", { sequenceNumber: 101 });
    stage.show("bob", "cleo");
    stage.video("cleo", { sequenceNumber: 40_000, key: true });
    stage.video("cleo", { sequenceNumber: 40_001 });
    stage.show("bob", "ada");
    stage.video("ada", { sequenceNumber: 120, key: true });

    const shown = stage.media("bob");
    expect(numbers(shown)).toEqual([100, 101, 102, 103, 104]);
    for (const packet of shown) expect(packet.ssrc).toBe(seatSsrc("bob"));
  });

  test("[SFU-13] timestamps go on with the time that passed", () => {
    const stage = showing("bob", "ada");
    stage.video("ada", { sequenceNumber: 1, timestamp: 5_000, key: true });
    stage.show("bob", "cleo");
    stage.wait(1_000);
    stage.video("cleo", { sequenceNumber: 1, timestamp: 4_000_000_000, key: true });
    stage.video("cleo", { sequenceNumber: 2, timestamp: 4_000_003_000 });

    const times = stage.media("bob").map((packet) => packet.timestamp);
    expect(times).toEqual([5_000, 95_000, 98_000]);
  });

  test("[SFU-14] picture ids and TL0PICIDX go on", () => {
    const stage = showing("bob", "ada");
    stage.video("ada", { sequenceNumber: 1, pictureId: 0x7ffe, tl0PicIdx: 254, key: true });
    stage.video("ada", { sequenceNumber: 2, pictureId: 0x7fff, tl0PicIdx: 255 });
    stage.show("bob", "cleo");
    stage.video("cleo", { sequenceNumber: 1, pictureId: 300, tl0PicIdx: 7, key: true });
    stage.video("cleo", { sequenceNumber: 2, pictureId: 301, tl0PicIdx: 8 });

    const pictures = stage.media("bob").map(({ pictureId, tl0PicIdx }) => [pictureId, tl0PicIdx]);
    expect(pictures).toEqual([
      [0x7ffe, 254],
      [0x7fff, 255],
      [0, 0],
      [1, 1],
    ]);
  });

  test("[SFU-15] a source that left and came back goes on in its seat", () => {
    const stage = showing("bob", "ada");
    stage.video("ada", { sequenceNumber: 9, key: true });
    stage.show("bob");
    stage.video("ada", { sequenceNumber: 10 });
    stage.show("bob", "ada");
    stage.video("ada", { sequenceNumber: 11 });
    stage.video("ada", { sequenceNumber: 12, key: true });
    expect(numbers(stage.media("bob"))).toEqual([9, 10]);
  });
});

describe("order", () => {
  test("[SFU-16] numbers wrap around together with the source's", () => {
    const stage = showing("bob", "ada");
    for (const [index, sequenceNumber] of [65_534, 65_535, 0, 1].entries()) {
      stage.video("ada", { sequenceNumber, key: index === 0 });
    }
    expect(numbers(stage.media("bob"))).toEqual([65_534, 65_535, 0, 1]);
  });

  test("[SFU-17] a late packet goes out in its own place; one from before the switch does not", () => {
    const stage = showing("bob", "ada");
    stage.video("ada", { sequenceNumber: 10, key: true });
    stage.video("ada", { sequenceNumber: 12 });
    stage.video("ada", { sequenceNumber: 11 });
    stage.video("ada", { sequenceNumber: 9 });
    expect(numbers(stage.media("bob"))).toEqual([10, 12, 11]);
    stage.show("bob", "cleo");
    stage.video("cleo", { sequenceNumber: 1, key: true });
    expect(numbers(stage.media("bob"))).toEqual([13]);
  });

  test("[SFU-18] a duplicate goes out once, and a packet far too late not at all", () => {
    const stage = showing("bob", "ada");
    stage.video("ada", { sequenceNumber: 5_000, key: true });
    stage.video("ada", { sequenceNumber: 5_001 });
    stage.video("ada", { sequenceNumber: 5_001 });
    stage.video("ada", { sequenceNumber: 5_001 - 2_000 });
    expect(numbers(stage.media("bob"))).toEqual([5_000, 5_001]);
  });
});

test("[SFU-19] one source in many seats goes to each under its own SSRC", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob", "cleo");
  stage.show("bob", "ada");
  stage.show("cleo", "ada");
  stage.video("ada", { sequenceNumber: 1, key: true });
  expect(stage.media("bob").map((packet) => packet.ssrc)).toEqual([seatSsrc("bob")]);
  expect(stage.media("cleo").map((packet) => packet.ssrc)).toEqual([seatSsrc("cleo")]);
});

function showing(viewer: string, shown: string): Rehearsal {
  const stage = new Rehearsal();
  stage.join("ada", "bob", "cleo");
  stage.show(viewer, shown);
  return stage;
}
