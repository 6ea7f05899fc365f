import { invariant } from "../lib/index.ts";
import type { Label, Mid } from "./description.ts";

/** A mid from text that is known to be a token (RFC 5888 §4); the caller's mistake otherwise. */
export function mid(text: string): Mid {
  invariant(isToken(text), "a mid is a token");
  return text as Mid;
}

/** A label from text that is known to be a token (RFC 4574 §4); the caller's mistake otherwise. */
export function label(text: string): Label {
  invariant(isToken(text), "a label is a token");
  return text as Label;
}

export function parseMid(text: string): Mid | undefined {
  return isToken(text) ? (text as Mid) : undefined;
}

export function parseLabel(text: string): Label | undefined {
  return isToken(text) ? (text as Label) : undefined;
}

/** RFC 8866 §9, `token`. */
export function isToken(text: string): boolean {
  return /^[\x21\x23-\x27*+\-.0-9A-Z^-~]+$/.test(text);
}

/** A decimal number of plain digits from 0 to `largest`. */
export function parseNumber(text: string, largest: number): number | undefined {
  if (!/^[0-9]{1,16}$/.test(text)) return undefined;
  const value = Number(text);
  return value <= largest ? value : undefined;
}

/** `before` and `after` the first `separator`; `after` is absent where there is none. */
export function splitOnce(text: string, separator: string): [before: string, after?: string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
