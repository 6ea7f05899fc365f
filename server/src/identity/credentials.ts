import { limits } from "./settings.ts";

/** One Authorization value. A scheme that is neither is for somebody else. */
export type Credentials =
  | { readonly scheme: "bearer"; readonly token: string }
  /** Parameters by lower-case name, unquoted; undefined where they are malformed. */
  | { readonly scheme: "digest"; readonly parameters: DigestParameters | undefined }
  | { readonly scheme: "other" };

export type DigestParameters = ReadonlyMap<string, string>;

/** Reads an Authorization value (RFC 3261 §20.7; Bearer: RFC 8898). Linear, never throws. */
export function parseCredentials(value: string): Credentials {
  const [, scheme = "", rest = ""] = SCHEME.exec(value) ?? [];
  const fits = value.length <= limits.credentialLength;
  switch (scheme.toLowerCase()) {
    case "bearer":
      return { scheme: "bearer", token: rest.trim() };
    case "digest":
      return { scheme: "digest", parameters: fits ? parseParameters(rest) : undefined };
    default:
      return { scheme: "other" };
  }
}

const SCHEME = /^\s*([A-Za-z0-9\-.!%*_+`'~]+)(?:[ \t](.*))?$/s;
const PARAMETER =
  /[ \t]*([A-Za-z0-9\-.!%*_+`'~]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))[ \t]*(?:,|$)/sy;

/**
 * A parameter given twice makes them all malformed. Escapes stay: a digest is made over what
 * stands between the quotes (RFC 7616 §3.4, `unq`).
 */
function parseParameters(text: string): DigestParameters | undefined {
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = 0;
  let end = 0;
  while (end < text.length) {
    const found = PARAMETER.exec(text);
    const name = found?.[1]?.toLowerCase();
    if (name === undefined || parameters.has(name)) return undefined;
    parameters.set(name, found?.[2] ?? found?.[3] ?? "");
    end = PARAMETER.lastIndex;
  }
  return parameters;
}
