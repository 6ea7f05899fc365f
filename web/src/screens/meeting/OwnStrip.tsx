import { useConference, useOwnDevices } from "../../store/context.ts";
import { Tile } from "../../ui/Tile.tsx";
import styles from "./OwnStrip.module.css";

/** One's own room, small, as the others see it; a single real camera is mirrored. */
export function OwnStrip() {
  const cameras = useConference((view) => view.ownCameras);
  const on = useConference((view) => view.camerasOn);
  const name = useOwnDevices((view) => view.choices.name);
  return (
    <div className={styles["strip"]} data-cameras={cameras.length}>
      {cameras.map(({ position, track, simulated }) => (
        <Tile
          key={position}
          className={styles["tile"]}
          data-testid="own-tile"
          data-position={position}
          name={name === "" ? "You" : name}
          label={`your ${position} camera`}
          state={on ? "live" : "off"}
          track={track}
          mirrored={cameras.length === 1 && !simulated}
          words="Off"
          face={false}
        />
      ))}
    </div>
  );
}
