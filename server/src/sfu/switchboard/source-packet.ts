import type { CarriedExtensions } from "../rtp/extension-writer.ts";
import type { RtpPacket } from "../rtp/packet.ts";
import type { Vp8Descriptor } from "../rtp/vp8.ts";

/** A packet of a source, read once and rewritten for each seat that shows it. */
export interface SourcePacket {
  readonly packet: RtpPacket;
  readonly extended: number;
  /** Of video only. Undefined too for a payload too short to be VP8, such as padding. */
  readonly vp8: Vp8Descriptor | undefined;
  readonly carried: CarriedExtensions;
}
