import type { Measured } from "./measured.ts";
import type { StatsRun } from "./stats-run.ts";
import { createStatsStore, nothingMeasured } from "./stats-view.ts";

/**
 * Has everything measured while the page is in a conference. The part that measures is loaded then:
 * the way in is shorter without it.
 */
export class Stats {
  readonly store = createStatsStore();
  #measured: Measured | undefined;
  #run: StatsRun | undefined;
  #isLoading = false;
  #readers = 0;

  /** The newest step of the call there is. */
  follow(measured: Measured): void {
    this.#measured = measured;
    const isInside = measured.participant.phase.type === "in-conference";
    if (!isInside) this.#stop();
    else if (!this.#run && !this.#isLoading) void this.#start();
  }

  /** Somebody reads figures, not only marks, until they call the function that is returned. */
  read(): () => void {
    this.#readers += 1;
    this.#run?.setReading(true);
    let isReading = true;
    return () => {
      if (!isReading) return;
      isReading = false;
      this.#readers -= 1;
      this.#run?.setReading(this.#readers > 0);
    };
  }

  async #start(): Promise<void> {
    this.#isLoading = true;
    // A part that cannot be loaded is tried again with the next step: it is no reason to stop a meeting.
    const part = await import("./stats-run.ts").catch(() => undefined);
    this.#isLoading = false;
    if (!part || this.#measured?.participant.phase.type !== "in-conference") return;
    this.#run = new part.StatsRun(this.store, () => this.#measured, document);
    this.#run.setReading(this.#readers > 0);
  }

  #stop(): void {
    this.#run?.stop();
    this.#run = undefined;
    this.store.setState(nothingMeasured, true);
  }
}
