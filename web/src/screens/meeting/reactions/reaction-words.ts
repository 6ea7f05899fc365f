import type { Reaction, ReactionView } from "../../../store/view.ts";
import { namesIn } from "../../../words/names.ts";
import { language, type Words } from "../../../words/words.ts";

const names = {
  "👍": "thumbsUp",
  "❤️": "heart",
  "😂": "laughter",
  "👏": "applause",
  "🎉": "celebration",
  "😮": "surprise",
} as const satisfies Readonly<Record<Reaction, string>>;

export function reactionName(t: Words, emoji: Reaction): string {
  return t(`reactions.${names[emoji]}`);
}

/** `Ana and Ben: Applause; Cleo: Heart`: each of several at once is said once. */
export function reactionsSaid(t: Words, seen: readonly ReactionView[]): string {
  const emojis = [...new Set(seen.map(({ emoji }) => emoji))];
  const said = emojis.map((emoji) => {
    const people = new Set(seen.filter((one) => one.emoji === emoji).map(({ name }) => name));
    return t("reactions.seen", {
      ...namesIn(t, [...people]),
      emoji: reactionName(t, emoji),
    });
  });
  return new Intl.ListFormat(language(), { type: "unit" }).format(said);
}
