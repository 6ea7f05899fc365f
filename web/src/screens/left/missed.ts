import type { LeftPhase } from "../../store/view.ts";

/**
 * Who left and who joined since one was there, by names alone: what can be known from outside. One's
 * own name says nothing: the seat may be held or not.
 *
 * @param there names of who is in now
 */
export function missed(
  { self, others }: NonNullable<LeftPhase["before"]>,
  there: readonly string[],
): { readonly left: readonly string[]; readonly joined: readonly string[] } {
  const isOther = (name: string) => name !== self;
  const [before, now] = [others.filter(isOther), there.filter(isOther)];
  return { left: without(before, now), joined: without(now, before) };
}

/** Two people may have one name: each takes away one. */
function without(names: readonly string[], taken: readonly string[]): readonly string[] {
  const rest = [...taken];
  return names.filter((name) => {
    const at = rest.indexOf(name);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}
