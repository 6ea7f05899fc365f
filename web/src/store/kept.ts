import type { Layout } from "@parley/shared/participant";
import { type Choices, parseChoices } from "./choices.ts";
import type { ConferenceStore } from "./conference.ts";
import { parseLayout } from "./layouts.ts";
import { parseToken } from "./link-token.ts";
import { parseSettings, type Settings } from "./settings.ts";
import type { Phase } from "./view.ts";

/** What the page keeps in the browser. Storage that is full, broken or forbidden is as if empty. */
export interface Kept {
  choices(): Choices | undefined;
  keepChoices(choices: Choices): void;
  layout(): Layout | undefined;
  keepLayout(layout: Layout): void;
  settings(): Settings | undefined;
  keepSettings(settings: Settings): void;
  /** Latest first. */
  recentMeetings(): readonly RecentMeeting[];
  keepMeeting(conference: string): void;
  /** The choices this tab is in that conference with; a reload goes straight back (G18). */
  mark(conference: string): Choices | undefined;
  keepMark(conference: string, choices: Choices): void;
  clearMark(): void;
  /** Whether this tab showed a screen in that conference; a reload ends that, and says so (G12). */
  presenting(conference: string): boolean;
  keepPresenting(conference: string, on: boolean): void;
  /** Since when this tab is in that conference, reloads included; wall clock, ms. */
  since(conference: string): number | undefined;
  keepSince(conference: string, at: number): void;
  clearSince(): void;
  /** Of the join link this tab came by to that conference. */
  token(conference: string): string | undefined;
  keepToken(conference: string, token: string): void;
}

export interface RecentMeeting {
  readonly conference: string;
  /** When it was joined last; wall clock, ms. */
  readonly at: number;
}

const most = 6;
const keys = {
  choices: "parley.choices",
  layout: "parley.layout",
  settings: "parley.settings",
  recent: "parley.recent",
  mark: "parley.in-meeting",
  presenting: "parley.presenting",
  since: "parley.in-since",
  token: "parley.join-token",
};

/** `local` outlives the browser, `session` only a reload of this tab; `now` is the clock on the wall. */
export function createKept(
  local: () => Storage,
  session: () => Storage,
  now: () => number = Date.now,
): Kept {
  const recentMeetings = () => {
    const kept = read(local, keys.recent);
    return Array.isArray(kept) ? kept.filter(isRecent).slice(0, most) : [];
  };
  return {
    choices: () => parseChoices(read(local, keys.choices)),
    keepChoices: (choices) => write(local, keys.choices, choices),
    layout: () => parseLayout(read(local, keys.layout)),
    keepLayout: (layout) => write(local, keys.layout, layout),
    settings: () => parseSettings(read(local, keys.settings)),
    keepSettings: (settings) => write(local, keys.settings, settings),
    recentMeetings,
    keepMeeting(conference) {
      const others = recentMeetings().filter((recent) => recent.conference !== conference);
      const newest: RecentMeeting = { conference, at: now() };
      write(local, keys.recent, [newest, ...others].slice(0, most));
    },
    mark(conference) {
      const kept = read(session, keys.mark);
      return Array.isArray(kept) && kept[0] === conference ? parseChoices(kept[1]) : undefined;
    },
    keepMark: (conference, choices) => write(session, keys.mark, [conference, choices]),
    clearMark: () => write(session, keys.mark, undefined),
    presenting: (conference) => read(session, keys.presenting) === conference,
    keepPresenting: (conference, on) =>
      write(session, keys.presenting, on ? conference : undefined),
    since(conference) {
      const kept = read(session, keys.since);
      if (!Array.isArray(kept) || kept[0] !== conference) return undefined;
      return typeof kept[1] === "number" ? kept[1] : undefined;
    },
    keepSince: (conference, at) => write(session, keys.since, [conference, at]),
    clearSince: () => write(session, keys.since, undefined),
    token(conference) {
      const kept = read(session, keys.token);
      return Array.isArray(kept) && kept[0] === conference ? parseToken(kept[1]) : undefined;
    },
    keepToken: (conference, token) => write(session, keys.token, [conference, token]),
  };
}

/** Whether a reload in this phase is to come back into the conference; undefined: as it was. */
export function comesBack(phase: Phase): boolean | undefined {
  switch (phase.type) {
    case "in-conference":
      return true;
    case "joining":
      return undefined;
    case "prejoin":
      return phase.refusal === undefined ? undefined : false;
    case "left":
      return phase.reason === "lost" ? undefined : false;
    default:
      return phase satisfies never;
  }
}

/** Keeps the mark true to the conference, with the mute state of now; what is the same is not written anew. */
export function keepMark(
  store: ConferenceStore,
  kept: Pick<Kept, "keepMark" | "clearMark">,
  choices: () => Choices,
): void {
  let before: readonly unknown[] = [];
  store.subscribe(({ phase, conference, microphoneOn, camerasOn }) => {
    const back = comesBack(phase);
    const chosen = choices();
    const now = back ? [back, conference, chosen, microphoneOn, camerasOn] : [back];
    if (isSame(now, before)) return;
    before = now;
    if (back === true) kept.keepMark(conference, { ...chosen, microphoneOn, camerasOn });
    if (back === false) kept.clearMark();
  });
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, at) => part === other[at]);
}

function isRecent(kept: unknown): kept is RecentMeeting {
  if (typeof kept !== "object" || kept === null) return false;
  const { conference, at }: Partial<Record<keyof RecentMeeting, unknown>> = kept;
  return typeof conference === "string" && typeof at === "number";
}

function read(storage: () => Storage, key: string): unknown {
  try {
    return JSON.parse(storage().getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function write(storage: () => Storage, key: string, value: unknown): void {
  try {
    if (value === undefined) storage().removeItem(key);
    else storage().setItem(key, JSON.stringify(value));
  } catch {
    // A page that may keep nothing still works; it only forgets.
  }
}
