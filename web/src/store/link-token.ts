/** Longer ones the focus refuses. */
const longest = 2_048;

/**
 * The token of a join link, `<meeting>#token=…`, which by that is in the address no more: neither
 * the history nor a copied address lets somebody else in. Undefined where there is none.
 */
export function takeLinkToken({ location, history }: Window): string | undefined {
  const [, token] = /^#token=(.*)$/s.exec(location.hash) ?? [];
  if (token === undefined) return undefined;
  history.replaceState(history.state, "", location.pathname + location.search);
  return parseToken(token);
}

/** RFC 6750 §2.1; nothing else can end up in a header of ours. */
export function parseToken(value: unknown): string | undefined {
  const isToken =
    typeof value === "string" && value.length <= longest && /^[\w.~+/-]+=*$/.test(value);
  return isToken ? value : undefined;
}
