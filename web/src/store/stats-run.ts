import {
  judged,
  type LineShown,
  linesSent,
  noQuality,
  noStatistics,
  type Participant,
  picturesShown,
  type Statistics,
  type StatsSample,
  withSample,
} from "@parley/shared/participant";
import { StatsWatch, type Visibility } from "../call/stats-watch.ts";
import type { Measured } from "./measured.ts";
import type { LineStatsView, StatsFigures, StatsStore, StatsView } from "./stats-view.ts";

/** Measures one stay in a conference and writes what views read. Loaded when it is first needed. */
export class StatsRun {
  readonly #store: StatsStore;
  readonly #measured: () => Measured | undefined;
  readonly #watch: StatsWatch;
  #statistics = noStatistics;
  #quality = noQuality;
  #isRead = false;

  constructor(store: StatsStore, measured: () => Measured | undefined, page: Visibility) {
    this.#store = store;
    this.#measured = measured;
    this.#watch = new StatsWatch({
      read: () => measured()?.report(),
      tell: (sample) => this.#take(sample),
      page,
    });
  }

  /** Whether somebody looks at figures, rather than marks alone. */
  setReading(isRead: boolean): void {
    if (this.#isRead === isRead) return;
    this.#isRead = isRead;
    this.#watch.setOften(isRead);
  }

  stop(): void {
    this.#watch.stop();
  }

  #take(sample: StatsSample): void {
    const participant = this.#measured()?.participant;
    if (!participant) return;
    this.#statistics = withSample(this.#statistics, sample);
    this.#quality = judged(this.#quality, participant, this.#statistics, sample.at);
    const { rooms, own, unstableSince } = this.#quality;
    const view: StatsView = {
      rooms: Object.fromEntries([...rooms].map(([id, { level }]) => [id, level])),
      ...(own && { own: own.level }),
      ...(unstableSince !== undefined && { unstableSince: wallClock(unstableSince) }),
      ...(this.#isRead && { figures: figuresView(participant, this.#statistics) }),
    };
    this.#store.setState(view, true);
  }
}

function figuresView(participant: Participant, statistics: Statistics): StatsFigures {
  const roundTripMs = statistics.sample?.roundTripMs;
  return {
    ...(roundTripMs !== undefined && { roundTripMs }),
    tiles: byName(picturesShown(participant), ({ captureId }) => captureId, statistics),
    own: byName(linesSent(participant), ({ encodingId, mid }) => encodingId ?? mid, statistics),
  };
}

function byName(
  lines: readonly LineShown[],
  name: (line: LineShown) => string,
  statistics: Statistics,
): Readonly<Record<string, LineStatsView>> {
  return Object.fromEntries(
    lines.map((line) => {
      const { streams = [], history = [] } = statistics.lines.get(line.mid) ?? {};
      const points = history.map((point) => ({ ...point, at: wallClock(point.at) }));
      return [name(line), { ...line, streams, history: points }];
    }),
  );
}

/** The core counts from the page's start, people by the clock on the wall. */
function wallClock(at: number): number {
  return performance.timeOrigin + at;
}
