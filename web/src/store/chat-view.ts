import {
  type ChatEntry,
  entriesOf,
  type Participant,
  type ReactionSeen,
} from "@parley/shared/participant";
import type { ChatEntryView, ConferenceView, ReactionView } from "./view.ts";

type ChatView = Pick<ConferenceView, "chat" | "reactions" | "handRaised">;

/** What is said in writing, as the screens show it: equal while it is the same. */
export function chatView({ chat, hand }: Participant): ChatView {
  const known = views.get(chat);
  if (known?.handRaised === hand.raised) return known;
  const view = {
    chat: known?.chat ?? entriesOf(chat).map(entryView),
    reactions: known?.reactions ?? reactionsView(chat.reactions),
    handRaised: hand.raised,
  };
  views.set(chat, view);
  return view;
}

const views = new WeakMap<Participant["chat"], ChatView>();
const entryViews = new WeakMap<ChatEntry, ChatEntryView>();

/** The same for the same: a list that grows by one is drawn anew in one place. */
function entryView(entry: ChatEntry): ChatEntryView {
  const known = entryViews.get(entry);
  if (known) return known;
  const { date, ...said } = entry;
  const view = { ...said, at: Date.parse(date) };
  entryViews.set(entry, view);
  return view;
}

function reactionsView(reactions: readonly ReactionSeen[]): readonly ReactionView[] {
  return reactions.map(({ until: _, ...reaction }) => reaction);
}
