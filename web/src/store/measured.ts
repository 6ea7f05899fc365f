import type { Participant } from "@parley/shared/participant";
import type { StatsReport } from "../call/stats-reader.ts";

/** The stay in a conference that is measured. */
export interface Measured {
  /** As it is now. */
  readonly participant: Participant;
  /** Of the connection there is now; nothing while there is none. */
  readonly report: () => Promise<StatsReport> | undefined;
}
