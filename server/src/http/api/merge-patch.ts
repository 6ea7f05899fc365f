/**
 * A JSON merge patch applied (RFC 7396 §2). Nothing in `target` is an object, so that one level is
 * all there is: an object in the patch can only replace, and is refused by whoever checks.
 */
export function mergePatched(target: object, patch: unknown): unknown {
  if (typeof patch !== "object" || patch === null || Array.isArray(patch)) return patch;
  const merged = { ...target, ...patch };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}
