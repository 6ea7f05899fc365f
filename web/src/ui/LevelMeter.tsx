import styles from "./LevelMeter.module.css";

/** How loud a microphone is, 0 to 1. */
export function LevelMeter({ label, level }: { readonly label: string; readonly level: number }) {
  return (
    <div
      className={styles["meter"]}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(level * 100)}
    >
      <div style={{ transform: `scaleX(${level})` }} />
    </div>
  );
}
