/** A straight line through values one apart, by least squares: how steep, and how surely. */
export function slopeOf(values: readonly number[]): {
  readonly slope: number;
  /** Standard error of the slope. */
  readonly error: number;
} {
  const count = values.length;
  const middle = (count - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const spread = sumOf(values, (_, at) => (at - middle) ** 2);
  const slope = sumOf(values, (value, at) => (at - middle) * (value - mean)) / spread;
  const rest = sumOf(values, (value, at) => (value - mean - slope * (at - middle)) ** 2);
  return { slope, error: Math.sqrt(rest / Math.max(1, count - 2) / spread) };
}

function sumOf(values: readonly number[], of: (value: number, at: number) => number): number {
  return values.reduce((sum, value, at) => sum + of(value, at), 0);
}
