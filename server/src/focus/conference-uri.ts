/** The conference URI of a name (RFC 3261 §19.1.2). */
export function conferenceUri(name: string, domain: string): string {
  return `sip:${encodeURIComponent(name)}@${domain}`;
}
