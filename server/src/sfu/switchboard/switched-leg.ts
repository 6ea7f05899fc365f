import type { LegId } from "@parley/shared/switching";
import { LegReceiver } from "./leg-receiver.ts";
import { LegSender } from "./leg-sender.ts";
import { SilenceWatch } from "./silence-watch.ts";

/** Datagrams of a leg since it was opened, RTP and RTCP together, as the switchboard saw them. */
export interface LegCounters {
  readonly leg: LegId;
  readonly packetsIn: number;
  readonly bytesIn: number;
  readonly packetsOut: number;
  readonly bytesOut: number;
  /** What the leg says it can receive (REMB); absent until it says so. */
  readonly availableBitrateBps?: number;
}

/** One leg of a switchboard: both directions, its counters, and what waits to be sent. */
export class SwitchedLeg {
  readonly id: LegId;
  readonly receiver: LegReceiver;
  readonly sender: LegSender;
  readonly silence: SilenceWatch;
  availableBitrateBps: number | undefined;
  #outgoing: Buffer[] = [];
  #packetsIn = 0;
  #bytesIn = 0;
  #packetsOut = 0;
  #bytesOut = 0;

  constructor(id: LegId, silenceMs: number) {
    this.id = id;
    this.receiver = new LegReceiver(id);
    this.sender = new LegSender(id);
    this.silence = new SilenceWatch(silenceMs);
  }

  countIn(packet: Buffer): void {
    this.#packetsIn += 1;
    this.#bytesIn += packet.length;
  }

  send(packet: Buffer): void {
    this.#packetsOut += 1;
    this.#bytesOut += packet.length;
    this.#outgoing.push(packet);
  }

  takeOutgoing(): readonly Buffer[] {
    const packets = this.#outgoing;
    this.#outgoing = [];
    return packets;
  }

  counters(): LegCounters {
    return {
      leg: this.id,
      packetsIn: this.#packetsIn,
      bytesIn: this.#bytesIn,
      packetsOut: this.#packetsOut,
      bytesOut: this.#bytesOut,
      ...(this.availableBitrateBps !== undefined && {
        availableBitrateBps: this.availableBitrateBps,
      }),
    };
  }
}
