import { type Parameters, parseParameters, unquoted } from "./parameters.ts";

/** The value of From, To, Contact, Route: a URI with its display name and header parameters. */
export interface NameAddr {
  /** Empty where there is none; escapes of a quoted name are undone. */
  readonly displayName: string;
  /** As received, without angle brackets. */
  readonly uri: string;
  readonly parameters: Parameters;
}

/** A `name-addr` or `addr-spec` with parameters (RFC 3261 §20.10), or undefined. */
export function parseNameAddr(value: string): NameAddr | undefined {
  const less = value.startsWith('"') ? afterQuoted(value) : value.indexOf("<");
  if (less === undefined) return undefined;
  if (less < 0) return parseAddrSpec(value);
  const greater = value.indexOf(">", less);
  if (greater < 0) return undefined;
  const name = value.slice(0, less).trim();
  if (!name.startsWith('"') && !DISPLAY_TOKENS.test(name)) return undefined;
  const uri = value.slice(less + 1, greater);
  if (!URI.test(uri)) return undefined;
  const parameters = parseParameters(value.slice(greater + 1).trim());
  return parameters && { displayName: unquoted(name), uri, parameters };
}

/** Words of tokens; letters beyond ASCII are let through though they should be quoted. */
const DISPLAY_TOKENS = /^[A-Za-z0-9\-.!%*_+`'~ \t\u0080-\uffff]*$/;
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"]+$/;

/** Where `<` stands behind a leading quoted-string; undefined where the quote never closes. */
function afterQuoted(value: string): number | undefined {
  for (let i = 1; i < value.length; i++) {
    const character = value[i];
    if (character === "\\") i++;
    else if (character === '"') {
      const rest = value.slice(i + 1);
      const blanks = rest.length - rest.trimStart().length;
      return rest[blanks] === "<" ? i + 1 + blanks : undefined;
    }
  }
  return undefined;
}

/** Without brackets all parameters are the header's, and the URI holds no `?` or `,` (§20.10). */
function parseAddrSpec(value: string): NameAddr | undefined {
  const semicolon = value.indexOf(";");
  const uri = (semicolon < 0 ? value : value.slice(0, semicolon)).trimEnd();
  if (!URI.test(uri) || uri.includes("?") || uri.includes(",")) return undefined;
  const parameters = parseParameters(semicolon < 0 ? "" : value.slice(semicolon));
  return parameters && { displayName: "", uri, parameters };
}
