/**
 * Firefox goes on with the DTLS association it has whatever an offer says: it restarts ICE, answers, and
 * nothing ever arrives (seen with 153). All others begin a new one (RFC 8842 §5.5).
 */
export function takesNewAssociation(userAgent: string): boolean {
  return !/Firefox\//.test(userAgent);
}

/** Whether the focus offers a new one after that description of before: its certificate is another. */
export function offersNewAssociation(offer: string, before: string): boolean {
  return fingerprintOf(offer) !== fingerprintOf(before);
}

function fingerprintOf(sdp: string): string | undefined {
  return /^a=fingerprint:(.*?)\r?$/m.exec(sdp)?.[1]?.toUpperCase();
}
