/** What a leg may tell us over RTCP; packet types nobody here needs are left out. */
export type RtcpMessage =
  | {
      readonly type: "sender-report";
      readonly ssrc: number;
      /** NTP timestamp in milliseconds on the sender's clock. */
      readonly ntpMs: number;
      /** The middle 32 bits of the NTP timestamp, to be returned as LSR. */
      readonly ntpMiddle: number;
      readonly rtpTimestamp: number;
    }
  | { readonly type: "bye"; readonly ssrcs: readonly number[] }
  | { readonly type: "nack"; readonly mediaSsrc: number; readonly lost: readonly number[] }
  /** A picture loss indication or a full intra request: the receiver wants a key frame. */
  | { readonly type: "key-frame-request"; readonly mediaSsrc: number }
  | { readonly type: "bitrate-estimate"; readonly bitsPerSecond: number };

const SENDER_REPORT = 200;
const BYE = 203;
const TRANSPORT_FEEDBACK = 205;
const PAYLOAD_FEEDBACK = 206;

/** The messages of a compound packet, up to the first whose length is wrong (RFC 3550 §6.1). */
export function readRtcp(bytes: Buffer): RtcpMessage[] {
  const messages: RtcpMessage[] = [];
  let offset = 0;
  while (offset + 4 <= bytes.length) {
    const end = offset + (bytes.readUInt16BE(offset + 2) + 1) * 4;
    const first = bytes.readUInt8(offset);
    if (first >> 6 !== 2 || end > bytes.length) break;
    readOne(bytes.readUInt8(offset + 1), first & 0x1f, bytes.subarray(offset, end), messages);
    offset = end;
  }
  return messages;
}

/** `count` is the packet's count or feedback message type; `packet` is exactly one RTCP packet. */
function readOne(type: number, count: number, packet: Buffer, into: RtcpMessage[]): void {
  if (type === SENDER_REPORT && packet.length >= 28) into.push(readSenderReport(packet));
  else if (type === BYE) into.push({ type: "bye", ssrcs: words(packet, 4, 4, count) });
  else if (packet.length < 12) return;
  else if (type === TRANSPORT_FEEDBACK && count === 1) into.push(readNack(packet));
  else if (type === PAYLOAD_FEEDBACK) readPayloadFeedback(count, packet, into);
}

function readSenderReport(packet: Buffer): RtcpMessage {
  const seconds = packet.readUInt32BE(8);
  const fraction = packet.readUInt32BE(12);
  return {
    type: "sender-report",
    ssrc: packet.readUInt32BE(4),
    ntpMs: seconds * 1000 + (fraction * 1000) / 0x1_0000_0000,
    ntpMiddle: ((seconds << 16) | (fraction >>> 16)) >>> 0,
    rtpTimestamp: packet.readUInt32BE(16),
  };
}

/** Generic NACK: pairs of a packet id and a bitmask of the 16 that follow it (RFC 4585 §6.2.1). */
function readNack(packet: Buffer): RtcpMessage {
  const lost: number[] = [];
  for (let offset = 12; offset + 4 <= packet.length; offset += 4) {
    const packetId = packet.readUInt16BE(offset);
    const mask = packet.readUInt16BE(offset + 2);
    lost.push(packetId);
    for (let bit = 0; bit < 16; bit += 1) {
      if (mask & (1 << bit)) lost.push((packetId + bit + 1) & 0xffff);
    }
  }
  return { type: "nack", mediaSsrc: packet.readUInt32BE(8), lost };
}

function readPayloadFeedback(format: number, packet: Buffer, into: RtcpMessage[]): void {
  // RFC 4585 §6.3.1: PLI names the media source in the common header.
  if (format === 1) into.push({ type: "key-frame-request", mediaSsrc: packet.readUInt32BE(8) });
  // RFC 5104 §4.3.1: FIR names its sources in entries of eight bytes.
  if (format === 4) {
    for (const mediaSsrc of words(packet, 12, 8, 31)) {
      into.push({ type: "key-frame-request", mediaSsrc });
    }
  }
  if (format === 15 && packet.length >= 20 && packet.toString("latin1", 12, 16) === "REMB") {
    const word = packet.readUInt32BE(16) & 0xff_ffff;
    into.push({ type: "bitrate-estimate", bitsPerSecond: (word & 0x3_ffff) * 2 ** (word >>> 18) });
  }
}

function words(packet: Buffer, from: number, step: number, most: number): number[] {
  const found: number[] = [];
  for (let at = from; at + 4 <= packet.length && found.length < most; at += step) {
    found.push(packet.readUInt32BE(at));
  }
  return found;
}
