import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { ConferenceStore } from "./conference.ts";
import type { Kept } from "./kept.ts";
import type { OwnDevices, OwnDevicesView } from "./own-devices.ts";
import type { ConferenceActions, ConferenceView } from "./view.ts";
import type { Visit } from "./visit.ts";

/** All that screens may reach; made by `main.tsx`. */
export interface Page {
  readonly conference: ConferenceStore;
  readonly actions: ConferenceActions;
  readonly devices: OwnDevices;
  readonly visit: Visit;
  readonly kept: Kept;
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

/** Whether joining waits for the devices. */
export function useWaiting(): boolean {
  return useStore(usePage().visit.store, (view) => view.waiting);
}

export function useOwnDevices<T>(select: (view: OwnDevicesView) => T): T {
  return useStore(usePage().devices.store, select);
}
