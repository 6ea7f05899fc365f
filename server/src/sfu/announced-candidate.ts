/**
 * A host candidate as a peer outside is to see it: the same port at the announced address
 * (RFC 8839: foundation, component, transport, priority, address, port, …).
 */
export function announcedCandidate(candidate: string, address: string | undefined): string {
  if (address === undefined) return candidate;
  const fields = candidate.split(" ");
  return fields.length < 6 ? candidate : fields.with(4, address).join(" ");
}
