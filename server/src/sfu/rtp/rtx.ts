import { type RtpPacket, readRtpPacket } from "./packet.ts";

const ORIGINAL_SEQUENCE_NUMBER_BYTES = 2;

/**
 * The packet that a retransmission carries, as it was first sent (RFC 4588 §4). Undefined for a
 * packet that carries none: Chromium probes bandwidth with such padding.
 */
export function unwrapRtx(
  rtx: RtpPacket,
  payloadType: number,
  ssrc: number,
): RtpPacket | undefined {
  const payload = rtx.payloadStart + ORIGINAL_SEQUENCE_NUMBER_BYTES;
  if (payload > rtx.payloadEnd) return undefined;
  const bytes = Buffer.allocUnsafe(rtx.payloadEnd - ORIGINAL_SEQUENCE_NUMBER_BYTES);
  rtx.bytes.copy(bytes, 0, 0, rtx.payloadStart);
  rtx.bytes.copy(bytes, rtx.payloadStart, payload, rtx.payloadEnd);
  // The padding is left behind, so its bit must go.
  bytes.writeUInt8(bytes.readUInt8(0) & ~0x20, 0);
  bytes.writeUInt8((rtx.marker ? 0x80 : 0) | payloadType, 1);
  bytes.writeUInt16BE(rtx.bytes.readUInt16BE(rtx.payloadStart), 2);
  bytes.writeUInt32BE(ssrc, 8);
  return readRtpPacket(bytes);
}
