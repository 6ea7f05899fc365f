import { useEffect, useRef } from "react";
import { useConference } from "../../store/context.ts";
import type { RosterEntryView } from "../../store/view.ts";
import { toast } from "../../ui/toast.ts";
import { changeWords } from "../../words/names.ts";
import { useWords } from "../../words/words.ts";
import { isCrowd } from "./what-is-new.ts";

/** Those who came and went so close together are told in one. */
const togetherMs = 3_000;

interface News {
  readonly left: readonly string[];
  readonly joined: readonly string[];
}

/** Says, to eyes and to screen readers, who came and who went; in a crowd nobody wants to know. */
export function ComingsAndGoings() {
  const t = useWords();
  const roster = useConference((view) => view.roster);
  const before = useRef(roster);
  const news = useRef<News & { readonly at: number }>({ left: [], joined: [], at: 0 });
  useEffect(() => {
    const change = rosterChange(before.current, roster);
    before.current = roster;
    const now = performance.now();
    const fresh = now - news.current.at > togetherMs;
    const all = together(fresh ? { left: [], joined: [] } : news.current, change);
    const changed = change.left.length + change.joined.length > 0;
    const words = changeWords(t, all.left, all.joined);
    if (!changed || isCrowd(roster)) return;
    news.current = { ...all, at: now };
    if (words !== undefined) toast({ words, group: "comings and goings" });
  }, [t, roster]);
  return null;
}

/** The first roster is no news. */
function rosterChange(before: readonly RosterEntryView[], after: readonly RosterEntryView[]): News {
  if (before.length === 0) return { left: [], joined: [] };
  return { left: namesMissing(before, after), joined: namesMissing(after, before) };
}

/** Who came back has not left, and who left has not joined. */
function together(earlier: News, later: News): News {
  return {
    left: [...without(earlier.left, later.joined), ...later.left],
    joined: [...without(earlier.joined, later.left), ...later.joined],
  };
}

function without(names: readonly string[], others: readonly string[]): readonly string[] {
  return names.filter((name) => !others.includes(name));
}

function namesMissing(from: readonly RosterEntryView[], there: readonly RosterEntryView[]) {
  const entities = new Set(there.map(({ entity }) => entity));
  return from.filter(({ entity, self }) => !self && !entities.has(entity)).map(({ name }) => name);
}
