import type { RosterEntryView } from "../../../store/view.ts";
import { handQueue } from "../reactions/hand-queue.ts";

/** Raised hands first, in the order of their queue; everybody else as the focus has them. */
export function inOrder(roster: readonly RosterEntryView[]): readonly RosterEntryView[] {
  const queue = handQueue(roster);
  return [...queue, ...roster.filter((entry) => !queue.includes(entry))];
}

/** Whose name has what is typed in it, in whatever case and with whatever accents. */
export function named(
  roster: readonly RosterEntryView[],
  typed: string,
): readonly RosterEntryView[] {
  const wanted = plain(typed.trim());
  return roster.filter(({ name }) => plain(name).includes(wanted));
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{Mn}+/gu, "")
    .toLowerCase();
}
