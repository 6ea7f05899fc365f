import { Hand } from "lucide-react";
import { memo } from "react";
import { useConference, useSpeaking } from "../../../store/context.ts";
import { isEqual } from "../../../store/is-equal.ts";
import type { RosterEntryView } from "../../../store/view.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Unseen } from "../../../ui/Unseen.tsx";
import { useWords } from "../../../words/words.ts";
import { MutedMark } from "../MutedMark.tsx";
import { placeInQueue } from "../reactions/hand-queue.ts";
import { SilencedMark } from "../SilencedMark.tsx";
import { reconnecting } from "../state-words.ts";
import { useSecondsSince } from "../use-now.ts";
import styles from "./PersonEntry.module.css";
import { PersonMenu } from "./PersonMenu.tsx";

interface PersonEntryProps {
  readonly entry: RosterEntryView;
  /** Whether the person here is a host. */
  readonly mayHost: boolean;
  readonly onRemove: (entry: RosterEntryView) => void;
}

/** One person, with all the cameras of their room; drawn anew when they change, not when others do. */
export const PersonEntry = memo(function PersonEntry(props: PersonEntryProps) {
  const { entry, mayHost, onRemove } = props;
  const t = useWords();
  const { entity, name, self, state } = entry;
  const speaks = useSpeaking((speaking) => state === "connected" && speaking.has(entity));
  return (
    <li
      className={styles["entry"]}
      data-testid="roster-entry"
      data-participant={name}
      data-entity={entity}
      data-state={state}
      data-speaking={speaks}
    >
      <Avatar name={name} />
      <div className={styles["who"]}>
        <p className={styles["name"]}>
          <bdi>{name}</bdi>
          {self && <small>{t("people.you")}</small>}
          <MutedMark entity={entity} speaks={speaks} />
          <SilencedMark entity={entity} />
          {speaks && <Unseen>{t("people.speaking")}</Unseen>}
          {entry.isHost && <small className={styles["host"]}>{t("people.host")}</small>}
        </p>
        <State entry={entry} />
      </div>
      <RaisedHand entity={entity} />
      <PersonMenu entry={entry} mayHost={mayHost} onRemove={onRemove} />
    </li>
  );
}, isEqual);

/** What becomes of them, and while nothing does, what is to be seen of them. */
function State({ entry }: { readonly entry: RosterEntryView }) {
  const t = useWords();
  const own = useConference((view) => view.ownCameras.length);
  const { self, state, lostAt, cameras = 0 } = entry;
  const seconds = useSecondsSince(state === "reconnecting" ? lostAt : undefined);
  if (state === "connecting") return <small>{t("people.joining")}</small>;
  if (state === "reconnecting") return <small>{reconnecting(t, seconds)}</small>;
  const count = self ? own : cameras;
  return count > 0 && <small>{t("people.cameras", { count })}</small>;
}

function RaisedHand({ entity }: { readonly entity: string }) {
  const t = useWords();
  const place = useConference(({ roster }) =>
    placeInQueue(roster, (entry) => entry.entity === entity),
  );
  if (place === undefined) return null;
  return (
    <span className={styles["hand"]}>
      <Hand aria-hidden="true" />
      <span aria-hidden="true">{place}</span>
      <Unseen>{t("people.handUp", { place })}</Unseen>
    </span>
  );
}
