/**
 * The CSRC by which the focus names a capture in RTP (RFC 3550 §5.1): 32-bit FNV-1a of its id. A
 * browser tells a page no header extensions, but `getContributingSources()`; so the page knows
 * what is switched into a seat, packet by packet, by reckoning the same of what may be.
 */
export function contributingSource(captureId: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < captureId.length; index += 1) {
    hash = Math.imul(hash ^ captureId.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}
