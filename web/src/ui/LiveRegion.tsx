import { announced } from "./announce.ts";
import styles from "./LiveRegion.module.css";
import { useSource } from "./source.ts";

/** Where announcements are heard; there from the start, or none would be. */
export function LiveRegion() {
  const { words, turn } = useSource(announced);
  return (
    <div className={styles["region"]} aria-live="polite">
      <span key={turn}>{words}</span>
    </div>
  );
}
