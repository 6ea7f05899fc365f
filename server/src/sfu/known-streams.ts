import type { LegPlan, SourcePlan } from "@parley/shared/switching";
import type { LearnedStream } from "./switchboard/demultiplexer.ts";

/**
 * Which streams a leg's sources are. A sender names its streams by MID and RID only until it knows
 * that it was heard: a worker that takes over is told by whoever has kept it.
 */
export class KnownStreams {
  readonly #learned = new Map<string, LearnedStream>();
  /** What the present worker was told at its beginning: said otherwise, it would take it for another. */
  #told: ReadonlyMap<string, LearnedStream> = new Map();

  learn(stream: LearnedStream): void {
    const key = keyOf(stream);
    this.#learned.set(key, { ...this.#learned.get(key), ...stream });
  }

  /** From here on plans are for a worker that has seen none of the packets. */
  begin(): void {
    this.#told = new Map(this.#learned);
  }

  named(plan: LegPlan): LegPlan {
    if (this.#told.size === 0) return plan;
    return { ...plan, sources: plan.sources.map((source) => this.#named(source)) };
  }

  /** What the SDP announces goes before what packets have said. */
  #named(source: SourcePlan): SourcePlan {
    return { ...this.#told.get(keyOf(source)), ...source };
  }
}

function keyOf({ mid, rid = "" }: Pick<SourcePlan, "mid" | "rid">): string {
  return `${mid} ${rid}`;
}
