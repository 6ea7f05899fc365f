import fc from "fast-check";
import { expect, test } from "vitest";
import { writeNack, writePictureLossIndication } from "./feedback.ts";
import { readRtcp } from "./read.ts";
import { writeReceiverReports, writeSenderReport } from "./reports.ts";

test("[SFU-5] a NACK says exactly the numbers it was written with, over a wraparound too", () => {
  const start = fc.integer({ min: 0, max: 0xffff });
  const steps = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(start, steps, (first, gaps) => {
      const lost = gaps.map(
        (_, index) => (first + gaps.slice(0, index).reduce((a, b) => a + b, 0)) & 0xffff,
      );
      expect(readRtcp(writeNack(7, lost))).toEqual([{ type: "nack", mediaSsrc: 7, lost }]);
    }),
  );
});

test("[SFU-5] a compound packet is read up to the first that breaks", () => {
  const good = writePictureLossIndication(3);
  const bad = Buffer.from(good);
  bad.writeUInt16BE(900, 2);
  const read = readRtcp(Buffer.concat([good, good, bad, good]));
  expect(read).toEqual([
    { type: "key-frame-request", mediaSsrc: 3 },
    { type: "key-frame-request", mediaSsrc: 3 },
  ]);
});

test("[SFU-5] a sender report is read back as it was written", () => {
  const report = { ssrc: 9, ntpMs: 1_234_567.5, rtpTimestamp: 99, packets: 5, octets: 6 };
  const [read] = readRtcp(writeSenderReport(report));
  expect(read).toMatchObject({ type: "sender-report", ssrc: 9, rtpTimestamp: 99 });
  expect(read?.type === "sender-report" && read.ntpMs).toBeCloseTo(1_234_567.5, 3);
});

test("[SFU-5] more streams than a report has room for make more reports, each with its SDES", () => {
  const report = {
    fractionLost: 0,
    cumulativeLost: -3,
    highestExtended: 70_000,
    jitter: 1.5,
    lastSenderReport: 0,
    delaySinceLast: 0,
  };
  const reports = Array.from({ length: 40 }, (_, ssrc) => ({ ...report, ssrc }));
  const packets = writeReceiverReports(reports);
  expect(packets.map((packet) => packet.readUInt8(0) & 0x1f)).toEqual([31, 9]);
  for (const packet of packets) {
    const sdes = (packet.readUInt16BE(2) + 1) * 4;
    expect(packet.readUInt8(sdes + 1)).toBe(202);
    expect(sdes + (packet.readUInt16BE(sdes + 2) + 1) * 4).toBe(packet.length);
  }
});
