import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useConference } from "../../store/context.ts";
import { isHost } from "../../store/hosting.ts";
import type { RosterEntryView } from "../../store/view.ts";
import { Button } from "../../ui/Button.tsx";
import { Field } from "../../ui/Field.tsx";
import { Sheet } from "../../ui/Sheet.tsx";
import { useWords } from "../../words/words.ts";
import { InviteDialog } from "./invite/InviteDialog.tsx";
import { inOrder, named } from "./people/in-order.ts";
import { MuteEveryone } from "./people/MuteEveryone.tsx";
import { PersonEntry } from "./people/PersonEntry.tsx";
import { RemoveDialog } from "./people/RemoveDialog.tsx";
import styles from "./Roster.module.css";

/** From so many people on a name is found faster by typing than by looking. */
const searchFrom = 8;

interface RosterProps {
  readonly conference: string;
  readonly onClose: () => void;
}

/** Who is in the meeting, as the focus says. */
export function Roster({ conference, onClose }: RosterProps) {
  const t = useWords();
  const roster = useConference((view) => view.roster);
  const mayHost = useConference(isHost);
  const [typed, setTyped] = useState("");
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<RosterEntryView>();
  const isLong = roster.length >= searchFrom;
  const shown = isLong ? named(inOrder(roster), typed) : inOrder(roster);
  return (
    <Sheet
      id="people"
      title={t("people.title", { count: roster.length })}
      closeLabel={t("people.close")}
      onClose={onClose}
    >
      {isLong && (
        <div className={styles["search"]}>
          <Field
            label={t("people.search")}
            type="search"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
      )}
      <ul className={styles["list"]}>
        {shown.map((entry) => (
          <PersonEntry key={entry.entity} entry={entry} mayHost={mayHost} onRemove={setRemoving} />
        ))}
      </ul>
      {shown.length === 0 && roster.length > 0 && (
        <output className={styles["none"]}>{t("people.none")}</output>
      )}
      <div className={styles["below"]}>
        <MuteEveryone />
        <Button icon={<UserPlus aria-hidden="true" />} onClick={() => setInviting(true)}>
          {t("people.invite")}
        </Button>
      </div>
      <InviteDialog conference={conference} open={inviting} onClose={() => setInviting(false)} />
      {/* Not within the person's own entry: it stays although they go. */}
      {removing && (
        <RemoveDialog
          key={removing.entity}
          entry={removing}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Sheet>
  );
}
