import { HISTORY_PACKETS } from "../limits.ts";
import type { SourcePacket } from "./source-packet.ts";

/**
 * The last packets of one received stream, as received. One history serves every seat that shows
 * the stream: what a receiver asks for again is rewritten for it anew.
 */
export class PacketHistory {
  readonly #numbers = new Float64Array(HISTORY_PACKETS);
  readonly #packets: (SourcePacket | undefined)[] = [];

  put(extended: number, packet: SourcePacket): void {
    const place = extended & (HISTORY_PACKETS - 1);
    this.#numbers[place] = extended;
    this.#packets[place] = packet;
  }

  at(extended: number): SourcePacket | undefined {
    const place = extended & (HISTORY_PACKETS - 1);
    return this.#numbers[place] === extended ? this.#packets[place] : undefined;
  }
}
