import { useEffect, useState } from "react";
import { useConference } from "../../store/context.ts";
import type { RosterEntryView } from "../../store/view.ts";
import styles from "./ComingsAndGoings.module.css";
import { changeWords } from "./names.ts";

const shownForMs = 3_000;

/** Says, to eyes and to screen readers, who came and who went. */
export function ComingsAndGoings() {
  const roster = useConference((view) => view.roster);
  const words = useRosterChange(roster);
  return (
    <output className={styles["toast"]} data-shown={words !== undefined}>
      {words}
    </output>
  );
}

function useRosterChange(roster: readonly RosterEntryView[]): string | undefined {
  const [before, setBefore] = useState(roster);
  const [words, setWords] = useState<string>();
  if (before !== roster) {
    setBefore(roster);
    const change = rosterChange(before, roster);
    if (change !== undefined) setWords(change);
  }
  useEffect(() => {
    if (words === undefined) return;
    const timer = setTimeout(() => setWords(undefined), shownForMs);
    return () => clearTimeout(timer);
  }, [words]);
  return words;
}

/** The first roster is no news. */
function rosterChange(
  before: readonly RosterEntryView[],
  after: readonly RosterEntryView[],
): string | undefined {
  if (before.length === 0) return undefined;
  return changeWords(namesMissing(before, after), namesMissing(after, before));
}

function namesMissing(from: readonly RosterEntryView[], there: readonly RosterEntryView[]) {
  const entities = new Set(there.map(({ entity }) => entity));
  return from.filter(({ entity, self }) => !self && !entities.has(entity)).map(({ name }) => name);
}
