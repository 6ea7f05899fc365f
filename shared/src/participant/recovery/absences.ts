import type { Comeback } from "./comeback.ts";

/** A time in which this end was away, and came back. */
export interface Absence extends Change {
  /** Id of the last message that was told before it; absent: there was none. */
  readonly after?: string;
  /** Where it is several with no word between them, what all but the latest came to. */
  readonly earlier?: Change;
}

/** Who left and who joined: by user entity, as two may go by the same name. */
interface Change {
  readonly left: readonly Person[];
  readonly joined: readonly Person[];
}

interface Person {
  readonly entity: string;
  readonly name: string;
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
  const { after } = comeback;
  const latest = absences.at(-1);
  const isSame = latest !== undefined && latest.after === after;
  // Told again who is there, of the latest more is known; of those before it nothing.
  const known = before.phase === "back" ? latest?.earlier : latest;
  const earlier = isSame && known ? changeOf(known) : undefined;
  const absence: Absence = {
    ...(after !== undefined && { after }),
    ...(earlier ? { earlier, ...both(earlier, comeback) } : changeOf(comeback)),
  };
  return [...(isSame ? absences.slice(0, -1) : absences), absence].slice(-mostKept);
}

function changeOf({ left, joined }: Change): Change {
  return { left: left.map(personOf), joined: joined.map(personOf) };
}

function personOf({ entity, name }: Person): Person {
  return { entity, name };
}

/** One change after another, as one. */
function both(earlier: Change, later: Change): Change {
  return changeOf({
    left: union(without(earlier.left, later.joined), without(later.left, earlier.joined)),
    joined: union(without(earlier.joined, later.left), without(later.joined, earlier.left)),
  });
}

/** Who left twice was in between; once is enough to say so. */
function union(earlier: readonly Person[], later: readonly Person[]): readonly Person[] {
  return [...earlier, ...without(later, earlier)];
}

function without(people: readonly Person[], taken: readonly Person[]): readonly Person[] {
  const entities = new Set(taken.map(({ entity }) => entity));
  return people.filter(({ entity }) => !entities.has(entity));
}
