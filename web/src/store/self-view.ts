import { createStore, type StoreApi } from "zustand";
import type { Kept } from "./kept.ts";

/** One's own pictures, as one sees them oneself; the others see them either way. */
export interface SelfView {
  readonly isHidden: boolean;
}

/** As it was before the tab was loaded anew. */
export function createSelfView(
  kept: Pick<Kept, "selfViewHidden" | "keepSelfViewHidden">,
): StoreApi<SelfView> {
  const store = createStore<SelfView>(() => ({ isHidden: kept.selfViewHidden() }));
  store.subscribe(({ isHidden }) => kept.keepSelfViewHidden(isHidden));
  return store;
}
