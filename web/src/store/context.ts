import { createContext, useContext, useEffect, useRef } from "react";
import { type StoreApi, useStore } from "zustand";
import { keepScreenOn } from "../devices/screen-on.ts";
import type { ConferenceStore } from "./conference.ts";
import type { HearingView } from "./hearing.ts";
import type { Hosting } from "./hosting.ts";
import { isEqual } from "./is-equal.ts";
import type { Kept } from "./kept.ts";
import type { OwnDevices, OwnDevicesView } from "./own-devices.ts";
import type { OwnHearing } from "./own-hearing.ts";
import type { OwnScreen, ScreenView } from "./own-screen.ts";
import type { OwnSound } from "./own-sound.ts";
import type { PeopleThere, PeopleThereView } from "./people-there.ts";
import type { PushToTalk } from "./push-to-talk.ts";
import type { SelfView } from "./self-view.ts";
import type { Settings, SettingsStore } from "./settings.ts";
import type { Silenced } from "./silenced.ts";
import type { Speaking } from "./speaking.ts";
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
  readonly sound: OwnSound;
  readonly hearing: OwnHearing;
  readonly talk: PushToTalk;
  readonly visit: Visit;
  readonly kept: Kept;
  readonly hosting: Hosting;
  readonly peopleThere: PeopleThere;
  readonly stats: Stats;
  readonly speaking: Speaking;
  readonly silenced: Silenced;
  readonly stay: StoreApi<StayView>;
  readonly selfView: StoreApi<SelfView>;
}

export const PageContext = createContext<Page | undefined>(undefined);

export function usePage(): Page {
  const page = useContext(PageContext);
  if (page === undefined) throw new Error("PageContext is provided by main.tsx");
  return page;
}

/**
 * A part of what the conference shows; the object it was as long as it says the same. Each step of the
 * call makes the whole view anew, and most of them change one thing in it.
 */
export function useConference<T>(select: (view: ConferenceView) => T): T {
  const known = useRef<{ readonly part: T }>(undefined);
  return useStore(usePage().conference, (view) => {
    const part = select(view);
    if (known.current === undefined || !isEqual(known.current.part, part)) known.current = { part };
    return known.current.part;
  });
}

/** How well everything comes over the network; figures come while somebody reads (`Stats.read`). */
export function useStats<T>(select: (view: StatsView) => T): T {
  return useStore(usePage().stats.store, select);
}

export function useSettings<T>(select: (settings: Settings) => T): T {
  return useStore(usePage().settings, select);
}

/** How one sees one's own pictures. */
export function useSelfView(): SelfView {
  return useStore(usePage().selfView);
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

/** Whether the others hear the sound of one's own screen. */
export function useScreenHeard(): boolean {
  return useStore(usePage().sound.store, ({ track }) => track !== undefined);
}

/** What there is to say of one's own microphone. */
export function useHearing(): HearingView {
  return useStore(usePage().hearing.store);
}

/** Whether the key is held that lets a muted microphone be heard. */
export function useTalking(): boolean {
  return useStore(usePage().talk.store, (view) => view.isHeld);
}

/** Keeps the screen from going dark while it is wanted. */
export function useScreenOn(isWanted: boolean): void {
  useEffect(() => (isWanted ? keepScreenOn(window) : undefined), [isWanted]);
}

/** Of those who are heard speaking, by user entity, what `select` makes of it. */
export function useSpeaking<T>(select: (speaking: ReadonlySet<string>) => T): T {
  const { speaking } = usePage();
  useEffect(() => speaking.look(), [speaking]);
  return useStore(speaking.store, select);
}

/** Whether that person is not heard, by one's own choice. */
export function useIsSilenced(entity: string): boolean {
  return useStore(usePage().silenced.store, (silenced) => silenced.has(entity));
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
