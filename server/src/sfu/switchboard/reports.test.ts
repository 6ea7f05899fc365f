import { describe, expect, test } from "vitest";
import { rtpPacket } from "../synthetic-peer/vp8-packets.ts";
import { camera, cameraSsrc, Rehearsal, seat, seatSsrc } from "./rehearsal.ts";

const SENDER_REPORT = 200;
const RECEIVER_REPORT = 201;

describe("receiver reports", () => {
  test("[SFU-44] a source is told each second how its packets arrived", () => {
    const stage = live();
    stage.wait(1_000);
    stage.feedback("ada");
    for (const sequenceNumber of [2, 3, 6, 7]) stage.video("ada", { sequenceNumber });
    stage.wait(1_000);
    const report = stage.feedback("ada", RECEIVER_REPORT)[0];
    expect(report?.readUInt32BE(8)).toBe(cameraSsrc("ada"));
    // Two of the six packets 2 … 7 are missing.
    expect(report?.readUInt8(12)).toBe(Math.floor((2 * 256) / 6));
    expect(report?.readUIntBE(13, 3)).toBe(2);
    expect(report?.readUInt16BE(18)).toBe(7);
  });

  test("[SFU-45] it returns the middle of the last sender report's time, and its age", () => {
    const stage = live();
    stage.wait(1_000);
    stage.feedback("ada");
    stage.send("ada", senderReport({ ntpSeconds: 0x1234_5678, rtpTimestamp: 0 }));
    stage.wait(1_000);
    const report = stage.feedback("ada", RECEIVER_REPORT)[0];
    expect(report?.readUInt32BE(24)).toBe(0x5678_0000);
    // The next report is due 50 ms after the sender's, in units of 1/65536 s.
    expect(report?.readUInt32BE(28)).toBe(Math.floor(0.05 * 65_536));
  });
});

test("[SFU-44] jitter is how unevenly packets come, retransmissions left out", () => {
  const stage = live();
  const jitter = () => stage.feedback("ada", RECEIVER_REPORT).at(-1)?.readUInt32BE(20);
  const frame = (sequenceNumber: number) =>
    stage.video("ada", { sequenceNumber, timestamp: (sequenceNumber - 1) * 4_500 });
  for (let number = 2; number < 42; number += 1) {
    stage.wait(50);
    frame(number);
  }
  expect(jitter()).toBe(0);
  for (let number = 42; number < 82; number += 1) {
    stage.wait(number % 2 ? 20 : 80);
    frame(number);
  }
  expect(jitter()).toBeGreaterThan(1_000);
});

describe("sender reports", () => {
  test("[SFU-46] a seat's report has the seat's SSRC, its timestamps and what it sent", () => {
    const stage = live();
    stage.show("bob", "cleo");
    stage.wait(1_000);
    stage.video("cleo", { sequenceNumber: 1, timestamp: 700_000, key: true, payloadBytes: 100 });
    const [, shown] = stage.media("bob");
    stage.send("cleo", senderReport({ rtpTimestamp: 790_000, ssrc: cameraSsrc("cleo") }));

    const report = stage.feedback("bob", SENDER_REPORT)[0];
    expect(report?.readUInt32BE(4)).toBe(seatSsrc("bob"));
    expect(report?.readUInt32BE(16)).toBe((shown?.timestamp ?? 0) + 90_000);
    expect([report?.readUInt32BE(20), report?.readUInt32BE(24)]).toEqual([2, 120]);
  });

  test("[SFU-47] a seat keeps one clock across senders whose clocks are years apart", () => {
    const stage = live();
    const said = (name: string, ntpSeconds: number) => {
      stage.send(name, senderReport({ ntpSeconds, rtpTimestamp: 0, ssrc: cameraSsrc(name) }));
      return stage.feedback("bob", SENDER_REPORT)[0]?.readUInt32BE(8) ?? 0;
    };
    const first = said("ada", 4_000_000_000);
    stage.show("bob", "cleo");
    stage.video("cleo", { sequenceNumber: 1, key: true });
    stage.wait(2_000);
    expect(said("cleo", 3_000) - first).toBe(2);
  });

  test("[SFU-48] nothing is reported of a seat that shows somebody else", () => {
    const stage = live();
    stage.send("cleo", senderReport({ rtpTimestamp: 0, ssrc: cameraSsrc("cleo") }));
    expect(stage.feedback("bob", SENDER_REPORT)).toEqual([]);
  });

  test("[SFU-48] nor of a stream whose key frame has not come yet", () => {
    const stage = live();
    stage.send("ada", bye("ada"));
    stage.video("ada", { sequenceNumber: 500 });
    stage.send("ada", senderReport({ rtpTimestamp: 0 }));
    expect(stage.feedback("bob", SENDER_REPORT)).toEqual([]);
  });
});

