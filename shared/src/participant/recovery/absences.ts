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

/**
 * With what is known by now of the one that has just ended. Two with no word between them are one:
 * who left in the first and joined in the second has not been missed.
 */
export function absencesAfter(
  absences: readonly Absence[],
  before: Comeback,
  comeback: Comeback,
): readonly Absence[] {
  if (comeback.phase !== "back") return absences;
  const latest = absences.at(-1);
  if (before.phase === "back") {
    const turnedUp = without(namesOf(before.left), namesOf(comeback.left));
    const known = latest && { ...latest, left: without(latest.left, turnedUp) };
    return known ? [...absences.slice(0, -1), known] : absences;
  }
  const { after } = comeback;
  const [left, joined] = [namesOf(comeback.left), namesOf(comeback.joined)];
  if (latest && latest.after === after) {
    return [...absences.slice(0, -1), joinedWith(latest, { left, joined })];
  }
  const absence = { ...(after !== undefined && { after }), left, joined };
  return [...absences, absence].slice(-mostKept);
}

function joinedWith(earlier: Absence, later: Pick<Absence, "left" | "joined">): Absence {
  return {
    ...earlier,
    left: both(without(earlier.left, later.joined), without(later.left, earlier.joined)),
    joined: both(without(earlier.joined, later.left), without(later.joined, earlier.left)),
  };
}

/** Who left twice was in between; once is enough to say so. */
function both(earlier: readonly string[], later: readonly string[]): readonly string[] {
  return [...earlier, ...without(later, earlier)];
}

function namesOf(people: readonly { readonly name: string }[]): readonly string[] {
  return people.map(({ name }) => name);
}

/** Each name once for each time it is there: two may go by the same. */
function without(names: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return names.filter((name) => {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
