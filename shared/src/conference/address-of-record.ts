/** Longest address that is taken, in characters. Our policy. */
const maxLength = 256;

/** `sip:user@host`, and what may follow: port, parameters, headers (RFC 3261 §19.1.1, §25.1). */
const sipUri = /^sip:([\w.!~*'()%&=+$,/-]+)@([\w.-]+|\[[0-9a-f:.]+\])(?:[:;?]|$)/i;

/**
 * The address-of-record that a URI names, without all that only says how to get there; nothing
 * for one outside the conference's own domain, or for the conference itself.
 */
export function addressOfRecord(target: string, conferenceUri: string): string | undefined {
  const named = addressOf(target);
  const own = addressOf(conferenceUri);
  if (!named || named.domain !== own?.domain || named.user === own.user) return undefined;
  return `sip:${named.user}@${named.domain}`;
}

function addressOf(uri: string) {
  const [, user, host] = (uri.length > maxLength ? undefined : sipUri.exec(uri)) ?? [];
  return user && host ? { user, domain: host.toLowerCase() } : undefined;
}
