import { type ChatEntry, entriesOf, type Participant } from "@parley/shared/participant";

/**
 * What was said, as this tab has kept it: a reload finds it again. Storage that is full, broken or
 * forbidden is as if empty.
 */
export interface KeptChat {
  of(conference: string): readonly ChatEntry[];
  keep(conference: string, chat: Participant["chat"]): void;
  /** One has left for good: nothing stays in the browser, but who rejoins from this page finds it. */
  forget(conference: string, chat: Participant["chat"]): void;
}

/** The newest of them, and not more than this many characters of text: our policy. */
const most = { entries: 200, textLength: 200_000 };

const key = "parley.chat";

export function createKeptChat(session: () => Storage): KeptChat {
  let last: Participant["chat"] | undefined;
  let here: readonly [conference: string, entries: readonly ChatEntry[]] | undefined;
  return {
    of: (conference) => (here?.[0] === conference ? here[1] : parse(read(session), conference)),
    forget(conference, chat) {
      last = undefined;
      here = [conference, newest(entriesOf(chat))];
      try {
        session().removeItem(key);
      } catch {
        // Where nothing may be kept, nothing was.
      }
    },
    keep(conference, chat) {
      if (chat.told === last?.told && chat.own === last.own) return;
      last = chat;
      here = undefined;
      try {
        session().setItem(key, JSON.stringify([conference, newest(entriesOf(chat))]));
      } catch {
        // A page that may keep nothing still works; it only forgets.
      }
    },
  };
}

function newest(entries: readonly ChatEntry[]): readonly ChatEntry[] {
  const kept: ChatEntry[] = [];
  let length = 0;
  for (const entry of entries.toReversed()) {
    length += entry.text.length;
    if (kept.length >= most.entries || length > most.textLength) break;
    kept.unshift(entry);
  }
  return kept;
}

function read(session: () => Storage): unknown {
  try {
    return JSON.parse(session().getItem(key) ?? "null");
  } catch {
    return null;
  }
}

function parse(kept: unknown, conference: string): readonly ChatEntry[] {
  if (!Array.isArray(kept) || kept[0] !== conference || !Array.isArray(kept[1])) return [];
  const entries: readonly unknown[] = kept[1];
  return entries.filter(isEntry).slice(-most.entries);
}

const states: readonly unknown[] = ["received", "pending", "sent", "failed"];

function isEntry(value: unknown): value is ChatEntry {
  if (typeof value !== "object" || value === null) return false;
  const entry: Partial<Record<string, unknown>> = { ...value };
  const texts = ["id", "entity", "name", "text", "date"].map((name) => entry[name]);
  const flags = ["own", "missed"].map((name) => entry[name]);
  return (
    texts.every((text) => typeof text === "string") &&
    flags.every((flag) => typeof flag === "boolean") &&
    states.includes(entry["state"]) &&
    !Number.isNaN(Date.parse(String(entry["date"])))
  );
}
