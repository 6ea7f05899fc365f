/** What a VP8 payload descriptor says (RFC 7741 §4.2). Offsets count from the payload's start. */
export interface Vp8Descriptor {
  /** The packet begins a key frame: a decoder can start with it. */
  readonly startsKeyFrame: boolean;
  /** 15 or 7 bits wide; width 0 means there is none. */
  readonly pictureId: number;
  readonly pictureIdWidth: 0 | 7 | 15;
  readonly pictureIdOffset: number;
  /** TL0PICIDX; offset 0 means there is none. */
  readonly tl0PicIdx: number;
  readonly tl0PicIdxOffset: number;
}

/** Added to a source's numbers so that a receiver sees one continuous stream. */
export interface Vp8Shift {
  readonly pictureId: number;
  readonly tl0PicIdx: number;
}

/** The descriptor of the payload in `bytes[start, end)`, or undefined where it is cut short. */
export function readVp8Descriptor(
  bytes: Buffer,
  start: number,
  end: number,
): Vp8Descriptor | undefined {
  if (start >= end) return undefined;
  const first = bytes.readUInt8(start);
  const extended = first & 0x80 && start + 1 < end ? bytes.readUInt8(start + 1) : 0;
  let offset = start + (first & 0x80 ? 2 : 1);
  let pictureIdOffset = 0;
  let pictureIdWidth: 0 | 7 | 15 = 0;
  if (extended & 0x80) {
    if (offset >= end) return undefined;
    pictureIdOffset = offset - start;
    pictureIdWidth = bytes.readUInt8(offset) & 0x80 ? 15 : 7;
    offset += pictureIdWidth === 15 ? 2 : 1;
  }
  let tl0PicIdxOffset = 0;
  if (extended & 0x40) {
    tl0PicIdxOffset = offset - start;
    offset += 1;
  }
  if (extended & 0x30) offset += 1;
  if (offset >= end) return undefined;
  const beginsFrame = (first & 0x10) !== 0 && (first & 0x07) === 0;
  return {
    // The inverse key frame bit P of the payload header (RFC 7741 §4.3).
    startsKeyFrame: beginsFrame && (bytes.readUInt8(offset) & 0x01) === 0,
    pictureId: readPictureId(bytes, start + pictureIdOffset, pictureIdWidth),
    pictureIdWidth,
    pictureIdOffset,
    tl0PicIdx: tl0PicIdxOffset > 0 ? bytes.readUInt8(start + tl0PicIdxOffset) : 0,
    tl0PicIdxOffset,
  };
}

/** Shifts PictureID and TL0PICIDX in place, in a payload that begins at `start`. */
export function shiftVp8(
  bytes: Buffer,
  start: number,
  descriptor: Vp8Descriptor,
  shift: Vp8Shift,
): void {
  const { pictureIdWidth, pictureIdOffset, tl0PicIdxOffset } = descriptor;
  const pictureId = descriptor.pictureId + shift.pictureId;
  if (pictureIdWidth === 15) {
    bytes.writeUInt16BE(0x8000 | (pictureId & 0x7fff), start + pictureIdOffset);
  } else if (pictureIdWidth === 7) {
    bytes.writeUInt8(pictureId & 0x7f, start + pictureIdOffset);
  }
  if (tl0PicIdxOffset > 0) {
    bytes.writeUInt8((descriptor.tl0PicIdx + shift.tl0PicIdx) & 0xff, start + tl0PicIdxOffset);
  }
}

function readPictureId(bytes: Buffer, at: number, width: 0 | 7 | 15): number {
  if (width === 0) return 0;
  return width === 15 ? bytes.readUInt16BE(at) & 0x7fff : bytes.readUInt8(at) & 0x7f;
}
