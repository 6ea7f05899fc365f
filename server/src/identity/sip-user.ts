/** Who a SIP URI names, without what proxies and ports may add to it; undefined: nobody. */
export interface SipUser {
  /** Escapes undone, so that none hides a name. */
  readonly user: string;
  /** Lower case. */
  readonly host: string;
}

/** The user and host of a SIP URI (RFC 3261 §19.1.1), read generously. */
export function sipUserOf(uri: string): SipUser | undefined {
  const [, user, host] = SIP_URI.exec(uri) ?? [];
  if (user === undefined || host === undefined) return undefined;
  return { user: unescaped(user), host: host.toLowerCase() };
}

/** User up to a password; host up to a final dot, port, parameters or headers. */
const SIP_URI = /^\s*sips?:([^@:]+)(?::[^@]*)?@(\[[^\]]*\]|[^:;?\s[\]]*[^:;?\s[\].])/i;

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
