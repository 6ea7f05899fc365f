/** What of a synthetic VP8 packet a test or a measurement cares about; the rest has defaults. */
export interface Vp8PacketFields {
  readonly ssrc: number;
  readonly sequenceNumber: number;
  readonly timestamp?: number;
  readonly payloadType?: number;
  readonly key?: boolean;
  readonly pictureId?: number;
  readonly tl0PicIdx?: number;
  readonly payloadBytes?: number;
  /** One-byte header extension elements, by id. */
  readonly extensions?: ReadonlyMap<number, Buffer>;
}

/** An RTP packet that begins (and is) one VP8 frame with a 15-bit picture id. */
export function vp8Packet(fields: Vp8PacketFields): Buffer {
  const { pictureId = 0, tl0PicIdx = 0, key = false, payloadBytes = 20 } = fields;
  const payload = Buffer.alloc(Math.max(payloadBytes, 7), 0xab);
  payload.writeUInt8(0x90, 0);
  payload.writeUInt8(0xc0, 1);
  payload.writeUInt16BE(0x8000 | (pictureId & 0x7fff), 2);
  payload.writeUInt8(tl0PicIdx & 0xff, 4);
  payload.writeUInt8(key ? 0x10 : 0x11, 5);
  return rtpPacket({ ...fields, marker: true, payload });
}

export interface RtpPacketFields {
  readonly ssrc: number;
  readonly sequenceNumber: number;
  readonly timestamp?: number;
  readonly payloadType?: number;
  readonly marker?: boolean;
  readonly payload: Buffer;
  readonly extensions?: ReadonlyMap<number, Buffer>;
}

export function rtpPacket(fields: RtpPacketFields): Buffer {
  const { timestamp = 0, payloadType = 96, marker = false, extensions = new Map() } = fields;
  const header = Buffer.alloc(12);
  header.writeUInt8(extensions.size > 0 ? 0x90 : 0x80, 0);
  header.writeUInt8((marker ? 0x80 : 0) | payloadType, 1);
  header.writeUInt16BE(fields.sequenceNumber & 0xffff, 2);
  header.writeUInt32BE(timestamp >>> 0, 4);
  header.writeUInt32BE(fields.ssrc, 8);
  return Buffer.concat([header, oneByteExtensions(extensions), fields.payload]);
}

function oneByteExtensions(extensions: ReadonlyMap<number, Buffer>): Buffer {
  if (extensions.size === 0) return Buffer.alloc(0);
  const elements = [...extensions].map(([id, value]) =>
    Buffer.concat([Buffer.from([(id << 4) | (value.length - 1)]), value]),
  );
  const body = Buffer.concat(elements);
  const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
  const head = Buffer.from([0xbe, 0xde, 0, padded.length / 4]);
  return Buffer.concat([head, padded]);
}
