import { useEffect, useRef } from "react";
import { useConference } from "../../store/context.ts";
import type { RosterEntryView } from "../../store/view.ts";
import { toast } from "../../ui/toast.ts";
import { changeWords } from "../../words/names.ts";
import { useWords } from "../../words/words.ts";
import { isCrowd, type Names, without } from "./what-is-new.ts";

/** Those who came and went so close together are told in one. */
const togetherMs = 3_000;

interface News {
  readonly left: Names;
  readonly joined: Names;
}

const noNews: News = { left: new Map(), joined: new Map() };

/** Says, to eyes and to screen readers, who came and who went; in a crowd nobody wants to know. */
export function ComingsAndGoings() {
  const t = useWords();
  const roster = useConference((view) => view.roster);
  const before = useRef(roster);
  const news = useRef({ ...noNews, at: 0 });
  useEffect(() => {
    const change = rosterChange(before.current, roster);
    before.current = roster;
    const now = performance.now();
    const isFresh = now - news.current.at > togetherMs;
    const all = together(isFresh ? noNews : news.current, change);
    const changed = change.left.size + change.joined.size > 0;
    const words = changeWords(t, [...all.left.values()], [...all.joined.values()]);
    if (!changed || isCrowd(roster)) return;
    news.current = { ...all, at: now };
    if (words !== undefined) toast({ words, group: "comings and goings" });
  }, [t, roster]);
  return null;
}

/** The first roster is no news. */
function rosterChange(before: readonly RosterEntryView[], after: readonly RosterEntryView[]): News {
  if (before.length === 0) return noNews;
  const [were, are] = [othersIn(before), othersIn(after)];
  return { left: without(were, are), joined: without(are, were) };
}

function othersIn(roster: readonly RosterEntryView[]): Names {
  return new Map(roster.filter(({ self }) => !self).map(({ entity, name }) => [entity, name]));
}

/** Who came back has not left, and who left has not joined. */
function together(earlier: News, later: News): News {
  return {
    left: new Map([...without(earlier.left, later.joined), ...later.left]),
    joined: new Map([...without(earlier.joined, later.left), ...later.joined]),
  };
}
