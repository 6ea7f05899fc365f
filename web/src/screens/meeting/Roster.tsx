import { X } from "lucide-react";
import { useConference } from "../../store/context.ts";
import type { RosterEntryView } from "../../store/view.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { CopyLink } from "./CopyLink.tsx";
import styles from "./Roster.module.css";
import { reconnecting } from "./state-words.ts";
import { useSecondsSince } from "./use-now.ts";

interface RosterProps {
  readonly conference: string;
  readonly onClose: () => void;
}

/** Who is in the meeting, as the focus says. */
export function Roster({ conference, onClose }: RosterProps) {
  const roster = useConference((view) => view.roster);
  return (
    <aside className={styles["panel"]} id="people" aria-labelledby="people-title">
      <header className={styles["header"]}>
        <h2 id="people-title">People · {roster.length}</h2>
        <IconButton label="Close people" icon={<X />} onClick={onClose} />
      </header>
      <ul className={styles["list"]}>
        {roster.map((entry) => (
          <RosterEntry key={entry.entity} entry={entry} />
        ))}
      </ul>
      {roster.length > 1 && <CopyLink conference={conference} />}
    </aside>
  );
}

function RosterEntry({ entry }: { readonly entry: RosterEntryView }) {
  const { name, self, state, lostAt } = entry;
  const seconds = useSecondsSince(state === "reconnecting" ? lostAt : undefined);
  return (
    <li
      className={styles["entry"]}
      data-testid="roster-entry"
      data-participant={name}
      data-entity={entry.entity}
      data-state={state}
    >
      <Avatar name={name} />
      <span className={styles["who"]}>
        <span>
          {name}
          {self && <small> (you)</small>}
        </span>
        {state === "connecting" && <small>Joining…</small>}
        {state === "reconnecting" && <small>{reconnecting(seconds)}</small>}
      </span>
    </li>
  );
}
