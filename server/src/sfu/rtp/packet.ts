/** A received RTP packet: its header's fields, and where its parts are (RFC 3550 §5.1). */
export interface RtpPacket {
  readonly bytes: Buffer;
  readonly marker: boolean;
  readonly payloadType: number;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly ssrc: number;
  /** The first of them, if any. */
  readonly contributingSource: number | undefined;
  /** "defined by profile" of the header extension; 0 when there is none. */
  readonly extensionProfile: number;
  readonly extensionStart: number;
  readonly extensionEnd: number;
  readonly payloadStart: number;
  /** Padding is behind it. Equal to `payloadStart` in a packet of padding only. */
  readonly payloadEnd: number;
}

const FIXED_HEADER_BYTES = 12;

/** Whether a datagram of a multiplexed transport is RTCP (RFC 5761 §4). */
export function isRtcp(bytes: Buffer): boolean {
  if (bytes.length < 2) return false;
  const type = bytes.readUInt8(1);
  return type >= 192 && type <= 223;
}

/** The packet in these bytes, or undefined where its own lengths contradict them. */
export function readRtpPacket(bytes: Buffer): RtpPacket | undefined {
  const length = bytes.length;
  if (length < FIXED_HEADER_BYTES) return undefined;
  const first = bytes.readUInt8(0);
  if (first >> 6 !== 2) return undefined;
  let offset = FIXED_HEADER_BYTES + (first & 0x0f) * 4;
  if (offset > length) return undefined;
  let extensionProfile = 0;
  let extensionStart = offset;
  if (first & 0x10) {
    if (offset + 4 > length) return undefined;
    extensionProfile = bytes.readUInt16BE(offset);
    extensionStart = offset + 4;
    offset = extensionStart + bytes.readUInt16BE(offset + 2) * 4;
  }
  const padding = first & 0x20 ? bytes.readUInt8(length - 1) : 0;
  if (offset + padding > length) return undefined;
  const second = bytes.readUInt8(1);
  return {
    bytes,
    marker: second >= 0x80,
    payloadType: second & 0x7f,
    sequenceNumber: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    ssrc: bytes.readUInt32BE(8),
    contributingSource: first & 0x0f ? bytes.readUInt32BE(FIXED_HEADER_BYTES) : undefined,
    extensionProfile,
    extensionStart,
    extensionEnd: offset,
    payloadStart: offset,
    payloadEnd: length - padding,
  };
}

/** The header of a packet to be sent. Numbers are cut to their field's width. */
export interface OutgoingHeader {
  readonly marker: boolean;
  readonly payloadType: number;
  readonly sequenceNumber: number;
  readonly timestamp: number;
  readonly ssrc: number;
  /** What the packet's content was made of (RFC 3550 §5.1). */
  readonly contributingSource?: number;
  /** A whole header extension block as `ExtensionWriter` makes it; empty for none. */
  readonly extensions: Buffer;
  /** Makes it a retransmission: the sequence number put before the payload (RFC 4588 §4). */
  readonly originalSequenceNumber?: number;
}

export interface OutgoingPacket {
  readonly bytes: Buffer;
  /** Where the media payload begins, behind an original sequence number. */
  readonly payloadStart: number;
}

/** A new packet with this header and the payload of `source`, without its padding. */
export function writeRtpPacket(header: OutgoingHeader, source: RtpPacket): OutgoingPacket {
  const { extensions, originalSequenceNumber, contributingSource } = header;
  const sourcesEnd = FIXED_HEADER_BYTES + (contributingSource === undefined ? 0 : 4);
  const headerEnd = sourcesEnd + extensions.length;
  const payloadStart = originalSequenceNumber === undefined ? headerEnd : headerEnd + 2;
  const bytes = Buffer.allocUnsafe(payloadStart + source.payloadEnd - source.payloadStart);
  const sources = contributingSource === undefined ? 0 : 1;
  bytes.writeUInt8((extensions.length > 0 ? 0x90 : 0x80) | sources, 0);
  bytes.writeUInt8((header.marker ? 0x80 : 0) | header.payloadType, 1);
  bytes.writeUInt16BE(header.sequenceNumber & 0xffff, 2);
  bytes.writeUInt32BE(header.timestamp >>> 0, 4);
  bytes.writeUInt32BE(header.ssrc >>> 0, 8);
  if (contributingSource !== undefined) {
    bytes.writeUInt32BE(contributingSource >>> 0, FIXED_HEADER_BYTES);
  }
  bytes.set(extensions, sourcesEnd);
  if (originalSequenceNumber !== undefined) {
    bytes.writeUInt16BE(originalSequenceNumber & 0xffff, headerEnd);
  }
  source.bytes.copy(bytes, payloadStart, source.payloadStart, source.payloadEnd);
  return { bytes, payloadStart };
}
