import { createStore, type StoreApi } from "zustand";

export const themes = ["system", "light", "dark", "contrast"] as const;

export type Theme = (typeof themes)[number];

/** What a person has chosen about the page itself; outlives it. */
export interface Settings {
  /** BCP 47 tag; absent: as in the browser. */
  readonly language?: string;
  readonly theme: Theme;
  /** Whether keys such as M act; F2 and Escape always do (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

export type SettingsStore = StoreApi<Settings>;

export const firstSettings: Settings = { theme: "system", singleKeys: true };

/** Where settings are kept; `Kept` is one. */
interface Keeping {
  settings(): Settings | undefined;
  keepSettings(settings: Settings): void;
}

export function createSettings(kept: Keeping): SettingsStore {
  const store = createStore<Settings>(() => kept.settings() ?? firstSettings);
  store.subscribe((settings) => kept.keepSettings(settings));
  return store;
}

/** What was kept, or undefined where it is not what this version keeps. */
export function parseSettings(kept: unknown): Settings | undefined {
  if (typeof kept !== "object" || kept === null) return undefined;
  const { language, theme, singleKeys }: Partial<Record<keyof Settings, unknown>> = kept;
  const known = themes.find((one) => one === theme);
  if (known === undefined || typeof singleKeys !== "boolean") return undefined;
  return { ...(typeof language === "string" && { language }), theme: known, singleKeys };
}
