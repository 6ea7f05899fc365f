import type { Absence, ChatEntryView } from "../../../store/view.ts";

/** A conversation as it is laid out, from the top. */
export type ChatItem =
  /** What follows was said on another day than what stands before. */
  { readonly type: "day"; readonly id: string; readonly at: number } | ChatMissed | ChatGroup;

/** What follows was said while one was away. */
export interface ChatMissed {
  readonly type: "missed";
  readonly id: string;
  /** Present where this page knows who came and went meanwhile. */
  readonly absence?: Absence;
}

/** What one person said within one minute: its first entry says who and when. */
export interface ChatGroup {
  readonly type: "group";
  readonly id: string;
  readonly first: ChatEntryView;
  readonly entries: readonly ChatEntryView[];
}

/** @param dayOf the calendar day of a wall clock time, in any form that only equal days share */
export function conversation(
  chat: readonly ChatEntryView[],
  dayOf: (at: number) => string,
  absences: readonly Absence[] = [],
): readonly ChatItem[] {
  const items: ChatItem[] = [];
  const absenceAfter = new Map(absences.map((one) => [one.after, one]));
  /** The absence that what is missed next was said in. */
  let absence = absenceAfter.get(undefined);
  let before: ChatEntryView | undefined;
  for (const entry of chat) {
    const isNewDay = before !== undefined && dayOf(before.at) !== dayOf(entry.at);
    if (isNewDay) items.push({ type: "day", id: `day ${entry.id}`, at: entry.at });
    if (entry.missed && (absence !== undefined || before?.missed !== true)) {
      items.push({ type: "missed", id: `missed ${entry.id}`, ...(absence && { absence }) });
      absence = undefined;
    }
    // Said in presence: what was missed before it is no more to come.
    if (!entry.missed && !entry.own) absence = undefined;
    absence = absenceAfter.get(entry.id) ?? absence;
    const last = items.at(-1);
    if (last?.type === "group" && isSpokenOn(last.first, entry)) {
      items[items.length - 1] = { ...last, entries: [...last.entries, entry] };
    } else {
      items.push({ type: "group", id: entry.id, first: entry, entries: [entry] });
    }
    before = entry;
  }
  return items;
}

const minuteMs = 60_000;

function isSpokenOn(first: ChatEntryView, entry: ChatEntryView): boolean {
  return (
    first.entity === entry.entity &&
    first.name === entry.name &&
    first.missed === entry.missed &&
    Math.floor(first.at / minuteMs) === Math.floor(entry.at / minuteMs)
  );
}