test("[SFU-52] a leg that numbers its packets transport-wide is told at each tick what came", () => {
  const stage = live();
  stage.plan("ada", { extensions: { transportWideCc: 5 } });
  const extensions = new Map([[5, Buffer.from([0, 9])]]);
  stage.feedback("ada");
  stage.video("ada", { sequenceNumber: 2, extensions });
  stage.wait(50);
  const [feedback] = stage.feedback("ada", 205);
  expect([feedback?.readUInt8(0), feedback?.readUInt16BE(12)]).toEqual([0x80 | 0x20 | 15, 9]);
});

test("[SFU-49] what a leg says it can receive is in its counters", () => {
  const stage = live();
  const remb = Buffer.from("8fce0005000000010000000052454d420102aaaa00000001", "hex");
  stage.send("bob", remb);
  const bob = stage.switchboard.counters().find(({ leg }) => leg === "bob");
  expect(bob?.availableBitrateBps).toBe(0x2aaaa);
});

test("[SFU-50] a stream that said BYE begins anew, with a key frame", () => {
  const stage = live();
  stage.send("ada", bye("ada"));
  stage.video("ada", { sequenceNumber: 2 });
  stage.video("ada", { sequenceNumber: 900, key: true });
  expect(stage.media("bob").map((packet) => packet.sequenceNumber)).toEqual([1, 2]);
});

test("[SFU-51] video orientation and audio level are passed on under the receiver's ids", () => {
  const stage = new Rehearsal();
  stage.join("ada", "bob");
  stage.plan("ada", { sources: [camera("ada")], extensions: { videoOrientation: 3 } });
  const sinks = [seat("bob", "ada")];
  stage.plan("bob", { sinks, extensions: { videoOrientation: 7, mid: 1 } });
  const fields = { ssrc: cameraSsrc("ada"), sequenceNumber: 1, payload: keyFrame() };
  stage.send("ada", rtpPacket({ ...fields, extensions: new Map([[3, Buffer.from([2])]]) }));
  const [shown] = stage.media("bob");
  const block = shown?.bytes.subarray(shown.extensionStart, shown.extensionEnd);
  expect(block?.toString("latin1")).toBe("\x11f0\x70\x02\0\0\0");
});

/** Ada is shown to Bob and has sent packet 1, a key frame of 20 bytes at timestamp 0. */
function live(): Rehearsal {
  const stage = new Rehearsal();
  stage.join("ada", "bob", "cleo");
  stage.show("bob", "ada");
  stage.video("ada", { sequenceNumber: 1, key: true });
  return stage;
}

function senderReport(fields: {
  readonly rtpTimestamp: number;
  readonly ntpSeconds?: number;
  readonly ssrc?: number;
}): Buffer {
  const report = Buffer.alloc(28);
  report.writeUInt8(0x80, 0);
  report.writeUInt8(SENDER_REPORT, 1);
  report.writeUInt16BE(6, 2);
  report.writeUInt32BE(fields.ssrc ?? cameraSsrc("ada"), 4);
  report.writeUInt32BE(fields.ntpSeconds ?? 3_900_000_000, 8);
  report.writeUInt32BE(fields.rtpTimestamp, 16);
  return report;
}

function bye(name: string): Buffer {
  const packet = Buffer.from([0x81, 203, 0, 1, 0, 0, 0, 0]);
  packet.writeUInt32BE(cameraSsrc(name), 4);
  return packet;
}

function keyFrame(): Buffer {
  return Buffer.from([0x10, 0x10, 0, 0]);
}
