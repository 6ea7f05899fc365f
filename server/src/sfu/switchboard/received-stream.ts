import type { Instant } from "@parley/shared/lib";
import type { SourcePlan } from "@parley/shared/switching";
import { writeNack } from "../rtp/rtcp/feedback.ts";
import { LossRepair } from "./loss-repair.ts";
import { PacketHistory } from "./packet-history.ts";
import { Reception } from "./reception.ts";

interface Acceptance {
  readonly extended: number | undefined;
  /** Packets missing just before this one: few enough to ask for them, or not. */
  readonly gap: "none" | "repairable" | "too-large";
}

/** One received SSRC: what came, what is missing, what can be sent again. */
export class ReceivedStream {
  readonly ssrc: number;
  readonly reception: Reception;
  readonly history = new PacketHistory();
  readonly #losses = new LossRepair();
  readonly #repairs: boolean;

  constructor(ssrc: number, plan: SourcePlan) {
    this.ssrc = ssrc;
    this.reception = new Reception(ssrc, plan.clockRate);
    // Sound is not worth waiting for; Opus conceals what is lost.
    this.#repairs = plan.kind === "video";
  }

  /** Takes one sequence number in. `extended` is undefined for a duplicate. */
  accept(sequenceNumber: number, now: Instant): Acceptance {
    const expected = this.reception.started ? this.reception.highest + 1 : undefined;
    const extended = this.reception.accept(sequenceNumber);
    if (extended === undefined || !this.#repairs) return { extended, gap: "none" };
    this.#losses.arrived(extended);
    if (expected === undefined || extended <= expected) return { extended, gap: "none" };
    const repairable = this.#losses.skipped(expected, extended, now);
    return { extended, gap: repairable ? "repairable" : "too-large" };
  }

  /** A NACK of what is missing and due to be asked for. */
  nack(now: Instant): Buffer | undefined {
    const due = this.#losses.due(now);
    if (due.length === 0) return undefined;
    return writeNack(
      this.ssrc,
      due.map((extended) => extended & 0xffff),
    );
  }
}
