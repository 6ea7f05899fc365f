import { participantLimits, type StatsSample } from "@parley/shared/participant";
import { browserSurroundings, type Surroundings } from "./run-participant.ts";
import { type StatsReport, sampleOf } from "./stats-reader.ts";

/** What the driver needs of the page: whether anybody can see it. */
export type Visibility = Pick<Document, "hidden" | "addEventListener" | "removeEventListener">;

export interface StatsWatchSettings {
  /** Of the connection there is now; nothing while there is none. */
  readonly read: () => Promise<StatsReport> | undefined;
  readonly tell: (sample: StatsSample) => void;
  readonly page: Visibility;
  readonly surroundings?: Pick<Surroundings, "now" | "wake">;
}

/**
 * Asks the browser for its figures, one report at a time: seldom, oftener while somebody reads them, and
 * not at all while the page is hidden.
 */
export class StatsWatch {
  readonly #settings: StatsWatchSettings;
  readonly #surroundings: Pick<Surroundings, "now" | "wake">;
  #often = false;
  /** Of the sampling that goes on; a report that comes later than its end is not told. */
  #turn: symbol | undefined;
  #callOff: (() => void) | undefined;
  readonly #shownOrHidden = () => (this.#settings.page.hidden ? this.#pause() : this.#resume());

  constructor(settings: StatsWatchSettings) {
    this.#settings = settings;
    this.#surroundings = settings.surroundings ?? browserSurroundings;
    settings.page.addEventListener("visibilitychange", this.#shownOrHidden);
    this.#shownOrHidden();
  }

  /** While somebody reads the figures. */
  setOften(often: boolean): void {
    this.#often = often;
    this.#shownOrHidden();
  }

  stop(): void {
    this.#pause();
    this.#settings.page.removeEventListener("visibilitychange", this.#shownOrHidden);
  }

  #resume(): void {
    this.#pause();
    const turn = Symbol("sampling");
    this.#turn = turn;
    void this.#sample(turn);
  }

  #pause(): void {
    this.#turn = undefined;
    this.#callOff?.();
  }

  async #sample(turn: symbol): Promise<void> {
    const { read, tell } = this.#settings;
    // Fails only for a connection that has been closed.
    const report = await read()?.catch(() => undefined);
    if (turn !== this.#turn) return;
    if (report) tell(sampleOf(report, this.#surroundings.now()));
    const { statsEvery, statsEveryWhileRead } = participantLimits;
    const every = this.#often ? statsEveryWhileRead : statsEvery;
    this.#callOff = this.#surroundings.wake(every, () => void this.#sample(turn));
  }
}
