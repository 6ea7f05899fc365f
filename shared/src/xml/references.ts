import { isCharacter } from "./characters.ts";

/**
 * Text with its references resolved: to a character by number, or to one of the five predefined entities; there are
 * no others without a document type declaration (XML §4.1, §4.6). `undefined` if one of them is none. Linear.
 */
export function resolveReferences(text: string): string | undefined {
  let resolved = "";
  let from = 0;
  for (let at = text.indexOf("&"); at >= 0; at = text.indexOf("&", from)) {
    const end = text.indexOf(";", at);
    if (end < 0 || end - at > LONGEST_REFERENCE) return undefined;
    const character = characterOf(text.slice(at + 1, end));
    if (character === undefined) return undefined;
    resolved += text.slice(from, at) + character;
    from = end + 1;
  }
  return resolved + text.slice(from);
}

/** A number may have leading zeros, but not without end. */
const LONGEST_REFERENCE = 32;

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["amp", "&"],
  ["apos", "'"],
  ["quot", '"'],
]);

function characterOf(name: string): string | undefined {
  const number = /^#(?:x([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!number) return PREDEFINED.get(name);
  const [, hexadecimal, decimal] = number;
  const codePoint = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
  return isCharacter(codePoint) ? String.fromCodePoint(codePoint) : undefined;
}
