import type { QualityLevel } from "../../store/stats-view.ts";
import styles from "./RoomMarks.module.css";

const barsOf: Readonly<Record<QualityLevel, number>> = { excellent: 3, good: 2, poor: 1, lost: 0 };

interface QualityMarkProps {
  readonly level: QualityLevel;
  readonly label: string;
}

/** Three bars: how well somebody comes over the network. */
export function QualityMark({ level, label }: QualityMarkProps) {
  return (
    <svg
      className={styles["quality"]}
      viewBox="0 0 13 12"
      role="img"
      aria-label={label}
      data-level={level}
      data-testid="quality"
    >
      <title>{label}</title>
      {[1, 2, 3].map((bar) => (
        <rect
          key={bar}
          x={(bar - 1) * 5}
          y={12 - bar * 4}
          width="3"
          height={bar * 4}
          rx="1"
          data-lit={bar <= barsOf[level]}
        />
      ))}
    </svg>
  );
}
