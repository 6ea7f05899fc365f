import type { Instant } from "@parley/shared/lib";
import type { ExtensionIds, LegId, SinkPlan } from "@parley/shared/switching";
import { RESENDS_PER_TICK_MAX } from "../limits.ts";
import { Seat } from "./seat.ts";

/** What we send to one leg: its seats. */
export class LegSender {
  readonly #leg: LegId;
  readonly #seatBySsrc = new Map<number, Seat>();
  /**
   * Seats that no plan has for the moment, as while their leg is lost. What they send next must go
   * on with their numbers: to its receiver the SSRC is one stream (RFC 3550 §5.1).
   */
  #resting = new Map<number, Seat>();
  #resends = 0;

  constructor(leg: LegId) {
    this.#leg = leg;
  }

  get seats(): IterableIterator<Seat> {
    return this.#seatBySsrc.values();
  }

  seat(ssrc: number): Seat | undefined {
    return this.#seatBySsrc.get(ssrc);
  }

  /** Puts these sinks in force. A seat is its SSRC, until another takes its m-line. */
  apply(plans: readonly SinkPlan[], extensions: ExtensionIds): void {
    const known = new Map([...this.#resting, ...this.#seatBySsrc]);
    this.#seatBySsrc.clear();
    for (const plan of plans) {
      const seat = known.get(plan.ssrc) ?? new Seat(this.#leg, plan, extensions);
      seat.replan(plan, extensions);
      this.#seatBySsrc.set(plan.ssrc, seat);
      known.delete(plan.ssrc);
    }
    const taken = new Set(plans.map(({ mid }) => mid));
    this.#resting = new Map([...known].filter(([, seat]) => !taken.has(seat.plan.mid)));
    for (const seat of this.#resting.values()) seat.stop();
  }

  /** Answers a NACK, within bounds: a few bytes of it could ask for thousands of packets. */
  resend(ssrc: number, lost: readonly number[], now: Instant): Buffer[] {
    const seat = this.#seatBySsrc.get(ssrc);
    const packets: Buffer[] = [];
    if (!seat) return packets;
    for (const sequenceNumber of lost) {
      if (this.#resends >= RESENDS_PER_TICK_MAX) break;
      this.#resends += 1;
      const packet = seat.resend(sequenceNumber, now);
      if (packet) packets.push(packet);
    }
    return packets;
  }

  tick(): void {
    this.#resends = 0;
  }
}
