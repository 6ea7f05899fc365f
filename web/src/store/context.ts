import { createContext, useContext, useEffect } from "react";
import { type StoreApi, useStore } from "zustand";
import type { ConferenceStore } from "./conference.ts";
import type { HearingView } from "./hearing.ts";
import type { Hosting } from "./hosting.ts";
import type { Kept } from "./kept.ts";
import type { OwnDevices, OwnDevicesView } from "./own-devices.ts";
import type { OwnHearing } from "./own-hearing.ts";
import type { OwnScreen, ScreenView } from "./own-screen.ts";
import type { PeopleThere, PeopleThereView } from "./people-there.ts";
import type { PushToTalk } from "./push-to-talk.ts";
import type { Settings, SettingsStore } from "./settings.ts";
import type { Stats } from "./stats.ts";
import type { StatsView } from "./stats-view.ts";
import type { StayView } from "./stay.ts";
import type { ConferenceActions, ConferenceView } from "./view.ts";
import type { Visit } from "./visit.ts";

/** All that screens may reach; made by `main.tsx`. */
export interface Page {
  readonly settings: SettingsStore;
  readonly conference: ConferenceStore;
  readonly actions: ConferenceActions;
  readonly devices: OwnDevices;
  readonly screen: OwnScreen;
  readonly hearing: OwnHearing;
  readonly talk: PushToTalk;
  readonly visit: Visit;
  readonly kept: Kept;
  readonly hosting: Hosting;
  readonly peopleThere: PeopleThere;
  readonly stats: Stats;
  readonly stay: StoreApi<StayView>;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error("PageContext is provided by main.tsx");
  return page;
}

export function useConference<T>(select: (view: ConferenceView) => T): T {
  return useStore(usePage().conference, select);
}

/** How well everything comes over the network; figures come while somebody reads (`Stats.read`). */
export function useStats<T>(select: (view: StatsView) => T): T {
  return useStore(usePage().stats.store, select);
}

export function useSettings<T>(select: (settings: Settings) => T): T {
  return useStore(usePage().settings, select);
}

/** How long one was in the conference that one has left, ms. */
export function useStay(): number | undefined {
  return useStore(usePage().stay, (view) => view.lastedMs);
}

/** Whether joining waits for the devices. */
export function useWaiting(): boolean {
  return useStore(usePage().visit.store, (view) => view.waiting);
}

/** Whether nothing has been joined yet on this page. */
export function useIsNew(): boolean {
  return useStore(usePage().visit.store, (view) => view.isNew);
}

export function useOwnDevices<T>(select: (view: OwnDevicesView) => T): T {
  return useStore(usePage().devices.store, select);
}

/** One's own screen, as it is shown to the others. */
export function useOwnScreen(): ScreenView {
  return useStore(usePage().screen.store);
}

/** What there is to say of one's own microphone. */
export function useHearing(): HearingView {
  return useStore(usePage().hearing.store);
}

/** Whether the key is held that lets a muted microphone be heard. */
export function useTalking(): boolean {
  return useStore(usePage().talk.store, (view) => view.isHeld);
}

/** Who is in a conference that one is not in, where one asks, for as long as one looks: one view at a time. */
export function usePeopleThere(conference: string | undefined): PeopleThereView {
  const { peopleThere, kept } = usePage();
  useEffect(() => {
    if (conference === undefined) return;
    const token = kept.token(conference);
    peopleThere.watch({ conference, ...(token !== undefined && { token }) });
    return () => peopleThere.stop();
  }, [peopleThere, kept, conference]);
  return useStore(peopleThere.store);
}
