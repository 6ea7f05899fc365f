import type { Instant } from "@parley/shared/lib";
import { REORDER_WINDOW_PACKETS } from "../limits.ts";
import type { ReceptionReport } from "../rtp/rtcp/reports.ts";
import { extendSequenceNumber, firstExtended } from "../rtp/sequence-number.ts";

/** Sequence accounting of one received stream (RFC 3550 §A.1, §A.3, §A.8). */
export class Reception {
  readonly #ssrc: number;
  readonly #clockRate: number;
  /** Extended numbers seen, by their place in the reorder window. */
  readonly #seen = new Float64Array(REORDER_WINDOW_PACKETS);
  #first: number | undefined;
  #highest = 0;
  #received = 0;
  #expectedBefore = 0;
  #receivedBefore = 0;
  #jitter = 0;
  #transit: number | undefined;
  #senderReport: { readonly ntpMiddle: number; readonly at: Instant } | undefined;

  constructor(ssrc: number, clockRate: number) {
    this.#ssrc = ssrc;
    this.#clockRate = clockRate;
  }

  get highest(): number {
    return this.#highest;
  }

  get started(): boolean {
    return this.#first !== undefined;
  }

  /** The packet's extended number; undefined for a duplicate and for one that is far too late. */
  accept(sequenceNumber: number): number | undefined {
    if (this.#first === undefined) {
      this.#first = this.#highest = firstExtended(sequenceNumber);
    }
    const extended = extendSequenceNumber(sequenceNumber, this.#highest);
    if (extended <= this.#highest - REORDER_WINDOW_PACKETS) return undefined;
    const place = extended & (REORDER_WINDOW_PACKETS - 1);
    if (this.#seen[place] === extended) return undefined;
    this.#seen[place] = extended;
    this.#highest = Math.max(this.#highest, extended);
    this.#received += 1;
    return extended;
  }

  /** Interarrival jitter (RFC 3550 §6.4.1). Not for retransmissions: they are late by nature. */
  timed(timestamp: number, now: Instant): void {
    const transit = (((now * this.#clockRate) / 1000 - timestamp) % 0x1_0000_0000) | 0;
    const change = this.#transit === undefined ? 0 : Math.abs((transit - this.#transit) | 0);
    this.#transit = transit;
    // A source that leapt in time would drown the figure for minutes.
    if (change < this.#clockRate * 5) this.#jitter += (change - this.#jitter) / 16;
  }

  senderReported(ntpMiddle: number, now: Instant): void {
    this.#senderReport = { ntpMiddle, at: now };
  }

  /** What to report now; the fraction lost counts from the report before. */
  report(now: Instant): ReceptionReport {
    const expected = this.#highest - (this.#first ?? this.#highest) + 1;
    const expectedNow = expected - this.#expectedBefore;
    const lostNow = expectedNow - (this.#received - this.#receivedBefore);
    this.#expectedBefore = expected;
    this.#receivedBefore = this.#received;
    const last = this.#senderReport;
    return {
      ssrc: this.#ssrc,
      fractionLost: lostNow > 0 ? Math.min(255, Math.floor((lostNow * 256) / expectedNow)) : 0,
      cumulativeLost: expected - this.#received,
      highestExtended: this.#highest,
      jitter: this.#jitter,
      lastSenderReport: last?.ntpMiddle ?? 0,
      delaySinceLast: last ? ((now - last.at) * 65_536) / 1000 : 0,
    };
  }
}
