/** Our own mistake: thrown, it ends the conference it happened in, never the process. */
class InvariantBroken extends Error {
  override readonly name = "InvariantBroken";
}

/** States what must be true here; `sentence` says it in words. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new InvariantBroken(sentence);
}

/** Ends a `switch` over a union, so that a new member is a type error until it is dealt with. */
export function assertNever(value: never): never {
  throw new InvariantBroken(`unexpected ${JSON.stringify(value)}`);
}
