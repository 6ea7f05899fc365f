import { createStore, type StoreApi } from "zustand";
import type { ConferenceStore } from "./conference.ts";
import type { Kept } from "./kept.ts";

export interface StayView {
  /** How long one was in, from the first join to having left, reloads included; ms. */
  readonly lastedMs?: number;
}

/** Looks at the clock when a conference is joined, and again when it is left. */
export function createStay(
  conference: ConferenceStore,
  kept: Pick<Kept, "since" | "keepSince" | "clearSince">,
  now: () => number = Date.now,
): StoreApi<StayView> {
  const stay = createStore<StayView>(() => ({}));
  let since: number | undefined;
  conference.subscribe(({ phase, conference: name }) => {
    if (phase.type === "in-conference" && since === undefined) {
      since = kept.since(name) ?? now();
      kept.keepSince(name, since);
    }
    if (phase.type === "left" && since !== undefined) {
      stay.setState({ lastedMs: now() - since });
      since = undefined;
      kept.clearSince();
    }
  });
  return stay;
}
