import type { Layout } from "@parley/shared/participant";
import { type Choices, parseChoices } from "./choices.ts";
import type { ConferenceStore } from "./conference.ts";
import { parseLayout } from "./layouts.ts";
import { parseToken } from "./link-token.ts";
import { type Look, parseLook } from "./look.ts";
import { parseSettings, type Settings } from "./settings.ts";
import type { Phase } from "./view.ts";

/** What the page keeps in the browser. Storage that is full, broken or forbidden is as if empty. */
export interface Kept extends KeptInTab {
  choices(): Choices | undefined;
  keepChoices(choices: Choices): void;
  layout(): Layout | undefined;
  keepLayout(layout: Layout): void;
  settings(): Settings | undefined;
  keepSettings(settings: Settings): void;
  /** Latest first. */
  recentMeetings(): readonly RecentMeeting[];
  keepMeeting(conference: string): void;
  forgetMeeting(conference: string): void;
}

/** What is of one tab, and but for the view of oneself of one conference. */
interface KeptInTab {
  /** The choices this tab is in that conference with; a reload goes straight back (G18). */
  mark(conference: string): Choices | undefined;
  keepMark(conference: string, choices: Choices): void;
  clearMark(): void;
  /** How this tab looks at the others in that conference; it goes with the mark. */
  look(conference: string): Look | undefined;
  keepLook(conference: string, look: Look): void;
  /** User entities of those who are not to be heard in that conference, in this tab; goes with the mark. */
  silenced(conference: string): readonly string[];
  keepSilenced(conference: string, entities: readonly string[]): void;
  /** Whether this tab showed a screen in that conference; a reload ends that, and says so (G12). */
  presenting(conference: string): boolean;
  keepPresenting(conference: string, on: boolean): void;
  /** Whether this tab shows one's own pictures to oneself. */
  selfViewHidden(): boolean;
  keepSelfViewHidden(isHidden: boolean): void;
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
  look: "parley.look",
  silenced: "parley.silenced",
  presenting: "parley.presenting",
  selfView: "parley.self-view-hidden",
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
    forgetMeeting(conference) {
      const others = recentMeetings().filter((recent) => recent.conference !== conference);
      write(local, keys.recent, others);
    },
    ...keptInTab(session),
  };
}

function keptInTab(session: () => Storage): KeptInTab {
  const readOf = (conference: string, key: string): unknown => {
    const kept = read(session, key);
    return Array.isArray(kept) && kept[0] === conference ? kept[1] : undefined;
  };
  return {
    mark: (conference) => parseChoices(readOf(conference, keys.mark)),
    keepMark: (conference, choices) => write(session, keys.mark, [conference, choices]),
    clearMark() {
      write(session, keys.mark, undefined);
      write(session, keys.look, undefined);
      write(session, keys.silenced, undefined);
    },
    look: (conference) => parseLook(readOf(conference, keys.look)),
    keepLook: (conference, look) => write(session, keys.look, [conference, look]),
    silenced(conference) {
      const kept = readOf(conference, keys.silenced);
      return Array.isArray(kept) ? kept.filter((entity) => typeof entity === "string") : [];
    },
    keepSilenced: (conference, entities) => write(session, keys.silenced, [conference, entities]),
    presenting: (conference) => read(session, keys.presenting) === conference,
    keepPresenting: (conference, on) =>
      write(session, keys.presenting, on ? conference : undefined),
    selfViewHidden: () => read(session, keys.selfView) === true,
    keepSelfViewHidden: (isHidden) => write(session, keys.selfView, isHidden || undefined),
    since(conference) {
      const kept = readOf(conference, keys.since);
      return typeof kept === "number" ? kept : undefined;
    },
    keepSince: (conference, at) => write(session, keys.since, [conference, at]),
    clearSince: () => write(session, keys.since, undefined),
    token: (conference) => parseToken(readOf(conference, keys.token)),
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

/** Keeps how one looks at the others beside the mark, in the same way. */
export function keepLook(store: ConferenceStore, kept: Pick<Kept, "keepLook">): void {
  let before: readonly unknown[] = [];
  store.subscribe(({ phase, conference, layout, switching, savesData, pinned }) => {
    // Where the mark goes the look went with it, and is to be written anew.
    const now = comesBack(phase) ? [conference, layout, switching, savesData, pinned] : [];
    if (isSame(now, before)) return;
    before = now;
    if (now.length === 0) return;
    kept.keepLook(conference, { layout, switching, savesData, ...(pinned && { pinned }) });
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
