import { split } from "./split.ts";
import { isToken } from "./token.ts";

/** `;name=value` parts by lower-case name; a bare `;name` has the value undefined. */
export type Parameters = ReadonlyMap<string, string | undefined>;

export const noParameters: Parameters = new Map();

/**
 * Parameters from a text that is empty or starts with `;`. Undefined where one is malformed,
 * empty or given twice (RFC 3261 §7.3.1).
 */
export function parseParameters(text: string): Parameters | undefined {
  if (text === "") return noParameters;
  if (text.charCodeAt(0) !== SEMICOLON) return undefined;
  const parameters = new Map<string, string | undefined>();
  for (const part of split(text.slice(1), ";")) {
    const equals = part.indexOf("=");
    const name = (equals < 0 ? part : part.slice(0, equals)).trim().toLowerCase();
    const value = equals < 0 ? undefined : part.slice(equals + 1).trim();
    if (!isToken(name) || parameters.has(name)) return undefined;
    if (value !== undefined && !VALUE.test(value)) return undefined;
    parameters.set(name, value);
  }
  return parameters;
}

export function printParameters(parameters: Parameters): string {
  let printed = "";
  for (const [name, value] of parameters) {
    printed += value === undefined ? `;${name}` : `;${name}=${value}`;
  }
  return printed;
}

/** The text a quoted-string stands for; any other value is itself. */
export function unquoted(value: string): string {
  if (!value.startsWith('"')) return value;
  return value.slice(1, -1).replace(/\\(.)/gs, "$1");
}

/** A text as a quoted-string (RFC 3261 §25.1). */
export function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

const SEMICOLON = 0x3b;
/** Token, host or quoted-string, read generously: whatever cannot be mistaken for a separator. */
const VALUE = /^(?:[^\s",;<>\\]+|"(?:[^"\\]|\\.)*")$/s;
