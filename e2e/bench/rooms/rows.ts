/** One measured figure; `goal`, where there is one, is the most it should be. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: number;
}

/** The middle and the bad end of many times, in milliseconds; the goal is for the bad end. */
export function timeRows(
  name: string,
  times: readonly number[],
  goal: number,
): readonly BenchRow[] {
  return [
    { name: `${name}, p50 of ${times.length}`, value: quantile(times, 0.5), unit: "ms" },
    { name: `${name}, p95`, value: quantile(times, 0.95), unit: "ms", goal },
  ];
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.min(Math.floor(sorted.length * share), sorted.length - 1);
  return sorted[at] ?? Number.NaN;
}
