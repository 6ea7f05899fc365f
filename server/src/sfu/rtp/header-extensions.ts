import type { RtpPacket } from "./packet.ts";

/** Where the value of a header extension element is in the packet's bytes. */
export interface ExtensionElement {
  readonly start: number;
  readonly length: number;
}

const ONE_BYTE_PROFILE = 0xbede;
const TWO_BYTE_PROFILE = 0x1000;

/** The element with this id, in either form of RFC 8285 §4.2 and §4.3; undefined if absent or cut. */
export function findExtension(
  packet: RtpPacket,
  id: number | undefined,
): ExtensionElement | undefined {
  if (id === undefined) return undefined;
  if (packet.extensionProfile === ONE_BYTE_PROFILE) return findOneByte(packet, id);
  // The low four bits are "appbits", free for the application (RFC 8285 §4.3).
  if ((packet.extensionProfile & 0xfff0) === TWO_BYTE_PROFILE) return findTwoByte(packet, id);
  return undefined;
}

/** First byte of an element's value: all of an audio level or a video orientation. */
export function extensionByte(packet: RtpPacket, id: number | undefined): number | undefined {
  const element = findExtension(packet, id);
  return element && element.length >= 1 ? packet.bytes.readUInt8(element.start) : undefined;
}

/** A 16-bit value: a transport-wide sequence number. */
export function extensionWord(packet: RtpPacket, id: number | undefined): number | undefined {
  const element = findExtension(packet, id);
  return element && element.length >= 2 ? packet.bytes.readUInt16BE(element.start) : undefined;
}

/** A text: a MID (RFC 9143 §15). */
export function extensionText(packet: RtpPacket, id: number | undefined): string | undefined {
  const element = findExtension(packet, id);
  return element && packet.bytes.toString("latin1", element.start, element.start + element.length);
}

function findOneByte(packet: RtpPacket, id: number): ExtensionElement | undefined {
  const { bytes, extensionEnd } = packet;
  let offset = packet.extensionStart;
  while (offset < extensionEnd) {
    const head = bytes.readUInt8(offset);
    offset += 1;
    if (head === 0) continue;
    // "If the ID value 15 is used, its length field should be ignored, processing […] terminates."
    if (head >> 4 === 15) return undefined;
    const length = (head & 0x0f) + 1;
    if (offset + length > extensionEnd) return undefined;
    if (head >> 4 === id) return { start: offset, length };
    offset += length;
  }
  return undefined;
}

function findTwoByte(packet: RtpPacket, id: number): ExtensionElement | undefined {
  const { bytes, extensionEnd } = packet;
  let offset = packet.extensionStart;
  while (offset + 2 <= extensionEnd) {
    const elementId = bytes.readUInt8(offset);
    if (elementId === 0) {
      offset += 1;
      continue;
    }
    const length = bytes.readUInt8(offset + 1);
    offset += 2;
    if (offset + length > extensionEnd) return undefined;
    if (elementId === id) return { start: offset, length };
    offset += length;
  }
  return undefined;
}
