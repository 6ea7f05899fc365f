import { useEffect, useRef } from "react";
import { useConference } from "../../../store/context.ts";
import type { ReactionView } from "../../../store/view.ts";
import { announce } from "../../../ui/announce.ts";
import { useWords } from "../../../words/words.ts";
import { reactionsSaid } from "./reaction-words.ts";

/** Those that come so close together are said in one. */
const togetherMs = 1_000;

/** Says to a screen reader who reacts, and how; one's own is no news. */
export function useReactionNews(): void {
  const t = useWords();
  const reactions = useConference((view) => view.reactions);
  const self = useConference(({ roster }) => roster.find((entry) => entry.self)?.entity);
  const known = useRef<ReadonlySet<string>>(new Set());
  const waiting = useRef<readonly ReactionView[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const isNews = ({ id, entity }: ReactionView) => entity !== self && !known.current.has(id);
    const news = reactions.filter(isNews);
    known.current = new Set(reactions.map(({ id }) => id));
    if (news.length === 0) return;
    waiting.current = [...waiting.current, ...news];
    timer.current ??= setTimeout(() => {
      announce(reactionsSaid(t, waiting.current));
      waiting.current = [];
      timer.current = undefined;
    }, togetherMs);
  }, [t, reactions, self]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
