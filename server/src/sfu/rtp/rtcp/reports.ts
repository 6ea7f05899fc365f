import { REPORTER_SSRC } from "./feedback.ts";

/** One stream's reception, as a report block says it (RFC 3550 §6.4.1). */
export interface ReceptionReport {
  readonly ssrc: number;
  /** Of 256, since the report before. */
  readonly fractionLost: number;
  readonly cumulativeLost: number;
  readonly highestExtended: number;
  /** In timestamp units. */
  readonly jitter: number;
  /** Middle 32 bits of the last sender report's NTP timestamp; 0 when none came. */
  readonly lastSenderReport: number;
  /** Since that report, in units of 1/65536 s. */
  readonly delaySinceLast: number;
}

export interface SenderReport {
  readonly ssrc: number;
  /** On our clock, in milliseconds; its zero has no meaning (RFC 3550 §6.4.1 allows elapsed time). */
  readonly ntpMs: number;
  readonly rtpTimestamp: number;
  readonly packets: number;
  readonly octets: number;
  /** What is switched into the stream now (RFC 8849 §5.1). */
  readonly captureId?: string;
}

/** CNAME of every stream of the focus. Our streams are told apart by msid, not by CNAME. */
const CNAME = Buffer.from("parley", "latin1");
const CNAME_ITEM = 1;
/** RFC 8849 §8: CCID. */
const CAPTURE_ID_ITEM = 14;
const BLOCK_BYTES = 24;
const BLOCKS_MAX = 31;

/** Receiver reports on these streams with the SDES that a compound packet must have (RFC 3550 §6.1). */
export function writeReceiverReports(reports: readonly ReceptionReport[]): Buffer[] {
  const packets: Buffer[] = [];
  for (let from = 0; from < reports.length; from += BLOCKS_MAX) {
    const blocks = reports.slice(from, from + BLOCKS_MAX);
    const packet = Buffer.alloc(8 + BLOCK_BYTES * blocks.length);
    writeHeader(packet, blocks.length, 201, REPORTER_SSRC);
    blocks.forEach((block, index) => writeBlock(packet, 8 + BLOCK_BYTES * index, block));
    packets.push(Buffer.concat([packet, writeDescription(REPORTER_SSRC)]));
  }
  return packets;
}

/** A sender report of one of our streams, with its SDES. */
export function writeSenderReport(report: SenderReport): Buffer {
  const packet = Buffer.alloc(28);
  writeHeader(packet, 0, 200, report.ssrc);
  const seconds = Math.floor(report.ntpMs / 1000);
  const fraction = Math.floor(((report.ntpMs / 1000) % 1) * 0x1_0000_0000);
  packet.writeUInt32BE(seconds >>> 0, 8);
  packet.writeUInt32BE(fraction >>> 0, 12);
  packet.writeUInt32BE(report.rtpTimestamp >>> 0, 16);
  packet.writeUInt32BE(report.packets >>> 0, 20);
  packet.writeUInt32BE(report.octets >>> 0, 24);
  return Buffer.concat([packet, writeDescription(report.ssrc, report.captureId)]);
}

/** SDES with one chunk: the CNAME, a CaptureID (RFC 3550 §6.5), ended and padded by zeros. */
function writeDescription(ssrc: number, captureId?: string): Buffer {
  const items = [item(CNAME_ITEM, CNAME)];
  if (captureId !== undefined) items.push(item(CAPTURE_ID_ITEM, Buffer.from(captureId, "utf8")));
  const chunk = Buffer.concat(items);
  const packet = Buffer.alloc(8 + Math.ceil((chunk.length + 1) / 4) * 4);
  writeHeader(packet, 1, 202, ssrc);
  chunk.copy(packet, 8);
  return packet;
}

function item(type: number, text: Buffer): Buffer {
  const value = text.subarray(0, 255);
  return Buffer.concat([Buffer.from([type, value.length]), value]);
}

function writeBlock(packet: Buffer, at: number, block: ReceptionReport): void {
  packet.writeUInt32BE(block.ssrc, at);
  packet.writeUInt8(block.fractionLost, at + 4);
  packet.writeIntBE(Math.max(-0x80_0000, Math.min(0x7f_ffff, block.cumulativeLost)), at + 5, 3);
  packet.writeUInt32BE(block.highestExtended >>> 0, at + 8);
  packet.writeUInt32BE(Math.floor(block.jitter) >>> 0, at + 12);
  packet.writeUInt32BE(block.lastSenderReport >>> 0, at + 16);
  packet.writeUInt32BE(Math.floor(block.delaySinceLast) >>> 0, at + 20);
}

function writeHeader(packet: Buffer, count: number, packetType: number, ssrc: number): void {
  packet.writeUInt8(0x80 | count, 0);
  packet.writeUInt8(packetType, 1);
  packet.writeUInt16BE(packet.length / 4 - 1, 2);
  packet.writeUInt32BE(ssrc, 4);
}
