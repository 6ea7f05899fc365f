/**
 * The extended number nearest to `reference` whose low 16 bits are `sequenceNumber`
 * (RFC 3550 §A.1). Extended numbers count on over wraparounds; only their order has a meaning.
 */
export function extendSequenceNumber(sequenceNumber: number, reference: number): number {
  const distance = ((sequenceNumber - reference + 0x8000) & 0xffff) - 0x8000;
  return reference + distance;
}

/** An extended number to begin with: high enough that packets before the first stay positive. */
export function firstExtended(sequenceNumber: number): number {
  return 0x1_0000 + sequenceNumber;
}
