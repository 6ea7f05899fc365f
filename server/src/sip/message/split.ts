/**
 * Splits at a separator that stands outside quoted strings and angle brackets; linear in the
 * text's length. Parts keep their white space.
 */
export function split(text: string, separator: "," | ";"): readonly string[] {
  if (!text.includes(separator)) return [text];
  if (!text.includes('"') && !text.includes("<")) return text.split(separator);
  return splitOutsideQuotes(text, separator.charCodeAt(0));
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LESS = 0x3c;
const GREATER = 0x3e;

function splitOutsideQuotes(text: string, separator: number): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  let bracketed = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === BACKSLASH) i++;
      else if (code === QUOTE) quoted = false;
    } else if (code === QUOTE) quoted = true;
    else if (code === LESS) bracketed = true;
    else if (code === GREATER) bracketed = false;
    else if (code === separator && !bracketed) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}
