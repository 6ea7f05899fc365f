import styles from "./TileStats.module.css";

const width = 120;
const height = 24;

interface SparklineProps {
  readonly label: string;
  /** Oldest first. */
  readonly values: readonly number[];
}

/** The recent past of a figure, newest at the right; the scale is its own. */
export function Sparkline({ label, values }: SparklineProps) {
  const points = pointsOf(values);
  if (points === "") return null;
  return (
    <svg
      className={styles["sparkline"]}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <polyline points={points} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

/** For a `<polyline>`; nothing where there is no line between two. */
export function pointsOf(values: readonly number[]): string {
  if (values.length < 2) return "";
  const most = Math.max(...values, 1);
  const step = width / (values.length - 1);
  return values
    .map((value, at) => `${round(at * step)},${round(height - (value / most) * (height - 2) - 1)}`)
    .join(" ");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
