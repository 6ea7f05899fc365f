/** SSRC in RTCP packets that speak for the focus and not for one of its streams. */
export const REPORTER_SSRC = 1;

/** Picture Loss Indication (RFC 4585 §6.3.1). */
export function writePictureLossIndication(mediaSsrc: number): Buffer {
  return feedbackHeader(1, 206, mediaSsrc, 0);
}

/** Generic NACK of these 16-bit sequence numbers, which must be in ascending order (RFC 4585 §6.2.1). */
export function writeNack(mediaSsrc: number, lost: readonly number[]): Buffer {
  const entries: { readonly packetId: number; mask: number }[] = [];
  for (const sequenceNumber of lost) {
    const entry = entries.at(-1);
    const distance = entry ? (sequenceNumber - entry.packetId) & 0xffff : 0;
    if (entry && distance >= 1 && distance <= 16) entry.mask |= 1 << (distance - 1);
    else entries.push({ packetId: sequenceNumber, mask: 0 });
  }
  const packet = feedbackHeader(1, 205, mediaSsrc, entries.length * 4);
  entries.forEach((entry, index) => {
    packet.writeUInt16BE(entry.packetId, 12 + index * 4);
    packet.writeUInt16BE(entry.mask, 14 + index * 4);
  });
  return packet;
}

/** A feedback packet with its common header; `bodyBytes` (a multiple of four) follow zeroed. */
export function feedbackHeader(
  format: number,
  packetType: number,
  mediaSsrc: number,
  bodyBytes: number,
): Buffer {
  const packet = Buffer.alloc(12 + bodyBytes);
  packet.writeUInt8(0x80 | format, 0);
  packet.writeUInt8(packetType, 1);
  packet.writeUInt16BE(packet.length / 4 - 1, 2);
  packet.writeUInt32BE(REPORTER_SSRC, 4);
  packet.writeUInt32BE(mediaSsrc, 8);
  return packet;
}
