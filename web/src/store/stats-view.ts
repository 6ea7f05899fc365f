import type { QualityLevel, StreamFigures } from "@parley/shared/participant";
import { createStore, type StoreApi } from "zustand";

export type { QualityLevel } from "@parley/shared/participant";

/** How well everything comes over the network, and for whoever reads them the figures. */
export interface StatsView {
  /** How this page's own connection does; absent while nothing was measured. */
  readonly own?: QualityLevel;
  /** How well each room comes here, by `RoomView.id`; absent as above. */
  readonly rooms: Readonly<Record<string, QualityLevel>>;
  /**
   * Wall clock, ms: since when the own connection is poor. A person is told once of each: "Your
   * connection is unstable".
   */
  readonly unstableSince?: number;
  /** Present while somebody reads: see `Stats.read`. */
  readonly figures?: StatsFigures;
}

export interface StatsFigures {
  /** To the focus and back, ms; the same for all lines. */
  readonly roundTripMs?: number;
  /** By the captureID of the tile. */
  readonly tiles: Readonly<Record<string, LineStatsView>>;
  /** By what is sent: `left`, `centre`, `right`, `presentation`, `mic`. */
  readonly own: Readonly<Record<string, LineStatsView>>;
}

/** One line in the terms of SDP (mid) and CLUE (capture, encoding), with its figures. */
export interface LineStatsView {
  readonly mid: string;
  readonly captureId: string;
  /** RFC 8848 §4.4: the label of the line. */
  readonly encodingId?: string;
  /** One, or the layers of simulcast that are sent; what the browser does not tell is absent. */
  readonly streams: readonly StreamFigures[];
  /** For a sparkline: the last 30 s, oldest first. */
  readonly history: readonly HistoryPointView[];
}

export interface HistoryPointView {
  /** Wall clock, ms. */
  readonly at: number;
  readonly kbitPerSecond: number;
  readonly framesPerSecond: number;
  readonly lossPercent: number;
}

export type StatsStore = StoreApi<StatsView>;

export const nothingMeasured: StatsView = { rooms: {} };

/** Apart from the conference's store: figures change every second, and few views read them. */
export function createStatsStore(): StatsStore {
  return createStore<StatsView>(() => nothingMeasured);
}
