import { feedbackHeader } from "./feedback.ts";

/** One arrival: transport-wide number (extended) and when, in ticks of 250 µs. */
export interface Arrival {
  readonly number: number;
  readonly ticks: number;
}

/** The packets `base` … `base + count - 1` of which `arrivals`, in ascending order, were received. */
export interface TransportFeedback {
  readonly mediaSsrc: number;
  readonly base: number;
  readonly count: number;
  readonly arrivals: readonly Arrival[];
  readonly feedbackCount: number;
}

/** Ticks in the unit of the reference time, 64 ms. */
const REFERENCE_TICKS = 256;
const STATUSES_PER_CHUNK = 7;
const SMALL_DELTA = 1;
const LARGE_DELTA = 2;

/**
 * Transport-wide congestion control feedback (draft-holmer-rmcat-transport-wide-cc-extensions-01
 * §3.1), with two-bit status vectors throughout. Deltas must fit 16 bits: see `deltaFits`.
 */
export function writeTransportFeedback(feedback: TransportFeedback): Buffer {
  const first = feedback.arrivals[0];
  const reference = Math.floor((first?.ticks ?? 0) / REFERENCE_TICKS);
  const { symbols, deltas } = encodeArrivals(feedback, reference * REFERENCE_TICKS);
  const chunkBytes = Math.ceil(feedback.count / STATUSES_PER_CHUNK) * 2;
  const bodyBytes = 8 + chunkBytes + deltas.length;
  const padding = (4 - (bodyBytes % 4)) % 4;
  const packet = feedbackHeader(15, 205, feedback.mediaSsrc, bodyBytes + padding);
  packet.writeUInt16BE(feedback.base & 0xffff, 12);
  packet.writeUInt16BE(feedback.count, 14);
  packet.writeUIntBE(reference & 0xff_ffff, 16, 3);
  packet.writeUInt8(feedback.feedbackCount & 0xff, 19);
  writeChunks(packet, 20, symbols);
  packet.set(deltas, 20 + chunkBytes);
  if (padding > 0) {
    packet.writeUInt8(packet.readUInt8(0) | 0x20, 0);
    packet.writeUInt8(padding, packet.length - 1);
  }
  return packet;
}

/** Whether two arrivals may follow each other in one feedback packet. */
export function deltaFits(before: Arrival, after: Arrival): boolean {
  const delta = after.ticks - before.ticks;
  return delta >= -0x8000 && delta <= 0x7fff;
}

function encodeArrivals(feedback: TransportFeedback, referenceTicks: number) {
  const symbols = new Uint8Array(feedback.count);
  const deltas: number[] = [];
  let before = referenceTicks;
  for (const arrival of feedback.arrivals) {
    const delta = arrival.ticks - before;
    before = arrival.ticks;
    const small = delta >= 0 && delta <= 0xff;
    symbols[arrival.number - feedback.base] = small ? SMALL_DELTA : LARGE_DELTA;
    if (small) deltas.push(delta);
    else deltas.push((delta >> 8) & 0xff, delta & 0xff);
  }
  return { symbols, deltas };
}

function writeChunks(packet: Buffer, at: number, symbols: Uint8Array): void {
  for (let index = 0; index < symbols.length; index += STATUSES_PER_CHUNK) {
    let chunk = 0xc000;
    for (let place = 0; place < STATUSES_PER_CHUNK; place += 1) {
      chunk |= (symbols[index + place] ?? 0) << (12 - 2 * place);
    }
    packet.writeUInt16BE(chunk, at + (index / STATUSES_PER_CHUNK) * 2);
  }
}
