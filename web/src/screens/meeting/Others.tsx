import type { RoomView } from "../../store/view.ts";
import { Avatar } from "../../ui/Avatar.tsx";
import styles from "./Others.module.css";

interface OthersProps {
  readonly rooms: readonly RoomView[];
  /** The room whose pictures are shown. */
  readonly shown: string | undefined;
}

/** All rooms by name, where the stage shows one of them: the others are heard. */
export function Others({ rooms, shown }: OthersProps) {
  return (
    <ul className={styles["others"]} aria-label="Rooms">
      {rooms.map(({ id, name, state }) => (
        <li
          key={id}
          className={styles["other"]}
          aria-current={id === shown}
          data-testid="other"
          data-participant={name}
          data-state={state}
        >
          <Avatar name={name} />
          <span>{name}</span>
          {state === "reconnecting" && <small>Reconnecting…</small>}
        </li>
      ))}
    </ul>
  );
}
