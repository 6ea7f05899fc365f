import type { Instant } from "@parley/shared/lib";
import type { ExtensionIds } from "@parley/shared/switching";

/** What of a packet's extensions is passed on from its source. */
export interface CarriedExtensions {
  /** RFC 6464 §3: V bit and level, as received. */
  readonly audioLevel: number | undefined;
  /** 3GPP TS 26.114 §7.4.5, as received. */
  readonly videoOrientation: number | undefined;
}

const NONE = Buffer.alloc(0);
/** Four bytes of block head, a MID and a CaptureID of up to 255, four short elements, padding. */
const BLOCK_MAX_BYTES = 4 + 257 + 257 + 4 * 5 + 3;

/** Writes the header extension block of one seat's packets: MID, send time, level, and so on. */
export class ExtensionWriter {
  readonly #ids: ExtensionIds;
  readonly #mid: Buffer;
  readonly #captureId: Buffer;
  readonly #twoByte: boolean;
  readonly #block = Buffer.alloc(BLOCK_MAX_BYTES);
  #length = 0;

  /** `captureId` is what is switched in (RFC 8849 §5.2). */
  constructor(ids: ExtensionIds, mid: string, captureId = "") {
    this.#ids = ids;
    this.#mid = Buffer.from(mid, "latin1").subarray(0, 255);
    this.#captureId = Buffer.from(captureId, "utf8").subarray(0, 255);
    const written = [ids.mid, ids.absSendTime, ids.audioLevel, ids.videoOrientation, ids.captureId];
    this.#twoByte =
      this.#mid.length > 16 ||
      this.#captureId.length > 16 ||
      written.some((id) => id !== undefined && id > 14);
  }

  /** A view of a block that the next call overwrites: copy it into the packet at once. */
  write(carried: CarriedExtensions, now: Instant, withCaptureId = false): Buffer {
    this.#length = 4;
    this.#writeText(this.#ids.mid, this.#mid);
    if (withCaptureId) this.#writeText(this.#ids.captureId, this.#captureId);
    this.#writeSendTime(now);
    this.#writeByte(this.#ids.audioLevel, carried.audioLevel);
    this.#writeByte(this.#ids.videoOrientation, carried.videoOrientation);
    if (this.#length === 4) return NONE;
    while (this.#length % 4 !== 0) this.#push(0);
    this.#block.writeUInt16BE(this.#twoByte ? 0x1000 : 0xbede, 0);
    this.#block.writeUInt16BE(this.#length / 4 - 1, 2);
    return this.#block.subarray(0, this.#length);
  }

  #writeText(id: number | undefined, text: Buffer): void {
    if (id === undefined || text.length === 0) return;
    this.#writeHead(id, text.length);
    this.#block.set(text, this.#length);
    this.#length += text.length;
  }

  /** 24 bits of seconds as 6.18 fixed point: lets the receiver estimate its downlink (REMB). */
  #writeSendTime(now: Instant): void {
    if (this.#ids.absSendTime === undefined) return;
    const fixed = Math.floor(((now / 1000) % 64) * 0x4_0000) & 0xff_ffff;
    this.#writeHead(this.#ids.absSendTime, 3);
    this.#push(fixed >> 16);
    this.#push((fixed >> 8) & 0xff);
    this.#push(fixed & 0xff);
  }

  #writeByte(id: number | undefined, value: number | undefined): void {
    if (id === undefined || value === undefined) return;
    this.#writeHead(id, 1);
    this.#push(value);
  }

  #writeHead(id: number, length: number): void {
    if (this.#twoByte) {
      this.#push(id);
      this.#push(length);
    } else {
      this.#push((id << 4) | (length - 1));
    }
  }

  #push(byte: number): void {
    this.#block.writeUInt8(byte, this.#length);
    this.#length += 1;
  }
}
