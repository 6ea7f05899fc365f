import { useConference } from "../../store/context.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import { useWords } from "../../words/words.ts";
import styles from "./Others.module.css";

/** All rooms by name, where the stage shows one of them: the others are heard. */
export function Others() {
  const t = useWords();
  const rooms = useConference((view) => view.rooms);
  const speaker = useConference((view) => view.speaker);
  if (speaker === undefined) return null;
  return (
    <ul className={styles["others"]} aria-label={t("stage.rooms")}>
      {rooms.map(({ id, name, state }) => (
        <li
          key={id}
          className={styles["other"]}
          aria-current={id === speaker.room?.id}
          data-testid="other"
          data-participant={name}
          data-state={state}
        >
          <Avatar name={name} />
          <span dir="auto">{name}</span>
          {state === "reconnecting" && <small>{t("stage.reconnecting")}</small>}
        </li>
      ))}
    </ul>
  );
}
