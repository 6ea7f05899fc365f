import type { Comeback } from "./comeback.ts";

/** A time in which this end was away, and came back. */
export interface Absence {
  /** Id of the last message that was told before it; absent: there was none. */
  readonly after?: string;
  /** Names of who left and who joined meanwhile. */
  readonly left: readonly string[];
  readonly joined: readonly string[];
}

/** Our policy: who is lost more often than that has more to read than they will. */
const mostKept = 20;

/** With what is known by now of the one that has just ended. Of two with no word between, the later stays. */
export function absencesAfter(
  absences: readonly Absence[],
  comeback: Comeback,
): readonly Absence[] {
  if (comeback.phase !== "back") return absences;
  const { after, left, joined } = comeback;
  const absence = {
    ...(after !== undefined && { after }),
    left: left.map(({ name }) => name),
    joined: joined.map(({ name }) => name),
  };
  return [...absences.filter((one) => one.after !== after), absence].slice(-mostKept);
}
