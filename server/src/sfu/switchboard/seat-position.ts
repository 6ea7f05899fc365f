import type { Instant } from "@parley/shared/lib";
import type { Vp8Shift } from "../rtp/vp8.ts";
import type { SourcePacket } from "./source-packet.ts";

export interface Shifts {
  readonly numberShift: number;
  readonly timestampShift: number;
  readonly vp8Shift: Vp8Shift;
}

interface Sent {
  readonly number: number;
  readonly timestamp: number;
  readonly pictureId: number;
  readonly tl0PicIdx: number;
  readonly at: Instant;
}

/** The newest packet a seat has sent, and how the numbers of the next source must go on from it. */
export class SeatPosition {
  #newest: Sent | undefined;

  get last(): number {
    return this.#newest?.number ?? 0;
  }

  sent(number: number, source: SourcePacket, shifts: Shifts, now: Instant): void {
    const newest = this.#newest;
    if (newest && number <= newest.number) return;
    const { packet, vp8 } = source;
    const { vp8Shift } = shifts;
    this.#newest = {
      number,
      timestamp: packet.timestamp + shifts.timestampShift,
      // A packet without descriptor (padding) leaves the numbers of the one before it.
      pictureId: vp8 ? vp8.pictureId + vp8Shift.pictureId : (newest?.pictureId ?? 0),
      tl0PicIdx: vp8 ? vp8.tl0PicIdx + vp8Shift.tl0PicIdx : (newest?.tl0PicIdx ?? 0),
      at: now,
    };
  }

  /** Shifts under which `source` follows the newest packet; the first source keeps its numbers. */
  shiftsFor(source: SourcePacket, clockRate: number, now: Instant): Shifts {
    const newest = this.#newest;
    if (!newest) {
      return { numberShift: 0, timestampShift: 0, vp8Shift: { pictureId: 0, tl0PicIdx: 0 } };
    }
    const elapsed = Math.max(1, Math.round(((now - newest.at) * clockRate) / 1000));
    const { packet, extended, vp8 } = source;
    return {
      numberShift: newest.number + 1 - extended,
      timestampShift: newest.timestamp + elapsed - packet.timestamp,
      vp8Shift: {
        pictureId: newest.pictureId + 1 - (vp8?.pictureId ?? 0),
        tl0PicIdx: newest.tl0PicIdx + 1 - (vp8?.tl0PicIdx ?? 0),
      },
    };
  }
}
