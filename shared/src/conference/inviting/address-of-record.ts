/** Longest address that is taken, in characters. Our policy. */
const maxLength = 256;

/** `sip:user@host`, and what may follow: port, parameters, headers (RFC 3261 §19.1.1, §25.1). */
const sipUri = /^sip:([\w.!~*'()%&=+$,/-]+)@([\w.-]+|\[[0-9a-f:.]+\])(?:[:;?]|$)/i;

/** Of a user part, as far as it is taken here. */
const needsNoEscape = /^[\w.!~*'()&=+$,/-]$/;

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
  return user && host ? { user: spelled(user), domain: host.toLowerCase() } : undefined;
}

/** RFC 3261 §10.3 step 5: without escapes. Else somebody could be called once for each spelling. */
function spelled(user: string): string {
  return user.replace(/%([\da-f]{2})/gi, (escaped: string, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return needsNoEscape.test(character) ? character : escaped.toUpperCase();
  });
}
