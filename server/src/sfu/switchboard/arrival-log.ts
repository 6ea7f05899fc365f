import type { Instant } from "@parley/shared/lib";
import { FEEDBACK_ARRIVALS_MAX, FEEDBACK_STATUSES_MAX } from "../limits.ts";
import { type Arrival, deltaFits, writeTransportFeedback } from "../rtp/rtcp/transport-feedback.ts";
import { extendSequenceNumber, firstExtended } from "../rtp/sequence-number.ts";

/** Feedback packets made at one time: beyond it the rest of a wild numbering is let go. */
const FEEDBACK_PACKETS_MAX = 16;
const TICKS_PER_MS = 4;

/** When the packets of one leg arrived, by transport-wide number, until the sender is told. */
export class ArrivalLog {
  #arrivals: Arrival[] = [];
  /** The number after the last one reported. */
  #next: number | undefined;
  #feedbackCount = 0;

  note(transportNumber: number, now: Instant): void {
    if (this.#arrivals.length >= FEEDBACK_ARRIVALS_MAX) return;
    const reference = this.#arrivals.at(-1)?.number ?? this.#next;
    const number =
      reference === undefined
        ? firstExtended(transportNumber)
        : extendSequenceNumber(transportNumber, reference);
    this.#arrivals.push({ number, ticks: Math.round(now * TICKS_PER_MS) });
  }

  /** Feedback on all that arrived since the last call; none when nothing did. */
  takeFeedback(mediaSsrc: number): Buffer[] {
    const arrivals = inOrder(this.#arrivals);
    this.#arrivals = [];
    const packets: Buffer[] = [];
    let from = 0;
    while (from < arrivals.length && packets.length < FEEDBACK_PACKETS_MAX) {
      const to = endOfPacket(arrivals, from);
      packets.push(this.#write(mediaSsrc, arrivals.slice(from, to)));
      from = to;
    }
    return packets;
  }

  #write(mediaSsrc: number, arrivals: readonly Arrival[]): Buffer {
    const first = arrivals[0]?.number ?? 0;
    const last = arrivals.at(-1)?.number ?? first;
    const gapReported = this.#next !== undefined && this.#next < first;
    const base =
      gapReported && last - (this.#next ?? first) < FEEDBACK_STATUSES_MAX ? this.#next : first;
    const count = last - (base ?? first) + 1;
    this.#next = last + 1;
    this.#feedbackCount += 1;
    const feedbackCount = this.#feedbackCount - 1;
    return writeTransportFeedback({
      mediaSsrc,
      base: base ?? first,
      count,
      arrivals,
      feedbackCount,
    });
  }
}

/** Ascending by number, the first of equals kept. */
function inOrder(arrivals: readonly Arrival[]): Arrival[] {
  const sorted = arrivals.toSorted((a, b) => a.number - b.number);
  return sorted.filter((arrival, index) => arrival.number !== sorted[index - 1]?.number);
}

function endOfPacket(arrivals: readonly Arrival[], from: number): number {
  const first = arrivals[from];
  let to = from + 1;
  for (; to < arrivals.length; to += 1) {
    const before = arrivals[to - 1];
    const after = arrivals[to];
    if (!first || !before || !after) break;
    if (after.number - first.number >= FEEDBACK_STATUSES_MAX || !deltaFits(before, after)) break;
  }
  return to;
}
