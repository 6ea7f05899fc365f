import type { ChatEntryView } from "../../../store/view.ts";

/** What others said since the chat was `before`; one's own is never news, wherever it takes its place. */
export function newIn(
  chat: readonly ChatEntryView[],
  before: readonly ChatEntryView[],
): readonly ChatEntryView[] {
  if (chat === before) return [];
  const known = new Set(before.map(({ id }) => id));
  return chat.filter(({ id, own }) => !own && !known.has(id));
}
