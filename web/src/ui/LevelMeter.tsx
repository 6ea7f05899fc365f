import type { CSSProperties } from "react";
import styles from "./LevelMeter.module.css";

/** How loud a microphone is, 0 to 1. */
export function LevelMeter({ label, level }: { readonly label: string; readonly level: number }) {
  const scale: CSSProperties = { transform: `scaleX(${level})` };
  return (
    <div className={styles["meter"]}>
      <meter aria-label={label} value={level} />
      <div style={scale} />
    </div>
  );
}
