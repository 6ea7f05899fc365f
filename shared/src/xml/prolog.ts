import { stop } from "./xml-fault.ts";

/** Where the document begins, behind a byte order mark and the XML declaration, if there are any (XML §2.8, §4.3.3). */
export function declarationOf(text: string): number {
  const start = text.startsWith("\ufeff") ? 1 : 0;
  if (!/^<\?xml[ \t\n?]/.test(text.slice(start, start + 6))) return start;
  const declaration = new RegExp(DECLARATION, "y");
  declaration.lastIndex = start;
  const found = declaration.exec(text);
  if (!found) return stop("not-well-formed", "an XML declaration that is none");
  const encoding = found[3] ?? "UTF-8";
  if (WIDE.test(encoding)) stop("not-well-formed", "UTF-8 that claims to be something else");
  return declaration.lastIndex;
}

const DECLARATION =
  /<\?xml[ \t\n]+version[ \t\n]*=[ \t\n]*(["'])1\.[0-9]+\1(?:[ \t\n]+encoding[ \t\n]*=[ \t\n]*(["'])([A-Za-z][A-Za-z0-9._-]*)\2)?(?:[ \t\n]+standalone[ \t\n]*=[ \t\n]*(["'])(?:yes|no)\4)?[ \t\n]*\?>/;

/** Encodings of two and four bytes: what could be read as UTF-8 up to here was in none of them. */
const WIDE = /^(?:utf-?(?:16|32)|ucs-?[24]|iso-10646-ucs)/i;
