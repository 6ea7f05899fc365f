import { instant } from "@parley/shared/lib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { ArrivalLog } from "./arrival-log.ts";

test("[SFU-52] feedback says of every packet when it came, to a quarter of a millisecond", () => {
  const log = new ArrivalLog();
  log.note(10, instant(1_000));
  log.note(11, instant(1_000.25));
  log.note(13, instant(1_140));
  log.note(12, instant(1_141));
  const [packet, ...rest] = log.takeFeedback(77);
  expect(rest).toEqual([]);
  expect(decode(packet)).toEqual([
    { number: 10, at: 1_000 },
    { number: 11, at: 1_000.25 },
    { number: 12, at: 1_141 },
    { number: 13, at: 1_140 },
  ]);
});

test("[SFU-53] what is missing between two feedbacks is reported as missing", () => {
  const log = new ArrivalLog();
  log.note(1, instant(0));
  log.takeFeedback(1);
  log.note(4, instant(60));
  const [packet] = log.takeFeedback(1);
  expect([packet?.readUInt16BE(12), packet?.readUInt16BE(14)]).toEqual([2, 3]);
  expect(decode(packet)).toEqual([{ number: 4, at: 60 }]);
  expect(log.takeFeedback(1)).toEqual([]);
});

test("[SFU-54] any numbering gives bounded, decodable feedback without a number twice", () => {
  const arrival = fc.record({
    number: fc.integer({ min: 0, max: 0xffff }),
    gap: fc.double({ min: 0, max: 30_000, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(arrival, { maxLength: 200 }), (arrivals) => {
      const log = new ArrivalLog();
      let now = 0;
      for (const { number, gap } of arrivals) log.note(number, instant((now += gap)));
      const packets = log.takeFeedback(1);
      expect(packets.length).toBeLessThanOrEqual(16);
      for (const packet of packets) {
        expect(packet.length).toBeLessThan(1_200);
        const numbers = decode(packet).map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
      }
    }),
  );
});

test("[SFU-55] numbers wrap around", () => {
  const log = new ArrivalLog();
  for (const number of [65_534, 65_535, 0, 1]) log.note(number, instant(5));
  expect(decode(log.takeFeedback(1)[0]).map(({ number }) => number)).toEqual([
    65_534, 65_535, 0, 1,
  ]);
});

/** An independent reading of draft-holmer-rmcat-transport-wide-cc-extensions-01 §3.1. */
function decode(packet: Buffer | undefined): { number: number; at: number }[] {
  if (!packet) return [];
  expect(packet.length).toBe((packet.readUInt16BE(2) + 1) * 4);
  const base = packet.readUInt16BE(12);
  const count = packet.readUInt16BE(14);
  const symbols: number[] = [];
  let offset = 20;
  for (; symbols.length < count; offset += 2) {
    const chunk = packet.readUInt16BE(offset);
    if (chunk < 0x8000) {
      for (let run = chunk & 0x1fff; run > 0; run -= 1) symbols.push((chunk >> 13) & 3);
    } else if (chunk & 0x4000) {
      for (let shift = 12; shift >= 0; shift -= 2) symbols.push((chunk >> shift) & 3);
    } else for (let shift = 13; shift >= 0; shift -= 1) symbols.push((chunk >> shift) & 1);
  }
  let at = packet.readUIntBE(16, 3) * 64;
  const arrivals: { number: number; at: number }[] = [];
  symbols.slice(0, count).forEach((symbol, index) => {
    if (symbol === 0) return;
    at += (symbol === 1 ? packet.readUInt8(offset) : packet.readInt16BE(offset)) / 4;
    offset += symbol;
    arrivals.push({ number: (base + index) & 0xffff, at });
  });
  return arrivals;
}
