/** Bounds of what is said in writing; all of them our policy. */
export const instantMessageLimits = {
  /** Text of one message, in bytes of UTF-8. */
  textBytes: 4_000,
  /** A message's own name, in characters. */
  messageIdLength: 128,
} as const;

/** Bytes that a text takes as UTF-8; half a surrogate pair takes the three of U+FFFD. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes += 1;
    else if (code < 0x800) bytes += 2;
    else bytes += code < 0x1_0000 ? 3 : 4;
  }
  return bytes;
}
