/** All that anybody can react with: what is passing is not worth a text of its own. Our policy. */
export const reactions = ["👍", "❤️", "😂", "👏", "🎉", "😮"] as const;

export type Reaction = (typeof reactions)[number];

export function parseReaction(text: string): Reaction | undefined {
  const wanted = text.trim();
  return reactions.find((reaction) => reaction === wanted);
}
