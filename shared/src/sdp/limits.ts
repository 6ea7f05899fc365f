/**
 * Bounds on one SDP text. A browser's offer with every codec is under 200 lines an m-section and
 * 20 KiB in all for a dozen of them; these leave room and keep the worst text cheap.
 */
export const sdpLimits = {
  /** UTF-16 units in the whole text. */
  textLength: 256 * 1024,
  lines: 16_384,
  mediaSections: 256,
  /** Attribute lines in one m-section, or at session level. */
  attributesPerSection: 1024,
} as const;
