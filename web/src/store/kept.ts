import type { Layout } from "@parley/shared/participant";
import { type Choices, parseChoices } from "./choices.ts";
import type { ConferenceStore } from "./conference.ts";
import { parseLayout } from "./layouts.ts";
import { parseToken } from "./link-token.ts";
import type { Phase } from "./view.ts";

/** What the page keeps in the browser. Storage that is full, broken or forbidden is as if empty. */
export interface Kept {
  choices(): Choices | undefined;
  keepChoices(choices: Choices): void;
  layout(): Layout | undefined;
  keepLayout(layout: Layout): void;
  /** Latest first. */
  recentMeetings(): readonly string[];
  keepMeeting(conference: string): void;
  /** The choices this tab is in that conference with; a reload goes straight back (G18). */
  mark(conference: string): Choices | undefined;
  keepMark(conference: string, choices: Choices): void;
  clearMark(): void;
  /** Of the join link this tab came by to that conference. */
  token(conference: string): string | undefined;
  keepToken(conference: string, token: string): void;
}

const most = 6;
const keys = {
  choices: "parley.choices",
  layout: "parley.layout",
  recent: "parley.recent",
  mark: "parley.in-meeting",
  token: "parley.join-token",
};

/** `local` outlives the browser, `session` only a reload of this tab. */
export function createKept(local: () => Storage, session: () => Storage): Kept {
  const recentMeetings = () => {
    const kept = read(local, keys.recent);
    const names = Array.isArray(kept) ? kept : [];
    return names.filter((name) => typeof name === "string").slice(0, most);
  };
  return {
    choices: () => parseChoices(read(local, keys.choices)),
    keepChoices: (choices) => write(local, keys.choices, choices),
    layout: () => parseLayout(read(local, keys.layout)),
    keepLayout: (layout) => write(local, keys.layout, layout),
    recentMeetings,
    keepMeeting(conference) {
      const others = recentMeetings().filter((name) => name !== conference);
      write(local, keys.recent, [conference, ...others].slice(0, most));
    },
    mark(conference) {
      const kept = read(session, keys.mark);
      return Array.isArray(kept) && kept[0] === conference ? parseChoices(kept[1]) : undefined;
    },
    keepMark: (conference, choices) => write(session, keys.mark, [conference, choices]),
    clearMark: () => write(session, keys.mark, undefined),
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

/** Keeps the mark true to the conference, with the mute state of now. */
export function keepMark(store: ConferenceStore, kept: Kept, choices: () => Choices): void {
  store.subscribe(({ phase, conference, microphoneOn }) => {
    const back = comesBack(phase);
    if (back === true) kept.keepMark(conference, { ...choices(), microphoneOn });
    if (back === false) kept.clearMark();
  });
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
